package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows with flow indentation (section 4): {@code "%3d %-41s "} and the payload. */
final class FlowRows {
  private static final int CPU_WIDTH = 3;
  private static final int NAME_WIDTH = 41;
  private static final String[] ARROWS = {"-> ", "<- ", "=> ", "<= "};

  private FlowRows() {}

  /**
   * A row.
   *
   * @param payload the column where its payload begins
   */
  record Head(List<Field> fields, int payload) {}

  /** The row that begins a line; null where there is none. */
  static @Nullable Head of(String text) {
    int cpu = Columns.rightAligned(text, 0, CPU_WIDTH);
    if (cpu < 0 || cpu >= text.length() || text.charAt(cpu) != ' ') {
      return null;
    }
    int name = cpu + 1;
    int at = Columns.skipBlanks(text, name);
    String direction = direction(text, at);
    if (direction == null) {
      return null;
    }
    int function = at + direction.length() + 1;
    int end = end(text, function, name + NAME_WIDTH);
    if (end < 0) {
      return null;
    }
    List<Field> fields = new ArrayList<>(5);
    fields.add(new Field(DtraceOutput.CPU, text.substring(0, cpu).strip()));
    fields.add(new Field(DtraceOutput.DEPTH, Integer.toString((at - name) / 2)));
    fields.add(new Field(DtraceOutput.DIRECTION, direction));
    fields.add(new Field(DtraceOutput.FUNCTION, text.substring(function, end).strip()));
    return Columns.parse(fields.get(0).text()) == null
        ? null
        : new Head(fields, Math.min(text.length(), Math.max(end, name + NAME_WIDTH) + 1));
  }

  private static @Nullable String direction(String text, int at) {
    if (text.startsWith("| ", at)) {
      return "|";
    }
    for (String arrow : ARROWS) {
      if (text.startsWith(arrow, at)) {
        return arrow.substring(0, 2);
      }
    }
    return null;
  }

  /** The end of the name: its columns, or the first blank where it is longer than they are. */
  private static int end(String text, int function, int columns) {
    if (columns >= text.length()) {
      return function < text.length() ? text.length() : -1;
    }
    if (text.charAt(columns) == ' ' && (function < columns)) {
      return columns;
    }
    int blank = text.indexOf(' ', Math.max(function, columns));
    return blank < 0 ? text.length() : blank;
  }

  /** Where, in the payload of a quiet run, the next row begins; -1 where it does not. */
  static int glued(String text, int payload) {
    for (int at = payload; at + CPU_WIDTH + NAME_WIDTH < text.length(); at++) {
      boolean column = at + CPU_WIDTH < text.length() && text.charAt(at + CPU_WIDTH) == ' ';
      if (column
          && Bytes.digit(text.charAt(at + CPU_WIDTH - 1))
          && of(text.substring(at)) != null) {
        return at;
      }
    }
    return -1;
  }
}
