package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Writes values as literals of D; the only place that knows D's escapes. */
final class DLiteral {
  private DLiteral() {}

  /** A string constant that has this value and nothing else. */
  static String string(String value) {
    return '"' + escaped(value) + '"';
  }

  /** A format that prints this text as it is, followed by a newline. */
  static String line(String text) {
    return '"' + escaped(text).replace("%", "%%") + "\\n\"";
  }

  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : value.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c == '\n') {
        escaped.append("\\n");
      } else if (c == '\t') {
        escaped.append("\\t");
      } else if (c < ' ' || c > '~') {
        escaped.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
