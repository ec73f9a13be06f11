package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord.DebugLine;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines of debug probes straight from the bytes. They are nearly always different, so there
 * is nothing to remember; but a line that begins with {@code PID/TID: } and stands directly above
 * another such line has only one reading.
 */
final class DebugLines {
  /** At this column a cut message may be followed by another. */
  private static final int CUT = 255;

  private final ReadSummary.Counter counter;
  private final RecordSink sink;
  private int done;
  private long line;

  DebugLines(ReadSummary.Counter counter, RecordSink sink) {
    this.counter = counter;
    this.sink = sink;
  }

  /** Reads lines from a byte at which one begins; false where there is none. */
  boolean run(byte[] bytes, int from, int limit, long linesBefore) {
    done = from;
    line = linesBefore;
    int head = RepeatedLines.debugHead(bytes, from, limit);
    while (head >= 0) {
      int end = Words.newline(bytes, head, limit);
      int next = end < 0 ? -1 : RepeatedLines.debugHead(bytes, end + 1, limit);
      if (next < 0 || end - done > CUT || bytes[end - 1] == '\r') {
        break;
      }
      String text = new String(bytes, done, end - done, StandardCharsets.ISO_8859_1);
      if (text.contains("dtrace: ") || text.indexOf('\r') >= 0) {
        break;
      }
      read(text, head - done);
      done = end + 1;
      head = next;
    }
    if (done > from) {
      counter.count(RecordKind.DEBUG_LINE, line - linesBefore, line - linesBefore, done - from);
    }
    return done > from;
  }

  private void read(String text, int head) {
    int slash = text.indexOf('/');
    long pid = Long.parseLong(text, 0, slash, 10);
    long tid = Long.parseLong(text, slash + 1, head - 2, 10);
    String raw = Bytes.decode(text);
    sink.accept(
        new DebugLine(++line, Reading.STRICT, pid, tid, Bytes.decode(text.substring(head))), raw);
  }

  int done() {
    return done;
  }

  /** How many lines stand above the first that was not read. */
  long line() {
    return line;
  }
}
