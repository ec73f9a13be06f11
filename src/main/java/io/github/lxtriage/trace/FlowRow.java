package io.github.lxtriage.trace;

import java.util.Objects;

/**
 * A row printed with flow indentation (section 4).
 *
 * @param depth how deep the function was called
 * @param direction {@code ->}, {@code <-}, {@code =>}, {@code <=} or {@code |}
 * @param function with {@code :name} where the row shows it
 * @param rest what the clause's actions printed, trimmed
 */
public record FlowRow(
    long line, Reading reading, long cpu, int depth, String direction, String function, String rest)
    implements TraceRecord {
  public FlowRow {
    Objects.requireNonNull(direction);
    Objects.requireNonNull(function);
    Objects.requireNonNull(rest);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.FLOW_ROW;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.flowRow(this);
  }
}
