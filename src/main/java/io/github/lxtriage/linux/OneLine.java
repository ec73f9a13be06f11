package io.github.lxtriage.linux;

/** How a text stands in what the build compiles: on one line, and without a tab. */
public final class OneLine {
  private OneLine() {}

  /** A text without newline and tab, of which {@link #plain} makes it again. */
  public static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }

  /** The text of which {@link #escaped} made this. */
  public static String plain(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i++;
        c = escaped.charAt(i);
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
