package io.github.lxtriage.trace;

import java.util.Objects;

/**
 * Bytes that trace() or tracemem() printed as a table (section 6.3).
 *
 * @param hex two lower-case digits for each byte
 */
public record HexDump(long line, Reading reading, String hex) implements TraceRecord {
  public HexDump {
    Objects.requireNonNull(hex);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.HEX_DUMP;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.hexDump(this);
  }
}
