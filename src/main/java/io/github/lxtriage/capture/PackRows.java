package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that {@code -x aggpack} prints below its heading (section 11): keys, the first bucket's
 * label, a cell for each bucket, the last one's label, the count of all.
 *
 * @param keyWidth the column where the keys end
 * @param minEnd the column where the first label ends
 * @param cells how many buckets there are
 */
record PackRows(int keyWidth, int minEnd, int cells) {

  /** What the heading says, or null where the line is none. */
  static @Nullable PackRows heading(String text) {
    int min = text.indexOf("min .-");
    if (min < 0 || !text.startsWith("| count", Columns.trimmedEnd(text) - "| count".length())) {
      return null;
    }
    int dashes = min + "min .".length();
    int end = dashes;
    while (end < text.length() && text.charAt(end) == '-') {
      end++;
    }
    int keyEnd = Columns.trimmedEnd(text.substring(0, min));
    boolean keys = keyEnd >= 3 && text.substring(0, keyEnd).strip().equals("key");
    boolean fits = text.startsWith(". max ", end) && (keys || keyEnd == 0);
    return fits ? new PackRows(keyEnd, min + 3, end - dashes) : null;
  }

  /** The fields of a row, or null. */
  @Nullable List<Field> row(String text) {
    int end = Columns.trimmedEnd(text);
    int bar = text.lastIndexOf(" | ", end - " | ".length());
    if (bar < 0 || !number(text.substring(bar + 3, end))) {
      return null;
    }
    for (int colon = text.lastIndexOf(" :", bar);
        colon >= 0;
        colon = text.lastIndexOf(" :", colon - 1)) {
      int cellsEnd = cellsEnd(text, colon + 2);
      if (cellsEnd > 0 && text.startsWith(": ", cellsEnd)) {
        List<Field> fields = left(text.substring(0, colon));
        String max = text.substring(Math.min(cellsEnd + 2, bar), bar).strip();
        if (fields != null && Bars.label(max)) {
          fields.add(new Field(DtraceOutput.CELLS, text.substring(colon + 2, cellsEnd)));
          fields.add(new Field(DtraceOutput.MAX, max));
          fields.add(new Field(DtraceOutput.VALUE, text.substring(bar + 3, end)));
          return fields;
        }
      }
      if (colon == 0) {
        break;
      }
    }
    return null;
  }

  private static boolean number(String text) {
    return !text.isEmpty()
        && Columns.numberEnd(text, 0) == text.length()
        && Columns.parse(text) != null;
  }

  /** Keys and the first label; what the line is longer than its heading, a key was too long. */
  private @Nullable List<Field> left(String text) {
    int shift = Math.max(0, text.length() - minEnd);
    for (int boundary : new int[] {keyWidth + shift, keyWidth}) {
      if (boundary <= text.length()) {
        String min = text.substring(boundary).strip();
        List<Field> keys =
            keyWidth == 0 ? List.of() : KeyColumns.split(text.substring(0, boundary), keyWidth);
        if (keys != null && Bars.label(min)) {
          List<Field> fields = new ArrayList<>(keys);
          fields.add(new Field(DtraceOutput.MIN, min));
          return fields;
        }
      }
    }
    return null;
  }

  /** The column behind the cells, -1 where there are fewer. */
  private int cellsEnd(String text, int from) {
    int at = from;
    for (int i = 0; i < cells; i++) {
      if (at >= text.length()) {
        return -1;
      }
      char c = text.charAt(at);
      if (" _xXvV".indexOf(c) >= 0) {
        at++;
      } else if (c == 0xe2 && at + 2 < text.length() && text.charAt(at + 1) == 0x96) {
        at += 3;
      } else {
        return -1;
      }
    }
    return at;
  }
}
