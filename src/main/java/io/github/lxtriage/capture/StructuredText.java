package io.github.lxtriage.capture;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The characters of structured output, one for each byte, without what standard error put between
 * and inside its lines (section 13.5). Offsets count what is left. What was handed out and not
 * passed yet is kept, so that it can be given back.
 */
final class StructuredText extends Reader {
  private static final String PREFIX = "dtrace: ";

  /** Longer than any line that dtrace writes to standard error. */
  private static final int LOOK = 1 << 12;

  /** The most that is kept: what one record stands on is not longer. */
  private static final int MOST = 1 << 24;

  private final InputStream in;
  private final DiagnosticReader diagnostics = new DiagnosticReader();
  private final byte[] bytes = new byte[1 << 16];
  private int next;
  private int limit;
  private boolean lineStart = true;
  private boolean ended;

  private final StringBuilder kept = new StringBuilder();
  private int head;
  private long passed;
  private final Deque<Removed> removed = new ArrayDeque<>();

  // newlines of both streams above the offset passed last, and above the one asked for last
  private long linesPassed;
  private long cursor;
  private long cursorLines;

  /**
   * A line of standard error.
   *
   * @param offset of the character that stands behind it
   */
  private record Removed(long offset, String text) {}

  /**
   * @param linesBefore how many lines of the capture stand above
   */
  StructuredText(InputStream in, long linesBefore) {
    this.in = in;
    this.linesPassed = linesBefore;
    this.cursorLines = linesBefore;
  }

  // ---- handing out

  @Override
  public int read(char[] out, int from, int most) throws IOException {
    if (kept.length() - head > MOST) {
      throw new JsonParseException(null, "a record is longer than records are");
    }
    int end = plainEnd();
    if (end < 0) {
      return -1;
    }
    int count = Math.min(most, end - next);
    for (int i = 0; i < count; i++) {
      out[from + i] = (char) (bytes[next + i] & 0xff);
    }
    next += count;
    kept.append(out, from, count);
    lineStart = out[from + count - 1] == '\n';
    return count;
  }

  /** Where bytes end that are structured output, behind the next one; -1 at the end. */
  private int plainEnd() throws IOException {
    while (true) {
      if (next == limit && !fill()) {
        return -1;
      }
      int mark = mark();
      if (mark > next) {
        return mark;
      }
      int newline = newline();
      Diagnostic said = newline < 0 ? null : said(newline);
      if (said == null) {
        return next + 1;
      }
      String text = latin(next, newline);
      removed.add(new Removed(handedOut(), text));
      next = newline;
    }
  }

  /** The next place where standard error may have written; the limit where there is none. */
  private int mark() throws IOException {
    if (bytes[next] == PREFIX.charAt(0)) {
      while (limit - next < LOOK && fill()) {
        // a line of standard error must be seen whole
      }
    }
    for (int i = next; i < limit; i++) {
      if (bytes[i] != PREFIX.charAt(0)) {
        continue;
      }
      String start = latin(i, Math.min(limit, i + PREFIX.length()));
      if (PREFIX.startsWith(start) && (start.length() == PREFIX.length() || i > next)) {
        return i;
      }
    }
    return limit;
  }

