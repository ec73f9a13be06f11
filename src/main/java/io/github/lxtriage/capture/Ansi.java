package io.github.lxtriage.capture;

import java.util.regex.Pattern;

/**
 * The colours of a terminal. They are removed only where the columns do not fit with them: a
 * process name may hold them (section 17, A17).
 */
final class Ansi {
  static final char ESCAPE = 0x1b;
  private static final Pattern COLOUR = Pattern.compile(ESCAPE + "\\[[0-9;]*[mK]");

  private Ansi() {}

  static String strip(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }
}
