package io.github.lxtriage.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines, in memory bounded by the longest line that is kept. The last bytes
 * that were read stay in the block, so that lines which nobody has used yet can be given back.
 */
final class LineSource implements Lines {
  /**
   * Longer than any row with the largest string size in use; of a longer line only the beginning is
   * kept.
   */
  static final int MAX_LINE = 1 << 18;

  /** How many bytes before the next one stay in the block, of lines that may be given back. */
  private static final int HISTORY = 1 << 16;

  private static final int BLOCK = 1 << 19;

  /** Of fewer bytes than this, the last lines wait for what stands below them. */
  private static final int SCARCE = 1 << 12;

  /** What a small capture needs: a block that is made for each of many costs more than they do. */
  private static final int FIRST = 1 << 14;

  private final InputStream in;
  private byte[] block;
  private int next;
  private int limit;
  private byte[] line = new byte[512];
  private long number;
  private long offset;

  /**
   * @param block what to read into; it grows
   */
  LineSource(InputStream in, byte[] block) {
    this.in = in;
    this.block = block;
  }

  static byte[] newBlock() {
    return new byte[FIRST + Words.PADDING];
  }

  /** For a capture that is surely large. */
  static byte[] largeBlock() {
    return new byte[BLOCK + Words.PADDING];
  }

  /** How many lines were read. */
  long lines() {
    return number;
  }

  /** How many bytes were read as lines. */
  long offset() {
    return offset;
  }

  /** The bytes at hand; {@link #next} to {@link #limit} of them are not read yet. */
  byte[] block() {
    return block;
  }

  int next() {
    return next;
  }

  int limit() {
    return limit;
  }

  /** Gives lines back, which are read again; false where their bytes are gone. */
  boolean rewind(long bytes, int lines) {
    if (bytes > next) {
      return false;
    }
    advance((int) -bytes, -lines);
    return true;
  }

  /** Passes over whole lines that were read in the block. */
  void advance(int bytes, long lines) {
    next += bytes;
    offset += bytes;
    number += lines;
  }

  /** The next line, or null at the end. */
  @Override
  public @Nullable Line read() throws IOException {
    int length = 0;
    boolean whole = true;
    boolean any = false;
    long bytes = 0;
    while (true) {
      if (next == limit && !fill(HISTORY)) {
        return any ? line(length, bytes, false, whole) : null;
      }
      int end = next;
      while (end < limit && block[end] != '\n') {
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
    System.arraycopy(block, next, line, length, taken);
  }

  private Line line(int length, long bytes, boolean terminated, boolean whole) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
    offset += bytes;
    return new Line(++number, 1, text, bytes, terminated, whole);
  }

  /**
   * Reads more, where hardly anything is left that was not read as lines, and more can be had
   * without waiting for it.
   *
   * @param ahead how many of the bytes that were read as lines may still be given back; -1 where
   *     nobody knows
   * @return false where it did not
   */
  boolean more(long ahead) throws IOException {
    int history = ahead < 0 ? HISTORY : (int) Math.min(ahead, HISTORY);
    return limit - next < SCARCE && in.available() > 0 && fill(history);
  }

  /**
   * Reads more into the block.
   *
   * @param history how many bytes before the next one stay in it at least
   */
  private boolean fill(int history) throws IOException {
    if (limit == room() && limit < BLOCK) {
      block = Arrays.copyOf(block, Math.min(4 * limit, BLOCK) + Words.PADDING);
    } else if (limit == BLOCK) {
      int gone = Math.max(0, next - history);
      System.arraycopy(block, gone, block, 0, limit - gone);
      next -= gone;
      limit -= gone;
    }
    int count = in.read(block, limit, room() - limit);
    limit += Math.max(0, count);
    return count > 0;
  }

  private int room() {
    return block.length - Words.PADDING;
  }
}
