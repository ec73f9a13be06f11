package io.github.lxtriage.triage;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import java.util.ArrayList;
import java.util.List;

/** The distributions of a capture; the largest are kept. */
final class HistogramList {
  static final int MOST = 50;

  private final List<HistogramSeen> seen = new ArrayList<>();

  void add(String source, Histogram record) {
    seen.add(
        new HistogramSeen(
            new Place(source, record.line()),
            record.keys().stream().map(Key::text).toList(),
            record.label(),
            record.buckets().stream()
                .map(bucket -> new HistogramSeen.Bucket(bucket.label(), bucket.count()))
                .toList()));
    if (seen.size() > 2 * MOST) {
      List<HistogramSeen> kept = list();
      seen.clear();
      seen.addAll(kept);
    }
  }

  /** The largest, at most 50. */
  List<HistogramSeen> list() {
    return largest(seen);
  }

  static List<HistogramSeen> largest(List<HistogramSeen> seen) {
    return seen.stream().sorted(HistogramSeen.LARGEST_FIRST).limit(MOST).toList();
  }
}
