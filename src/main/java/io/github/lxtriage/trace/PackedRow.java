package io.github.lxtriage.trace;

import java.util.List;
import java.util.Objects;

/**
 * An entry printed with {@code -x aggpack} (section 11): one cell for each bucket. The counts of
 * the buckets are not in the text.
 *
 * @param min the label of the first bucket
 * @param max the label of the last bucket
 * @param cells one character for each bucket, as printed
 * @param value the count of all
 * @param frames the stack that is a key, leaf first; empty where none is
 */
public record PackedRow(
    long line,
    Reading reading,
    List<Key> keys,
    String min,
    String max,
    String cells,
    long value,
    List<String> frames)
    implements TraceRecord {
  public PackedRow {
    keys = List.copyOf(keys);
    Objects.requireNonNull(min);
    Objects.requireNonNull(max);
    Objects.requireNonNull(cells);
    frames = List.copyOf(frames);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.PACKED_ROW;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.packedRow(this);
  }
}
