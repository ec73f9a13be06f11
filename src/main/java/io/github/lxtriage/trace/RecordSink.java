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
  @FunctionalInterface
  interface Repeats {
    /**
     * Counts one more.
     *
     * @param line the number of its first line
     * @param number its pid or value; 0 for a histogram
     * @param raw makes the text that {@link RecordSink#accept} would get; only while this runs
     */
    void count(long line, long number, Raw raw);
  }

  /** Makes the text of a record when it is wanted. */
  @FunctionalInterface
  interface Raw {
    String text();
  }
}
