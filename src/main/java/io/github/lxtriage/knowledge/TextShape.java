package io.github.lxtriage.knowledge;

import java.util.regex.Pattern;

/**
 * A pattern of texts in a user's rules: {@code #} stands for a number, {@code *} for any text, and
 * between quotes for what is quoted there; a backslash takes the meaning from the character behind
 * it. Blanks at the ends do not count.
 *
 * @param literals how many characters stand for themselves; more is more specific
 */
record TextShape(Pattern pattern, int literals, String subject) {
  private static final String NUMBER = "-?(?:0x[0-9a-fA-F]+|[0-9]+)";

  static TextShape of(String text, String subject) {
    String shape = text.strip();
    StringBuilder pattern = new StringBuilder();
    int literals = 0;
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (c == '#') {
        pattern.append(NUMBER);
      } else if (c == '*') {
        pattern.append(isQuoted(shape, i) ? "[^\"]*" : ".*");
      } else {
        boolean escapes = c == '\\' && i + 1 < shape.length();
        pattern.append(Pattern.quote(String.valueOf(escapes ? shape.charAt(++i) : c)));
        literals++;
      }
    }
    return new TextShape(Pattern.compile(pattern.toString(), Pattern.DOTALL), literals, subject);
  }

  private static boolean isQuoted(String shape, int star) {
    return star > 0
        && shape.charAt(star - 1) == '"'
        && star + 1 < shape.length()
        && shape.charAt(star + 1) == '"';
  }

  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }
}
