package io.github.lxtriage.capture;

import org.jspecify.annotations.Nullable;

/** The table of bytes (section 6.3): a heading, and a line for each 16 bytes. */
final class DumpLines {
  /** The heading from its first digit on; in its place it begins in column 13. */
  static final String DIGITS = "0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef";

  private static final int DIGITS_COLUMN = 13;
  private static final int COLON = 10;
  private static final int BYTES_A_LINE = 16;
  private static final int CELL = 3;

  private DumpLines() {}

  static boolean heading(String text) {
    return text.startsWith(DIGITS, DIGITS_COLUMN)
        && Columns.skipBlanks(text, 0) == DIGITS_COLUMN
        && Columns.trimmedEnd(text) == DIGITS_COLUMN + DIGITS.length();
  }

  /** The bytes of the line at an offset, as hex digits; null where the line is not that one. */
  static @Nullable String bytes(String text, int offset) {
    String start = Integer.toHexString(offset) + ":";
    int colon = Columns.skipBlanks(text, 0) + start.length() - 1;
    if (colon < COLON || !text.startsWith(start, colon + 1 - start.length())) {
      return null;
    }
    StringBuilder hex = new StringBuilder(2 * BYTES_A_LINE);
    int at = colon + 1;
    while (hex.length() < 2 * BYTES_A_LINE && cell(text, at)) {
      hex.append(text, at + 1, at + CELL);
      at += CELL;
    }
    return hex.length() > 0 && ascii(text, colon, hex) ? hex.toString() : null;
  }

  private static boolean cell(String text, int at) {
    return at + CELL <= text.length()
        && text.charAt(at) == ' '
        && hexDigit(text.charAt(at + 1))
        && hexDigit(text.charAt(at + 2));
  }

  private static boolean hexDigit(char c) {
    return Bytes.digit(c) || (c >= 'a' && c <= 'f');
  }

  /** The column of characters repeats the bytes; blanks at its end may be lost. */
  private static boolean ascii(String text, int colon, CharSequence hex) {
    int from = colon + 1 + CELL * BYTES_A_LINE + 2;
    for (int i = 0; i < hex.length() / 2; i++) {
      int value = Integer.parseInt(hex, 2 * i, 2 * i + 2, 16);
      char expected = value >= 0x20 && value <= 0x7e ? (char) value : '.';
      char printed = from + i < text.length() ? text.charAt(from + i) : ' ';
      if (printed != expected) {
        return false;
      }
    }
    return Columns.trimmedEnd(text) <= from + hex.length() / 2;
  }

  /** True for a line that holds fewer bytes than a full one: the table's last. */
  static boolean last(String hex) {
    return hex.length() < 2 * BYTES_A_LINE;
  }
}
