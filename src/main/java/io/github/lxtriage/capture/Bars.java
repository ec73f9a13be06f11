package io.github.lxtriage.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines with a bar (sections 10 and 11): something right-aligned, a blank, a bar in 41 columns, a
 * blank, a count. The bar is decoration; the line is cut from its end.
 *
 * @param head what stands before the bar, with its blanks
 * @param count the number behind it
 */
record Bars(String head, String count) {
  /** The heading of a histogram, from its first word on; in its place it begins in column 11. */
  static final String VALUE_HEADING = "value  ------------- Distribution ------------- count";

  /** The heading of {@code agghist} with keys, from its first word on. */
  static final String KEY_HEADING = "key  ------------- Distribution ------------- count";

  private static final String COLLAPSED_HEADING =
      "value ------------- Distribution ------------- count";
  private static final int LABEL_WIDTH = 16;
  private static final int BAR_WIDTH = 41;

  /** How a label begins; the last one is a bound and nothing else. */
  private static final String[] FORMS = {"< ", "<= ", ">= ", "abs() < ", ""};

  private static final Pattern LOOSE =
      Pattern.compile(" *((?:<=? |>= |abs\\(\\) < )?-?[0-9]+) ([@ ]*\\|[@ ]*) ?(-?[0-9]+) *");

  /** True for the heading of a histogram, in its columns. */
  static boolean valueHeading(String text) {
    return text.startsWith(VALUE_HEADING, 11)
        && Columns.skipBlanks(text, 0) == 11
        && Columns.trimmedEnd(text) == 11 + VALUE_HEADING.length();
  }

  /**
   * True for the heading of a histogram once runs of blanks are collapsed, or the blanks in front
   * of it are lost, as of the first line of what was pasted.
   */
  static boolean collapsedHeading(String text) {
    int at = Columns.skipBlanks(text, 0);
    if (at >= text.length() || text.charAt(at) != 'v' || text.length() >= 80) {
      return false;
    }
    String words = text.strip();
    return words.equals(COLLAPSED_HEADING) || (at < 11 && words.equals(VALUE_HEADING));
  }

  /** How wide the keys below a heading of {@code agghist} are; -1 where the line is none. */
  static int keyWidth(String text) {
    if (!text.endsWith(" ") && !text.endsWith("count")) {
      return -1;
    }
    int at = text.indexOf(KEY_HEADING);
    boolean heading =
        at > 0
            && Columns.skipBlanks(text, 0) == at
            && Columns.trimmedEnd(text) == at + KEY_HEADING.length();
    return heading ? at + "key".length() : -1;
  }

  /** The parts of a line, whatever stands before the bar; null where there is no bar. */
  static @Nullable Bars of(String text) {
    int end = Columns.trimmedEnd(text);
    int start = end;
    while (start > 0 && Bytes.digit(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && text.charAt(start - 1) == '-') {
      start--;
    }
    if (start == end || start < BAR_WIDTH + 2 || text.charAt(start - 1) != ' ') {
      return null;
    }
    String count = text.substring(start, end);
    int bar = barStart(text, start - 1);
    boolean fits = bar > 0 && text.charAt(bar - 1) == ' ' && Columns.parse(count) != null;
    return fits ? new Bars(text.substring(0, bar - 1), count) : null;
  }

  private static int barStart(String text, int end) {
    int marks = 0;
    int start = end - BAR_WIDTH;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '|') {
        marks++;
      } else if (c != '@' && c != ' ') {
        return blockStart(text, end);
      }
    }
    return marks == 1 ? start : -1;
  }

  /** A bar of block characters in UTF-8: 40 characters, three bytes for each block. */
  private static int blockStart(String text, int end) {
    int at = end;
    for (int columns = 1; columns < BAR_WIDTH; columns++) {
      at = characterBefore(text, at);
      if (at <= 0) {
        return -1;
      }
    }
    return text.charAt(at - 1) == '|' ? at - 1 : -1;
  }

  private static int characterBefore(String text, int at) {
    if (at > 0 && text.charAt(at - 1) == ' ') {
      return at - 1;
    }
    boolean block =
        at >= 3
            && text.charAt(at - 3) == 0xe2
            && text.charAt(at - 2) == 0x96
            && text.charAt(at - 1) >= 0x88
            && text.charAt(at - 1) <= 0x8f;
    return block ? at - 3 : -1;
  }

  /** A line of a histogram: the label is right-aligned in 16 columns, or wider. */
  static @Nullable Bars bucket(String text) {
    Bars bars = of(text);
    if (bars != null) {
      int start = Columns.skipBlanks(bars.head, 0);
      boolean placed =
          bars.head.length() == LABEL_WIDTH || (bars.head.length() > LABEL_WIDTH && start == 0);
      String label = bars.head.substring(start);
      return placed && label(label) ? new Bars(label, bars.count) : null;
    }
    return null;
  }

  /** A line of a histogram whose columns are lost: its blanks were collapsed, or its bar is cut. */
  static @Nullable Bars looseBucket(String text) {
    if (text.indexOf('|') < 0) {
      return null;
    }
    Matcher loose = LOOSE.matcher(text);
    return loose.matches() && Columns.parse(loose.group(3)) != null
        ? new Bars(loose.group(1), loose.group(3))
        : null;
  }

  /** True for what a histogram can name a bucket. */
  static boolean label(String text) {
    for (String form : FORMS) {
      int from = form.length();
      if (text.startsWith(form) && text.length() > from) {
        return Columns.numberEnd(text, from) == text.length();
      }
    }
    return false;
  }
}
