package io.github.lxtriage.capture;

/** What a line begins, where it begins something of several lines. */
enum Structure {
  NONE,
  HISTOGRAM,
  DUMP,
  FRAMES;

  static Structure of(String text) {
    int at = Columns.skipBlanks(text, 0);
    if (at == text.length()) {
      return NONE;
    }
    if (at == 11 && text.charAt(at) == 'v' && Bars.valueHeading(text)) {
      return HISTOGRAM;
    }
    if (at == 13 && text.charAt(at) == '0' && DumpLines.heading(text)) {
      return DUMP;
    }
    return FrameLines.start(text) ? FRAMES : NONE;
  }
}
