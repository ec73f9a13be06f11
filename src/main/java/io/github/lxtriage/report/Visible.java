package io.github.lxtriage.report;

/**
 * Makes captured text safe to look at: control characters, characters that change the direction of
 * writing, other invisible ones and halves of surrogate pairs are shown as escapes, so that no
 * output acts on them. Everything else stays as it is.
 */
final class Visible {
  private Visible() {}

  /** For one line of text; line breaks and tabs are escapes too. */
  static String line(String text) {
    return escaped(text, false);
  }

  /** For preformatted text; line breaks and tabs stay. */
  static String block(String text) {
    return escaped(text, true);
  }

  /** The first characters of a line, with an ellipsis where it is longer. */
  static String shortened(String text, int characters) {
    // An escape is longer than its character, never shorter: what is not looked at is cut anyway.
    String line = line(text.substring(0, Math.min(text.length(), 2 * characters + 2)));
    if (line.codePointCount(0, line.length()) <= characters) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, characters - 1)) + "\u2026";
  }

  private static String escaped(String text, boolean keepLayout) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (!hidden(c) || (keepLayout && (c == '\n' || c == '\t'))) {
                out.appendCodePoint(c);
              } else {
                out.append(escape(c));
              }
            });
    return out.toString();
  }

  /** True for what most text is: letters, digits and signs of ASCII, and blanks. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) || isBlankLetter(c);
    };
  }

  /** Letters, marks and signs that show nothing, by the property Default_Ignorable of Unicode. */
  private static boolean isBlankLetter(int c) {
    return c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || (c >= 0x17b4 && c <= 0x17b5)
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x2800
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xffa0
        || (c >= 0xe0100 && c <= 0xe01ef);
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          c < 0x100
              ? hex("\\x", c, 2, "")
              : c < 0x10000 ? hex("\\u", c, 4, "") : hex("\\u{", c, 5, "}");
    };
  }

  private static String hex(String before, int c, int digits, String after) {
    String hex = Integer.toHexString(c);
    return before + "0".repeat(Math.max(0, digits - hex.length())) + hex + after;
  }
}
