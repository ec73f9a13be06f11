package io.github.lxtriage.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines, in memory bounded by the longest line that is kept. */
final class LineSource implements Lines {
  /**
   * Longer than any row with the largest string size in use; of a longer line only the beginning is
   * kept.
   */
  static final int MAX_LINE = 1 << 18;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int limit;
  private byte[] line = new byte[512];
  private long number;

  LineSource(InputStream in) {
    this.in = in;
  }

  /** How many lines were read. */
  long lines() {
    return number;
  }

  /** The next line, or null at the end. */
  @Override
  public @Nullable Line read() throws IOException {
    int length = 0;
    boolean whole = true;
    boolean any = false;
    long bytes = 0;
    while (true) {
      if (next == limit && !fill()) {
        return any ? line(length, bytes, false, whole) : null;
      }
      int end = next;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      any = true;
      int room = MAX_LINE - length;
      int taken = Math.min(end - next, room);
      whole &= taken == end - next;
      keep(length, taken);
      length += taken;
      bytes += end - next;
      next = end;
      if (end < limit) {
        next++;
        return line(length, bytes + 1, true, whole);
      }
    }
  }

  private void keep(int length, int taken) {
    if (length + taken > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + taken));
    }
    System.arraycopy(buffer, next, line, length, taken);
  }

  private Line line(int length, long bytes, boolean terminated, boolean whole) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
    return new Line(++number, 1, text, bytes, terminated, whole);
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
