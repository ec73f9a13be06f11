package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;

/** The headings that say how to read the rows below them. */
enum Heading {
  NONE("", DtraceOutput.LINE),
  UNSUP("   PID                 NAME CALL", DtraceOutput.UNSUP_HEADING),
  SOCKOPT("   PID                 NAME PROTO SOCKOPT", DtraceOutput.SOCKOPT_HEADING),
  PROBE("CPU     ID                    FUNCTION:NAME", DtraceOutput.PROBE_HEADING);

  private final String text;
  private final String collapsed;
  private final int token;

  Heading(String text, int token) {
    this.text = text;
    this.collapsed = collapse(text);
    this.token = token;
  }

  /** The token type that the grammar knows it by. */
  int token() {
    return token;
  }

  /** The heading that a line is, to the byte, or NONE. */
  static Heading of(String line) {
    for (Heading heading : values()) {
      if (heading != NONE && heading.text.equals(line)) {
        return heading;
      }
    }
    return NONE;
  }

  /** The heading that a line is once runs of blanks are collapsed, or NONE. */
  static Heading ofCollapsed(String line) {
    String words = line.length() > 100 ? "" : collapse(line);
    for (Heading heading : values()) {
      if (heading != NONE && heading.collapsed.equals(words)) {
        return heading;
      }
    }
    return NONE;
  }

  private static String collapse(String line) {
    return line.strip().replaceAll("[ \t]+", " ");
  }
}