  /** Behind the line that begins with the next byte; -1 where it is longer than a diagnostic. */
  private int newline() {
    for (int i = next; i < Math.min(limit, next + LOOK); i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return ended && limit - next < LOOK ? limit : -1;
  }

  private @Nullable Diagnostic said(int end) {
    Diagnostic said = diagnostic(latin(next, end), 0);
    return lineStart || said.kind().loss() ? said : null;
  }

  private Diagnostic diagnostic(String text, long line) {
    return diagnostics.whole(place(text, line));
  }

  private static Line place(String text, long line) {
    return new Line(line, 1, text.stripTrailing(), text.length(), text.endsWith("\n"), true);
  }

  private boolean fill() throws IOException {
    if (next > 0) {
      System.arraycopy(bytes, next, bytes, 0, limit - next);
      limit -= next;
      next = 0;
    }
    int count = limit == bytes.length ? 0 : in.read(bytes, limit, bytes.length - limit);
    ended |= count < 0;
    limit += Math.max(0, count);
    return count > 0;
  }

  private String latin(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    // the stream is not ours
  }

  // ---- offsets and lines

  private long handedOut() {
    return passed + kept.length() - head;
  }

  private int index(long offset) {
    return head + (int) Math.min(Math.max(0, offset - passed), kept.length() - head);
  }

  /** The offset that was passed last. */
  long passed() {
    return passed;
  }

  /** How many lines stand above it. */
  long linesPassed() {
    return linesPassed;
  }

  /** The number of the line where an offset stands. */
  long line(long offset) {
    if (offset < cursor) {
      cursor = passed;
      cursorLines = linesPassed;
    }
    cursorLines += newlines(cursor, offset);
    cursor = Math.max(cursor, Math.min(offset, handedOut()));
    return cursorLines + 1 + removed.stream().filter(line -> line.offset() <= offset).count();
  }

  /** How many newlines stand between the offset passed last and another. */
  int newlines(long to) {
    return newlines(passed, to);
  }

  private int newlines(long from, long to) {
    int count = 0;
    for (int i = index(from); i < index(to); i++) {
      count += kept.charAt(i) == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Where the line of an offset begins; what was passed before that is left out. */
  long lineStart(long offset) {
    int at = index(offset);
    while (at > head && kept.charAt(at - 1) != '\n') {
      at--;
    }
    return at == head ? 0 : passed + at - head;
  }

  /** Behind the line of an offset; far away where it was not handed out whole. */
  long behindLine(long offset) {
    int newline = kept.indexOf("\n", index(offset));
    return newline < 0 ? Long.MAX_VALUE : passed + newline + 1 - head;
  }

  /** Behind the blanks that follow an offset on its line, and the line's end. */
  long lineEnd(long offset) throws IOException {
    char[] one = new char[1];
    int at = index(offset);
    while (at < kept.length() || read(one, 0, 1) > 0) {
      char c = kept.charAt(at);
      if (c > ' ' || c == '\n') {
        return passed + at - head + (c == '\n' ? 1 : 0);
      }
      at++;
    }
    return passed + at - head;
  }

  /** True where nothing follows an offset, not even the end of its line. */
  boolean open(long offset) throws IOException {
    int at = index(offset);
    boolean last = at == kept.length() && removed.isEmpty() && next == limit && !fill();
    return last && at > head && kept.charAt(at - 1) != '\n';
  }

  /** Passes everything before an offset: it will not be given back. */
  void pass(long offset) {
    int to = index(offset);
    linesPassed += newlines(offset);
    passed += to - head;
    head = to;
    if (head > 2 * bytes.length) {
      kept.delete(0, head);
      head = 0;
    }
    if (cursor < passed) {
      cursor = passed;
      cursorLines = linesPassed;
    }
  }

  /** The lines of standard error that stand before an offset, and were not asked for yet. */
  List<LineFeed.Said> said(long before) {
    List<LineFeed.Said> said = new ArrayList<>();
    while (!removed.isEmpty() && removed.peek().offset() <= before) {
      Removed first = removed.remove();
      long number = linesPassed + 1 + newlines(first.offset());
      linesPassed++;
      cursorLines++;
      said.add(new LineFeed.Said(diagnostic(first.text(), number), place(first.text(), number)));
    }
    return said;
  }

  /** All that was not passed yet, as it stands in the capture. */
  InputStream rest() {
    StringBuilder text = new StringBuilder(kept.substring(head));
    int shift = 0;
    for (Removed line : removed) {
      text.insert((int) (line.offset() - passed) + shift, line.text());
      shift += line.text().length();
    }
    text.append(latin(next, limit));
    byte[] held = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return new SequenceInputStream(new ByteArrayInputStream(held), in);
  }
}
