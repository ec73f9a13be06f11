package io.github.lxtriage.trace;

import java.util.Objects;

/**
 * A probe that {@code dtrace -l} listed (section 14).
 *
 * @param attributes the lines that {@code -v} adds below it; empty without
 */
public record Listing(
    long line,
    Reading reading,
    long id,
    String provider,
    String module,
    String function,
    String name,
    String attributes)
    implements TraceRecord {
  public Listing {
    Objects.requireNonNull(provider);
    Objects.requireNonNull(module);
    Objects.requireNonNull(function);
    Objects.requireNonNull(name);
    Objects.requireNonNull(attributes);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.LISTING;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.listing(this);
  }
}
