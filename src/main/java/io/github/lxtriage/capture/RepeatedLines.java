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

  /** How long a line of a histogram is. */
  static final int BUCKET = BAR_END + 10;

  // a blank differs from the @ of a bar in two bits of its byte, one above the other
  private static final long BAR_FULL = 0x4040404040404040L;
  private static final long BAR_BLANK_BIT = 0x2020202020202020L;

  /** Half of what two numbers may have, so that each surely fits 64 bits. */
  private static final int MAX_DIGITS = 9;

  /** What stands above the buckets of a histogram; its last blanks are part of it. */
  static final byte[] HISTOGRAM_HEADING =
      "           value  ------------- Distribution ------------- count    \n"
          .getBytes(StandardCharsets.ISO_8859_1);

  // the columns of a pid as eight bytes: a blank, five blanks or digits, a blank
  private static final long PID_ENDS = 0x00FF0000000000FFL;
  private static final long PID_BLANKS = 0x0020000000000020L;
  private static final long PID_DIGITS = 0x0000FFFFFFFFFF00L;
  private static final int PID_SHIFT = 16;
  private static final long PID_FRONT = 0x202020L;

  // eight columns of a number
  static final long BLANKS = 0x2020202020202020L;
  private static final long ZERO = 0x3020202020202020L;
  private static final long LOW = 0x0F0F0F0F0F0F0F0FL;
  private static final long ONES = 0x0101010101010101L;

  /** Added to the low half of a byte, reaches its high half where it is more than nine. */
  private static final long ABOVE_NINE = 0x0606060606060606L;

  // of four pairs of digits: hundreds and the rest, at once
  private static final long PAIRS = 0x000000FF000000FFL;
  private static final long FIRST_PAIRS = 100L + (1_000_000L << 32);
  private static final long SECOND_PAIRS = 1L + (10_000L << 32);

  private RepeatedLines() {}

  /** The pid that stands alone in the first columns, or -1. Looks at eight bytes. */
  static int pid(byte[] bytes, int at) {
    long columns = Words.at(bytes, at);
    return (columns & PID_ENDS) == PID_BLANKS
        ? (int) eight((columns & PID_DIGITS) << PID_SHIFT | PID_FRONT)
        : -1;
  }

  /** The value that ends a line, in its columns; -1 where there is none. */
  static long value(byte[] bytes, int from, int end) {
    int at = end - VALUE_WIDTH;
    return at < from || bytes[at] != ' ' || bytes[at + 1] != ' ' ? -1 : sixteen(bytes, at + 1);
  }

  /** A number without sign or leading zero, right-aligned in 16 columns; or -1. */
  private static long sixteen(byte[] bytes, int from) {
    return Words.at(bytes, from) == BLANKS
        ? eight(Words.at(bytes, from + Long.BYTES))
        : number(bytes, from, from + 2 * Long.BYTES);
  }

  /**
   * A number without sign or leading zero, right-aligned in eight columns behind blanks; or -1. All
   * columns are looked at together, the first of them lowest: a loop over them took most of the
   * time that entries take.
   */
  static long eight(long columns) {
    long low = columns & LOW;
    long digits = (columns >>> 4) & ONES; // has a digit and has no blank
    long first = digits & ~(digits << Byte.SIZE);
    long wrong = (columns & ~LOW) ^ (BLANKS | digits << 4);
    wrong |= (low + ABOVE_NINE) & ~LOW;
    wrong |= low & ~(digits * 0xF);
    wrong |= (digits << Byte.SIZE) & ~digits; // a blank behind a digit
    if (wrong != 0 || (low & (first * 0xF)) == 0) {
      return columns == ZERO ? 0 : -1;
    }
    long pairs = low * 10 + (low >>> Byte.SIZE);
    long sum = (pairs & PAIRS) * FIRST_PAIRS + ((pairs >>> 16) & PAIRS) * SECOND_PAIRS;
    return sum >>> 32;
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

  /** The count of {@code "%16d |%-40s %-9d"}, in its columns; -1 for another line. */
  static long bucket(byte[] bytes, int from, int end) {
    return end - from == BUCKET ? bucket(bytes, from) : -1;
  }

  /** The same for a line of {@link #BUCKET} bytes; no byte of one is a newline. */
  static long bucket(byte[] bytes, int from) {
    int bar = from + LABEL_WIDTH + 2;
    int count = from + BAR_END + 1;
    int last = from + BUCKET - 1;
    boolean framed =
        bytes[bar - 2] == ' '
            && bytes[bar - 1] == '|'
            && bytes[count - 1] == ' '
            && bytes[count] != ' ';
    if (!framed || !bar(bytes, bar) || sixteen(bytes, from) < 0) {
      return -1;
    }
    return bytes[last] == ' '
        ? leftAligned(Words.at(bytes, count))
        : number(bytes, count, last + 1);
  }

  /** A number without sign or leading zero, with blanks behind it in eight columns; or -1. */
  private static long leftAligned(long columns) {
    int digits = (int) ((((columns >>> 4) & ONES) * ONES) >>> 56);
    if (digits == Long.BYTES) {
      return eight(columns);
    }
    int width = digits * Byte.SIZE;
    boolean blankBehind = (columns ^ BLANKS) >>> width == 0;
    return digits > 0 && blankBehind ? eight(columns << -width | BLANKS >>> width) : -1;
  }

  /**
   * True for forty columns of {@code @} and, behind them, blanks; looks at eight at a time. Without
   * a loop, which would take as long as what is in it.
   */
  private static boolean bar(byte[] bytes, int from) {
    long first = Words.at(bytes, from) ^ BAR_FULL;
    long second = Words.at(bytes, from + 8) ^ BAR_FULL;
    long third = Words.at(bytes, from + 16) ^ BAR_FULL;
    long fourth = Words.at(bytes, from + 24) ^ BAR_FULL;
    long fifth = Words.at(bytes, from + 32) ^ BAR_FULL;
    // where blanks stand
    long one = first & BAR_BLANK_BIT;
    long two = second & BAR_BLANK_BIT;
    long three = third & BAR_BLANK_BIT;
    long four = fourth & BAR_BLANK_BIT;
    long five = fifth & BAR_BLANK_BIT;
    // neither a blank nor an @
    long wrong = first ^ (one | one << 1);
    wrong |= second ^ (two | two << 1);
    wrong |= third ^ (three | three << 1);
    wrong |= fourth ^ (four | four << 1);
    wrong |= fifth ^ (five | five << 1);
    // an @ behind a blank
    wrong |= (one << 8) & ~one;
    wrong |= (two << 8 | one >>> 56) & ~two;
    wrong |= (three << 8 | two >>> 56) & ~three;
    wrong |= (four << 8 | three >>> 56) & ~four;
    wrong |= (five << 8 | four >>> 56) & ~five;
    return wrong == 0;
  }

  /** A line that is a {@link #bucket}. */
  static Histogram.Bucket bucketAt(byte[] bytes, int from, int end) {
    String label = new String(bytes, from, LABEL_WIDTH, StandardCharsets.ISO_8859_1).strip();
    return new Histogram.Bucket(label, bucket(bytes, from, end));
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
