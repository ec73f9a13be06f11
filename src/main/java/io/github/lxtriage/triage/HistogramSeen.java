package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import java.util.List;

/**
 * A distribution that a script printed.
 *
 * @param place the line where it begins
 * @param keys what it is the distribution of, such as a process name and a call; not trusted
 * @param label the title above it; may be empty
 * @param buckets in the order of the capture
 */
public record HistogramSeen(Place place, List<String> keys, String label, List<Bucket> buckets) {
  public HistogramSeen {
    keys = List.copyOf(keys);
    buckets = List.copyOf(buckets);
  }

  /**
   * One line of it.
   *
   * @param label the bound as printed
   */
  public record Bucket(String label, long count) {}

  /** The same, in a capture with more lines above it. */
  HistogramSeen below(long lines) {
    Place moved = new Place(place.source(), place.line() + lines);
    return new HistogramSeen(moved, keys, label, buckets);
  }

  /** How many values it is made of. */
  public long total() {
    long total = 0;
    for (Bucket bucket : buckets) {
      total = SaturatedSum.of(total, bucket.count());
    }
    return total;
  }
}
