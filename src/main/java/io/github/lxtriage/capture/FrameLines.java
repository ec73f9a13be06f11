package io.github.lxtriage.capture;

/** The lines of a stack (section 8). */
final class FrameLines {
  /** How far dtrace indents frames unless told otherwise. */
  static final int INDENTATION = 14;

  /** Less indented than this, only what looks like a symbol or an address is a frame. */
  private static final int FREE_TEXT = 4;

  private FrameLines() {}

  /** True where a frame that names a symbol or an address stands at a column. */
  static boolean symbol(String text, int at) {
    int end = Columns.trimmedEnd(text);
    if (at >= end || text.charAt(at) == ' ') {
      return false;
    }
    int i = at;
    while (i < end && moduleCharacter(text.charAt(i))) {
      i++;
    }
    if (i < end && text.charAt(i) == '`') {
      // FreeBSD names no module where it knows none
      boolean named = i > at || text.startsWith("0x", i + 1);
      return named
          && i + 1 < end
          && text.charAt(i + 1) != ' '
          && !numbered(text, end)
          && !padded(text, i, end);
    }
    return i == end && address(text, at, end);
  }

  /** True where a number ends the line, behind a blank: a key and its value, never a frame. */
  private static boolean numbered(String text, int end) {
    int digits = Columns.trailingNumber(text.substring(0, end));
    return digits < end && text.charAt(digits - 1) == ' ';
  }

  /** True where blanks fill a column: of the keys of an entry, never inside of a frame. */
  private static boolean padded(String text, int from, int end) {
    int blanks = text.indexOf("   ", from);
    return blanks >= 0 && blanks < end;
  }

  private static boolean moduleCharacter(char c) {
    return c > ' ' && c != '`' && c < 0x7f && c != '(' && c != '"' && c != '\'';
  }

  /** {@code 0xd27f}, or {@code mod:0xd27f} as Linux prints it with {@code -x noresolve}. */
  private static boolean address(String text, int at, int end) {
    int colon = text.lastIndexOf(':', end - 1);
    int from = colon > at ? colon + 1 : at;
    if (!text.startsWith("0x", from) || from + 2 >= end) {
      return false;
    }
    for (int i = from + 2; i < end; i++) {
      char c = text.charAt(i);
      if (!(Bytes.digit(c) || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  /** True for a line that can begin a stack. */
  static boolean start(String text) {
    int at = Columns.skipBlanks(text, 0);
    if (at == text.length() || number(text, at)) {
      return false;
    }
    return symbol(text, at) || (at == INDENTATION && AggregationTuple.fields(text) == null);
  }

  /** True for a further frame of a stack whose frames stand at a column. */
  static boolean next(String text, int column) {
    return Columns.skipBlanks(text, 0) == column
        && column < text.length()
        && !number(text, column)
        && (column >= FREE_TEXT || symbol(text, column));
  }

  /** {@code [ text ]}, two columns further in, below the frame that it describes. */
  static boolean annotation(String text, int column) {
    return Columns.skipBlanks(text, 0) == column + 2
        && text.startsWith("[ ", column + 2)
        && text.charAt(Columns.trimmedEnd(text) - 1) == ']';
  }

  /** True where a word of digits stands: a value or a key, never the beginning of a frame. */
  private static boolean number(String text, int at) {
    int end = Columns.numberEnd(text, at);
    return end > at && (end == text.length() || text.charAt(end) == ' ');
  }

  /** True where nothing but digits follows: such a line is a value, never a frame (section 9.4). */
  static boolean digits(String text, int at) {
    int end = Columns.trimmedEnd(text);
    return Columns.numberEnd(text, at) == end && end > at;
  }

  /** True for a line that is a value and nothing else: blanks and digits, 17 bytes or more. */
  static boolean value(String text) {
    int end = Columns.trimmedEnd(text);
    int at = Columns.skipBlanks(text, 0);
    return at > 0 && digits(text, at) && (end == 17 || (end > 17 && at == 1));
  }
}
