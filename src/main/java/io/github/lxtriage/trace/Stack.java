package io.github.lxtriage.trace;

import java.util.List;

/**
 * A stack that an action printed (section 8).
 *
 * @param frames leaf first; annotations stand below their frame as printed
 */
public record Stack(long line, Reading reading, List<String> frames) implements TraceRecord {
  public Stack {
    frames = List.copyOf(frames);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.STACK;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.stack(this);
  }
}
