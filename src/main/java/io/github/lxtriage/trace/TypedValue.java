package io.github.lxtriage.trace;

import java.util.Objects;

/**
 * What print() printed (section 6.4).
 *
 * @param text all its lines
 */
public record TypedValue(long line, Reading reading, String text) implements TraceRecord {
  public TypedValue {
    Objects.requireNonNull(text);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.TYPED_VALUE;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.typedValue(this);
  }
}
