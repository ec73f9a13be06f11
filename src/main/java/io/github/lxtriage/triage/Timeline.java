package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When a capture saw refusals, by rows with a time stamp ({@code lxoutcome}, whose {@code TIME} is
 * nanoseconds since its start). A long capture is counted in stretches of 2, 4, 8 ... seconds, so
 * that the list stays short however long it ran; which, does not depend on the order of the rows.
 */
final class Timeline {
  /** Four minutes by the second; more than a picture can show. */
  private static final int MOST = 240;

  private static final long SECOND = 1_000_000_000L;

  private final TreeMap<Long, Long> counts = new TreeMap<>();

  /** Seconds that are counted together. */
  private long stretch = 1;

  /**
   * Counts a refusal.
   *
   * @param nanoseconds since the capture began; a negative time is no time
   */
  void add(long nanoseconds) {
    if (nanoseconds >= 0) {
      count(nanoseconds / SECOND, 1);
    }
  }

  /** Adds the refusals of a part. */
  void join(Timeline part) {
    while (stretch < part.stretch) {
      coarsen();
    }
    part.counts.forEach((index, count) -> count(index * part.stretch, count));
  }

  void write(FormWriter out) {
    out.number(stretch);
    out.map(counts, FormWriter::number, FormWriter::number);
  }

  static Timeline read(FormReader in) {
    Timeline read = new Timeline();
    read.stretch = in.number();
    read.counts.putAll(in.map(FormReader::number, FormReader::number));
    return read;
  }

  private void count(long second, long times) {
    counts.merge(second / stretch, times, SaturatedSum::of);
    while (counts.size() > MOST) {
      coarsen();
    }
  }

  private void coarsen() {
    TreeMap<Long, Long> coarser = new TreeMap<>();
    counts.forEach((index, count) -> coarser.merge(index / 2, count, SaturatedSum::of));
    counts.clear();
    counts.putAll(coarser);
    stretch *= 2;
  }

  /**
   * The stretches in which something was refused, by time.
   *
   * @param length how many seconds the capture ran, where it says so: then the list reaches to its
   *     end, so that quiet at the end can be seen
   */
  List<Moment> moments(String source, OptionalLong length) {
    List<Moment> moments = new ArrayList<>();
    counts.forEach((index, count) -> moments.add(new Moment(source, index * stretch, count)));
    long end = length.orElse(0) / stretch;
    if (!counts.isEmpty() && end > counts.lastKey()) {
      moments.add(new Moment(source, end * stretch, 0));
    }
    return moments;
  }
}
