package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.TraceRecord;
import org.jspecify.annotations.Nullable;

/**
 * How many lines of a capture became what.
 *
 * @param records records of all kinds, without diagnostics and unread text
 * @param diagnostics lines, and parts of lines, that dtrace wrote to standard error
 * @param blanks empty lines and headings
 * @param unread lines that nothing claimed
 * @param lines all lines
 * @param tornLine the last line's number where the capture ends in the middle of it, else 0
 */
public record ReadSummary(
    long records, long diagnostics, long blanks, long unread, long lines, long tornLine) {

  /** Counts while reading. */
  static final class Counter {
    private long records;
    private long diagnostics;
    private long blanks;
    private long unread;
    private long tornLine;

    void diagnostic() {
      diagnostics++;
    }

    void block(Line line, @Nullable TraceRecord record) {
      if (record == null) {
        blanks += line.span();
      } else if (record instanceof TraceRecord.Text) {
        unread += line.span();
      } else {
        records++;
      }
      boolean certain = record == null || record.reading() == Reading.STRICT;
      boolean text = record instanceof TraceRecord.Text;
      if (!line.terminated() && (text || !certain)) {
        tornLine = line.number() + line.span() - 1;
      }
    }

    ReadSummary summary(long lines) {
      return new ReadSummary(records, diagnostics, blanks, unread, lines, tornLine);
    }
  }
}
