package io.github.lxtriage.trace;

import org.jspecify.annotations.Nullable;

/** Takes the records of a capture, in the order of their lines. */
@FunctionalInterface
public interface RecordSink {
  /**
   * Takes one record.
   *
   * @param raw the line it stands on, or its lines joined by newlines, as it is in the capture; of
   *     a block of many lines the first 64
   */
  void accept(TraceRecord record, String raw);

  /**
   * A short way to count records that repeat one: they differ from it only in their line and in one
   * number, the pid of a row or the value of an entry; of a histogram, in its buckets.
   *
   * @param record one that was taken, or whose repetition is counted next
   * @return null where each must come through {@link #accept}
   */
  default @Nullable Repeats repeats(TraceRecord record) {
    return null;
  }

  /** Counts what repeats a record. */
  interface Repeats {
    /**
     * Counts one more.
     *
     * @param line the number of its first line
     * @param number its pid or value; of a histogram, the sum of its counts
     * @param raw makes what {@link RecordSink#accept} would get; only while this runs
     * @return false where nothing but the numbers of further ones matters, so that {@link #more}
     *     and {@link #pids} may say of many at once what they are
     */
    boolean count(long line, long number, Raw raw);

    /**
     * Counts more, in any order.
     *
     * @param times how many
     * @param sum of their values; 0 for rows
     */
    void more(long times, long sum);

    /**
     * Pids of rows that {@link #more} counts; each at least once.
     *
     * @param first the pid that the lowest bit stands for
     * @param bits those that were seen
     */
    default void pids(long first, long bits) {}
  }

  /** Makes what stands in the capture when it is wanted. */
  interface Raw {
    /** The text of the record. */
    String text();

    /** The record, where it is a histogram. */
    Histogram histogram();
  }
}
