package io.github.lxtriage.triage;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import java.util.ArrayList;
import java.util.Comparator;
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
    List<String> keys = new ArrayList<>();
    for (Key key : record.keys()) {
      keys.add(key.text());
    }
    Place place = new Place(source, record.line());
    add(new HistogramSeen(place, keys, record.label(), buckets(record.buckets())));
  }

  /** Rows that no picture could show are one row together, which says how many they are. */
  private static List<HistogramSeen.Bucket> buckets(List<Histogram.Bucket> rows) {
    List<HistogramSeen.Bucket> buckets = new ArrayList<>();
    for (Histogram.Bucket row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      buckets.add(new HistogramSeen.Bucket(row.label(), row.count()));
    }
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
    return seen.stream()
        .map(histogram -> new Sized(histogram.total(), histogram))
        .sorted(Sized.LARGEST_FIRST)
        .limit(MOST)
        .map(Sized::histogram)
        .toList();
  }

  /** A distribution, and how many values it is made of: to sort, each is summed once. */
  private record Sized(long total, HistogramSeen histogram) {
    static final Comparator<Sized> LARGEST_FIRST =
        Comparator.comparingLong(Sized::total)
            .reversed()
            .thenComparing(sized -> sized.histogram().place())
            .thenComparing(sized -> String.join("\0", sized.histogram().keys()));
  }
}
