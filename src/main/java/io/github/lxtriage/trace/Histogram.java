package io.github.lxtriage.trace;

import java.util.List;
import java.util.Objects;

/**
 * One entry of a quantize, lquantize or llquantize aggregation (section 10).
 *
 * @param frames the stack that is a key, leaf first; empty where none is
 * @param label the title or printa text above it; empty where there is none
 */
public record Histogram(
    long line,
    Reading reading,
    List<Key> keys,
    List<String> frames,
    String label,
    List<Bucket> buckets)
    implements TraceRecord {
  public Histogram {
    keys = List.copyOf(keys);
    frames = List.copyOf(frames);
    Objects.requireNonNull(label);
    buckets = List.copyOf(buckets);
  }

  /**
   * A line of a histogram.
   *
   * @param label the bound as printed: {@code 16}, {@code < 0}, {@code >= 100}
   */
  public record Bucket(String label, long count) {
    public Bucket {
      Objects.requireNonNull(label);
    }
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.HISTOGRAM;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.histogram(this);
  }
}
