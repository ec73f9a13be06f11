package io.github.lxtriage.capture;

/**
 * The control sequences of a terminal, such as colours. They are removed only where the columns do
 * not fit with them: a process name may hold them (section 17, A17).
 */
final class Ansi {
  static final char ESCAPE = 0x1b;

  private Ansi() {}

  static String strip(String text) {
    int escape = text.indexOf(ESCAPE);
    if (escape < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    while (escape >= 0) {
      int end = end(text, escape);
      plain.append(text, from, end < 0 ? escape + 1 : escape);
      from = end < 0 ? escape + 1 : end;
      escape = text.indexOf(ESCAPE, from);
    }
    return plain.append(text, from, text.length()).toString();
  }

  /** The end of the sequence that begins with an escape: its parameters, then a letter; or -1. */
  private static int end(String text, int escape) {
    int at = escape + 1;
    if (at >= text.length() || text.charAt(at) != '[') {
      return -1;
    }
    at++;
    while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
      at++;
    }
    boolean ended = at < text.length() && text.charAt(at) >= '@' && text.charAt(at) <= '~';
    return ended ? at + 1 : -1;
  }
}
