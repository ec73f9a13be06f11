package io.github.lxtriage.triage;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import java.util.ArrayList;
import java.util.List;

/** The distributions of a capture; the largest are kept. */
final class HistogramList {
  static final int MOST = 50;

  /** quantize() has 127 at most; lquantize() as many as a program asks for. */
  static final int MOST_ROWS = 1_000;

  private final List<HistogramSeen> seen = new ArrayList<>();

  /**
   * What a histogram has to have more of, to be among the largest where it stands below all others.
   * Other threads begin a part with it while this list goes on.
   */
  private volatile long least = -1;

  /** For what stands below the capture read so far: it keeps nothing that is surely too small. */
  HistogramList part() {
    HistogramList part = new HistogramList();
    part.least = least;
    return part;
  }

  void add(String source, Histogram record) {
    add(
        new HistogramSeen(
            new Place(source, record.line()),
            record.keys().stream().map(Key::text).toList(),
            record.label(),
            buckets(record.buckets())));
  }

  /** Rows that no picture could show are one row together, which says how many they are. */
  private static List<HistogramSeen.Bucket> buckets(List<Histogram.Bucket> rows) {
    List<HistogramSeen.Bucket> buckets = new ArrayList<>();
    rows.stream()
        .limit(MOST_ROWS)
        .map(row -> new HistogramSeen.Bucket(row.label(), row.count()))
        .forEach(buckets::add);
    if (rows.size() > MOST_ROWS) {
      long further = rows.stream().skip(MOST_ROWS).mapToLong(Histogram.Bucket::count).sum();
      buckets.add(
          new HistogramSeen.Bucket("(" + (rows.size() - MOST_ROWS) + " further rows)", further));
    }
    return buckets;
  }

  private void add(HistogramSeen histogram) {
    seen.add(histogram);
    if (seen.size() > 2 * MOST) {
      List<HistogramSeen> kept = list();
      least = kept.get(kept.size() - 1).total();
      seen.clear();
      seen.addAll(kept);
    }
  }

  /** False where one that stands below all others is surely not among the largest. */
  boolean keeps(long total) {
    return total > least;
  }

  /** Adds what stands below some lines. */
  void join(HistogramList part, long linesBefore) {
    part.seen.forEach(histogram -> add(histogram.below(linesBefore)));
  }

  void write(FormWriter out) {
    out.list(list(), SummaryForm::histogram);
  }

  static HistogramList read(FormReader in) {
    HistogramList read = new HistogramList();
    read.seen.addAll(in.list(SummaryForm::histogram));
    return read;
  }

  /** The largest, at most 50. */
  List<HistogramSeen> list() {
    return largest(seen);
  }

  static List<HistogramSeen> largest(List<HistogramSeen> seen) {
    return seen.stream().sorted(HistogramSeen.LARGEST_FIRST).limit(MOST).toList();
  }
}
