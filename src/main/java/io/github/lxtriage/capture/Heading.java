package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;

/** The headings that say how to read the rows below them. */
enum Heading {
  NONE("", DtraceOutput.LINE),
  UNSUP("   PID                 NAME CALL", DtraceOutput.UNSUP_HEADING),
  SOCKOPT("   PID                 NAME PROTO SOCKOPT", DtraceOutput.SOCKOPT_HEADING),
  PROBE("CPU     ID                    FUNCTION:NAME", DtraceOutput.PROBE_HEADING),
  FLOW("CPU FUNCTION", DtraceOutput.FLOW_HEADING),
  /** Oracle's tests print no CPU and no probe id (section 16). */
  TESTED("                   FUNCTION:NAME", DtraceOutput.PROBE_HEADING),
  LIST(
      "   ID   PROVIDER            MODULE                          FUNCTION NAME",
      DtraceOutput.LIST_HEADING);

  private static final Heading[] ALL = {UNSUP, SOCKOPT, PROBE, FLOW, TESTED, LIST};

  private final String text;
  private final String words;
  private final String collapsed;
  private final int token;

  Heading(String text, int token) {
    this.text = text;
    this.words = text.strip();
    this.collapsed = collapse(text);
    this.token = token;
  }

  /** The token type that the grammar knows it by. */
  int token() {
    return token;
  }

  /** The heading without its indentation. */
  String words() {
    return words;
  }

  /** The heading that a line is, to the byte, or NONE. */
  static Heading of(String line) {
    for (Heading heading : ALL) {
      if (heading.text.equals(line)) {
        return heading;
      }
    }
    return NONE;
  }

  /** The heading that a line is once runs of blanks are collapsed, or NONE. */
  static Heading ofCollapsed(String line) {
    if (line.isEmpty()
        || line.length() > 100
        || !mayBegin(line.charAt(Columns.skipBlanks(line, 0) % line.length()))) {
      return NONE;
    }
    String words = collapse(line);
    for (Heading heading : ALL) {
      if (heading.collapsed.equals(words)) {
        return heading;
      }
    }
    return NONE;
  }

  private static boolean mayBegin(char c) {
    return c == 'P' || c == 'C' || c == 'I' || c == '\t';
  }

  private static String collapse(String line) {
    return line.strip().replaceAll("[ \t]+", " ");
  }
}
