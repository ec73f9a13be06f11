package io.github.lxtriage.report;

/**
 * How many columns of a terminal a text takes: letters of East Asia and emoji two, combining marks
 * none. Terminals differ about some; where they do, this takes the wider.
 */
final class DisplayWidth {
  /** First and last of each range of wide characters, by Unicode's East Asian Width. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x231a, 0x231b},
    {0x23e9, 0x23ec},
    {0x23f0, 0x23f3},
    {0x25fd, 0x25fe},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267f, 0x267f},
    {0x2693, 0x2693},
    {0x26a1, 0x26a1},
    {0x26aa, 0x26ab},
    {0x26bd, 0x26be},
    {0x26c4, 0x26c5},
    {0x26ce, 0x26ce},
    {0x26d4, 0x26d4},
    {0x26ea, 0x26ea},
    {0x26f2, 0x26f5},
    {0x26fa, 0x26fd},
    {0x2705, 0x2705},
    {0x270a, 0x270b},
    {0x2728, 0x2728},
    {0x274c, 0x274e},
    {0x2753, 0x2757},
    {0x2795, 0x2797},
    {0x27b0, 0x27bf},
    {0x2b1b, 0x2b1c},
    {0x2b50, 0x2b55},
    {0x2e80, 0x303e},
    {0x3041, 0xa4cf},
    {0xa960, 0xa97c},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe10, 0xfe19},
    {0xfe30, 0xfe6f},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x16fe0, 0x18cff},
    {0x1aff0, 0x1b2ff},
    {0x1f004, 0x1f004},
    {0x1f0cf, 0x1f0cf},
    {0x1f18e, 0x1f19a},
    {0x1f1e6, 0x1f320},
    {0x1f32d, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f7e0, 0x1f7eb},
    {0x1f90c, 0x1faff},
    {0x20000, 0x3fffd}
  };

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The beginning of a text that takes no more columns. */
  static String beginning(String text, int columns) {
    int taken = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      taken += of(c);
      if (taken > columns) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  /** A text that fits, with an ellipsis where it was longer. */
  static String cut(String text, int columns) {
    return of(text) <= columns ? text : beginning(text, Math.max(0, columns - 1)) + "\u2026";
  }
}
