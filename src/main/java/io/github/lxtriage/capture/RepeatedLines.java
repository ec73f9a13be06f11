package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Histogram;
import java.nio.charset.StandardCharsets;

/**
 * Says of the bytes of one line what of them varies. What the methods accept is narrower than what
 * the grammar accepts: each number stands in exactly the columns in which no other reading of the
 * line can depend on it (see the package comment).
 */
final class RepeatedLines {
  /** {@code "%6d "}: of a pid of at most five digits, so that a blank stands in front. */
  static final int PID_WIDTH = 6;

  /** {@code " %16d"}: of a value of at most 15 digits, so that two blanks stand in front. */
  static final int VALUE_WIDTH = 17;

  /** An entry's keys: at least one string in its columns. */
  static final int LEAST_KEYS = 52;

  private static final int LABEL_WIDTH = 16;
  private static final int BAR_END = 58;
  private static final int BUCKET_COUNT = 9;
  private static final int BAR_WIDTH = 40;

  // a blank differs from the @ of a bar in two bits of its byte, one above the other
  private static final long BAR_FULL = 0x4040404040404040L;
  private static final long BAR_BLANK_BIT = 0x2020202020202020L;

  /** Half of what two numbers may have, so that each surely fits 64 bits. */
  private static final int MAX_DIGITS = 9;

  /** What stands above the buckets of a histogram; its last blanks are part of it. */
  static final byte[] HISTOGRAM_HEADING =
      "           value  ------------- Distribution ------------- count    \n"
          .getBytes(StandardCharsets.ISO_8859_1);

  // the columns of a pid as eight bytes: a blank, five digits, a blank
  private static final long PID_ENDS = 0x00FF0000000000FFL;
  private static final long PID_BLANKS = 0x0020000000000020L;
  private static final long PID_DIGITS = 0xFFFFFFFFFFL;
  private static final long PID_ZEROS = 0x3030303030L;

  private static final int PID_BITS = 40;

  /** Added to a digit, gives less than the limit where it is one. */
  private static final long PID_LIMIT = 0x7676767676L;

  private static final long PID_TOO_LARGE = 0x8080808080L;

  private RepeatedLines() {}

  /** The pid that stands alone in the first columns, or -1. Looks at eight bytes. */
  static int pid(byte[] bytes, int at) {
    long columns = Words.at(bytes, at);
    if ((columns & PID_ENDS) != PID_BLANKS) {
      return -1;
    }
    long digits = (columns >>> 8) & PID_DIGITS;
    int blanks = 0;
    while (blanks < PID_BITS && ((digits >>> blanks) & 0xFF) == ' ') {
      blanks += Byte.SIZE;
    }
    long values = (digits ^ PID_ZEROS) >>> blanks;
    boolean number = (((values + PID_LIMIT) | values) & PID_TOO_LARGE) == 0 && (values & 0xFF) != 0;
    return number ? value(values << blanks) : -1;
  }

  /** Of five digits, the first of them lowest. */
  private static int value(long digits) {
    return (int)
        ((digits & 0xFF) * 10000
            + ((digits >>> 8) & 0xFF) * 1000
            + ((digits >>> 16) & 0xFF) * 100
            + ((digits >>> 24) & 0xFF) * 10
            + (digits >>> 32));
  }

  /** The value that ends a line, in its columns; -1 where there is none. */
  static long value(byte[] bytes, int from, int end) {
    int at = end - VALUE_WIDTH;
    return at < from || bytes[at] != ' ' || bytes[at + 1] != ' ' ? -1 : number(bytes, at + 2, end);
  }

  /** A number without sign or leading zero, right-aligned between two columns; or -1. */
  private static long number(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    if (at == to || (bytes[at] == '0' && at + 1 < to)) {
      return -1;
    }
    long value = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** True for {@code "%16d |%-40s %-9d"}, in its columns. */
  static boolean bucket(byte[] bytes, int from, int end) {
    int bar = from + LABEL_WIDTH + 2;
    int count = from + BAR_END + 1;
    if (end - from != BAR_END + 10
        || bytes[bar - 2] != ' '
        || bytes[bar - 1] != '|'
        || bytes[count - 1] != ' '
        || bytes[count] == ' '
        || !bar(bytes, bar)
        || number(bytes, from, from + LABEL_WIDTH) < 0) {
      return false;
    }
    int digits = end;
    while (bytes[digits - 1] == ' ') {
      digits--;
    }
    return number(bytes, count, digits) >= 0;
  }

  /** True for forty columns of {@code @} and, behind them, blanks; looks at eight at a time. */
  private static boolean bar(byte[] bytes, int from) {
    long blanks = 0;
    for (int at = from; at < from + BAR_WIDTH; at += Long.BYTES) {
      long other = Words.at(bytes, at) ^ BAR_FULL;
      long blank = other & BAR_BLANK_BIT;
      long below = (blank << Byte.SIZE) | (blanks >>> (Long.SIZE - Byte.SIZE));
      if (other != (blank | blank << 1) || (below & ~blank) != 0) {
        return false;
      }
      blanks = blank;
    }
    return true;
  }

  /** The count of a line that is a {@link #bucket}. */
  static long bucketCount(byte[] bytes, int end) {
    int from = end - BUCKET_COUNT;
    int to = from;
    while (to < end && bytes[to] != ' ') {
      to++;
    }
    return number(bytes, from, to);
  }

  /** A line that is a {@link #bucket}. */
  static Histogram.Bucket bucketAt(byte[] bytes, int from, int end) {
    String label = new String(bytes, from, LABEL_WIDTH, StandardCharsets.ISO_8859_1).strip();
    return new Histogram.Bucket(label, bucketCount(bytes, end));
  }

  /** Behind {@code "PID/TID: "}, with which a debug message begins; -1 where none does. */
  static int debugHead(byte[] bytes, int from, int limit) {
    int pid = digits(bytes, from, limit);
    if (pid == from || pid >= limit || bytes[pid] != '/') {
      return -1;
    }
    int tid = digits(bytes, pid + 1, limit);
    boolean head = tid > pid + 1 && tid + 1 < limit && bytes[tid] == ':' && bytes[tid + 1] == ' ';
    return head && tid - from < 2 * MAX_DIGITS ? tid + 2 : -1;
  }

  private static int digits(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /**
   * False for a line that may show how far a capture was moved to the right (section 17, A16), so
   * that it matters to the lines above it.
   */
  static boolean atHome(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    if (at == from && (at == end || (bytes[at] != '\t' && bytes[at] != '>'))) {
      return true;
    }
    int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end; // no line has it
    return Unindented.moved(new String(bytes, from, last - from, StandardCharsets.ISO_8859_1)) <= 0;
  }
}
