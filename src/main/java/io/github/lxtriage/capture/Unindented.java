package io.github.lxtriage.capture;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines without the indentation that a document gave them (section 17, A16): blanks, tabs, or the
 * marks of a quotation. A heading of dtrace, a prompt or the line that names the probes shows by
 * its column how far a capture was moved to the right; it holds until a line begins with anything
 * else.
 */
final class Unindented implements Lines {
  /** How far below a line the heading may stand that shows the indentation of both. */
  private static final int AHEAD = 4;

  private final Lines source;
  private final @Nullable Line[] lines = new @Nullable Line[AHEAD];
  private final int[] moved = new int[AHEAD];
  private int first;
  private int held;
  private String indentation = "";
  private long lastMoved;

  Unindented(Lines source) {
    this.source = source;
  }

  @Override
  public @Nullable Line read() throws IOException {
    fill();
    Line line = lines[first];
    if (held == 0 || line == null) {
      return null;
    }
    int shown = moved[first];
    lines[first] = null;
    first = (first + 1) % AHEAD;
    held--;
    String text = line.text();
    if (shown >= 0) {
      indentation = text.substring(0, shown);
    } else if (!indented(text, indentation)) {
      indentation = "";
    }
    boolean moved = !text.isEmpty() && indents(text.charAt(0));
    if (indentation.isEmpty() && shown < 0 && moved) {
      indentation = shownBelow(text);
    }
    return indentation.isEmpty() ? line : cut(line);
  }

  /** True for a line that begins as an indentation does; one that ends before it counts. */
  private static boolean indented(String text, String indentation) {
    return text.startsWith(indentation)
        || (text.length() < indentation.length()
            && (text.isBlank() || indentation.startsWith(text)));
  }

  /** True where lines come as they stand, and those looked at may be given back. */
  boolean plain() {
    return indentation.isEmpty();
  }

  /** How many bytes the lines have that were looked at and are not read yet. */
  long heldBytes() {
    long bytes = 0;
    for (Line line : lines) {
      bytes += line == null ? 0 : line.bytes();
    }
    return bytes;
  }

  int held() {
    return held;
  }

  /** Forgets the lines that were looked at: they are given back to the source. */
  void forget() {
    Arrays.fill(lines, null);
    held = 0;
  }

  /** The number of the last line that was moved; lines up to it do not come as they stand. */
  long lastMoved() {
    return lastMoved;
  }

  private Line cut(Line line) {
    lastMoved = line.number();
    return line.as(line.text().substring(Math.min(indentation.length(), line.text().length())));
  }

  private String shownBelow(String text) {
    for (int i = 0; i < held; i++) {
      int slot = (first + i) % AHEAD;
      Line below = lines[slot];
      if (below != null && moved[slot] >= 0) {
        String shown = below.text().substring(0, moved[slot]);
        return indented(text, shown) ? shown : "";
      }
    }
    return "";
  }

  private void fill() throws IOException {
    while (held < AHEAD) {
      Line line = source.read();
      if (line == null) {
        return;
      }
      int slot = (first + held) % AHEAD;
      lines[slot] = line;
      moved[slot] = line.whole() ? moved(line.text()) : -1;
      held++;
    }
  }

  /** How many columns a line that must stand in known columns was moved; -1 for other lines. */
  static int moved(String text) {
    int at = 0;
    int blanks = 0;
    int quoted = -1;
    while (at < text.length() && indents(text.charAt(at))) {
      quoted = text.charAt(at) == '>' ? at : quoted;
      blanks = text.charAt(at++) == ' ' ? blanks + 1 : 0;
    }
    if (at == text.length()) {
      return -1;
    }
    int home =
        switch (text.charAt(at)) {
          case 'P' ->
              text.startsWith(Heading.UNSUP.words(), at) ? 3 : home(text, at, Heading.SOCKOPT, 3);
          case 'C' ->
              text.startsWith(Heading.PROBE.words(), at) ? 0 : home(text, at, Heading.FLOW, 0);
          case 'I' -> home(text, at, Heading.LIST, 3);
          case 'v' -> text.startsWith(Bars.VALUE_HEADING, at) ? 11 : -1;
          case '0' -> text.startsWith(DumpLines.DIGITS, at) ? 13 : -1;
          case 'd' -> named(text, at) ? 0 : -1;
          default -> Prompt.of(text, at) ? 0 : -1;
        };
    int column = home >= 0 ? home : ScriptLayout.home(text, at);
    if (column >= 0 && blanks >= column) {
      return at - column;
    }
    return quoted >= 0 && Prompt.of(text, quoted) ? quoted : -1;
  }

  /** True for what a document or a mail puts before a line: blanks, tabs, marks of a quotation. */
  private static boolean indents(char c) {
    return c == ' ' || c == '\t' || c == '>';
  }

  private static int home(String text, int at, Heading heading, int column) {
    return text.startsWith(heading.words(), at) ? column : -1;
  }

  private static boolean named(String text, int at) {
    return (text.startsWith("dtrace: description '", at) || text.startsWith("dtrace: script '", at))
        && text.contains("' matched ");
  }
}
