package io.github.lxtriage.capture;

import org.jspecify.annotations.Nullable;

/**
 * Column arithmetic on a line held one byte a character: where numbers end, and where fields do.
 */
final class Columns {
  /** Of 64 bits, and a zero in front of them. */
  private static final int MOST_DIGITS = 20;

  private Columns() {}

  /** The end of a run of digits that may have a sign, or {@code from} where there is none. */
  static int numberEnd(String line, int from) {
    int end = from < line.length() && line.charAt(from) == '-' ? from + 1 : from;
    int digits = end;
    while (end < line.length() && Bytes.digit(line.charAt(end))) {
      end++;
    }
    return end == digits ? from : end;
  }

  /** The first column at or after {@code from} that is not a blank. */
  static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /**
   * The start of the digits, with their sign, that end the line; the line's length where there are
   * none.
   */
  static int trailingNumber(String line) {
    int start = line.length();
    while (start > 0 && Bytes.digit(line.charAt(start - 1))) {
      start--;
    }
    return start > 0 && start < line.length() && line.charAt(start - 1) == '-' ? start - 1 : start;
  }

  /**
   * The end of a number printed right-aligned in {@code width} columns from {@code from}, and wider
   * where it does not fit; -1 where there is no such number.
   */
  static int rightAligned(String line, int from, int width) {
    int start = skipBlanks(line, from);
    int end = numberEnd(line, start);
    boolean fits = end - from == width || (start == from && end - from > width);
    return end > start && fits ? end : -1;
  }

  /** The value of digits with a sign, or null where they exceed 64 bits. */
  static @Nullable Long parse(String digits) {
    int at = !digits.isEmpty() && (digits.charAt(0) == '-' || digits.charAt(0) == '+') ? 1 : 0;
    int first = at;
    boolean zeros = true;
    for (; at < digits.length() && Bytes.digit(digits.charAt(at)); at++) {
      zeros &= digits.charAt(at) == '0';
      first = zeros ? at : first;
    }
    // An exception takes longer than all else that is done with a field.
    if (at < digits.length() || at - first > MOST_DIGITS) {
      return null;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLong) {
      return null;
    }
  }

  /** The length of the text without the blanks at its end. */
  static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  /** True where nothing but blanks stands before a column; a line that ends before it counts. */
  static boolean blankTo(String text, int column) {
    return skipBlanks(text, 0) >= Math.min(column, text.length());
  }
}
