package io.github.lxtriage.capture;

/**
 * One column of a script's rows.
 *
 * @param word what the heading calls it
 * @param name what the record calls it
 * @param width the least number of bytes it takes; a longer value pushes the rest to the right
 */
record ScriptColumn(String word, String name, Kind kind, int width) {
  private static final int MAX_EXECNAME = 16;

  /** What a column holds. */
  enum Kind {
    /** A decimal number. */
    NUMBER('d', "(-?[0-9]+)"),
    /** {@code 0x} and eight or more digits. */
    HEX('x', "(0x[0-9a-f]{8,16})"),
    /** A process name: at most 16 bytes of any kind, or none. */
    NAME('n', "(.{1,16}?)"),
    /** {@code sys64}, {@code sys32} or a dash. */
    ABI('a', "(sys64|sys32|-)"),
    /** An event of lxoutcome. */
    EVENT('e', "(said|answer|next|signal|exit)"),
    /** A word without blanks. */
    WORD('w', "(\\S+)"),
    /** A text that may hold blanks. */
    TEXT('t', "(.+?)"),
    /** All that is left of the line. */
    REST('r', "(.*)");

    private final char letter;
    private final String collapsed;

    Kind(char letter, String collapsed) {
      this.letter = letter;
      this.collapsed = collapsed;
    }

    private static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of column: " + letter);
    }
  }

  static ScriptColumn of(String spec) {
    String[] parts = spec.split(":", -1);
    return new ScriptColumn(
        parts[0].replace('_', ' '),
        parts[1],
        Kind.of(parts[2].charAt(0)),
        Integer.parseInt(parts[3]));
  }

  /** The column's word, right-aligned as the script prints it. */
  String headed() {
    return " ".repeat(Math.max(0, width - word.length())) + word;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER || kind == Kind.HEX;
  }

  /** What matches it, and the blanks before it, where runs of blanks were collapsed. */
  String collapsed() {
    boolean mayBeEmpty = kind == Kind.NAME || kind == Kind.REST;
    return mayBeEmpty ? "(?: +" + kind.collapsed + ")?" : " +" + kind.collapsed;
  }

  /** The first place where a value that begins at a column may end, or -1. */
  int end(String line, int from) {
    if (from > line.length()) {
      return -1;
    }
    return switch (kind) {
      case NUMBER -> Columns.rightAligned(line, from, width);
      case REST -> line.length();
      case NAME ->
          placed(line, from) && value(line, from).length() <= MAX_EXECNAME ? from + width : -1;
      case HEX, ABI, EVENT, WORD, TEXT ->
          placed(line, from) && fits(value(line, from))
              ? from + width
              : endAfter(line, from, from + width);
    };
  }

  /** The next such place behind one; only a value without padding can be longer than its column. */
  int endAfter(String line, int from, int end) {
    boolean mayBeLonger = kind == Kind.HEX || kind == Kind.WORD || kind == Kind.TEXT;
    if (!mayBeLonger || from >= line.length() || line.charAt(from) == ' ') {
      return -1;
    }
    int next = line.indexOf(' ', end + 1);
    boolean longer = next > from + width && fits(line.substring(from, next));
    return longer ? next : -1;
  }

  private boolean placed(String line, int from) {
    return from + width <= line.length();
  }

  private String value(String line, int from) {
    return line.substring(from + leading(line, from), from + width);
  }

  private int leading(String line, int from) {
    return Math.min(Columns.skipBlanks(line, from) - from, width);
  }

  private boolean fits(String value) {
    return switch (kind) {
      case ABI -> value.equals("sys64") || value.equals("sys32") || value.equals("-");
      case EVENT ->
          switch (value) {
            case "said", "answer", "next", "signal", "exit" -> true;
            default -> false;
          };
      case HEX -> hex(value);
      case WORD -> !value.isEmpty() && value.indexOf(' ') < 0;
      case TEXT -> !value.isEmpty();
      case NUMBER, NAME, REST -> true;
    };
  }

  private static boolean hex(String value) {
    if (!value.startsWith("0x") || value.length() < 10 || value.length() > 18) {
      return false;
    }
    return value.chars().skip(2).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The value without padding; a number in decimal digits. */
  String value(String cell) {
    String value = kind == Kind.REST ? cell.stripTrailing() : unpadded(cell);
    return kind == Kind.HEX ? Long.toString(Long.parseUnsignedLong(value.substring(2), 16)) : value;
  }

  private static String unpadded(String cell) {
    return cell.substring(Columns.skipBlanks(cell, 0));
  }
}
