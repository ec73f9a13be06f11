package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lxdebug repeats of a process that was killed: {@code = %6d %20s was killed; its last
 * texts:}, then texts, each with {@code = } in front. They were printed once already, and are no
 * debug lines again.
 */
final class LastTexts {
  private static final String MARK = "= ";
  private static final String KILLED = " was killed; its last texts:";
  private static final int PID_WIDTH = 6;
  private static final int NAME_WIDTH = 20;

  private LastTexts() {}

  /** The row that a line is, or null. */
  static @Nullable Block row(Line line) {
    String text = line.text();
    if (!text.startsWith(MARK) || !line.terminated()) {
      return null;
    }
    DebugHead head = DebugHead.of(text, MARK.length());
    if (head != null) {
      return new Block(text(head, text.substring(head.end())), Reading.STRICT, line);
    }
    String killed = line.stripped();
    return killed.endsWith(KILLED)
        ? killed(line, killed.substring(0, killed.length() - KILLED.length()))
        : null;
  }

  /** True for one of the texts, which may go on in the next lines. */
  static boolean isText(String line) {
    return line.startsWith(MARK) && DebugHead.of(line, MARK.length()) != null;
  }

  private static List<Field> text(DebugHead head, String message) {
    List<Field> fields = begun(head.pid());
    ScriptLayout.add(fields, "tid", DtraceOutput.FIELD_NUMBER, head.tid());
    ScriptLayout.add(fields, "event", DtraceOutput.FIELD_TEXT, "text");
    ScriptLayout.add(fields, "message", DtraceOutput.FIELD_TEXT, message);
    return fields;
  }

  private static @Nullable Block killed(Line line, String row) {
    int start = Columns.skipBlanks(row, MARK.length());
    int end = Columns.numberEnd(row, start);
    String pid = row.substring(start, end);
    if (end == start || Columns.parse(pid) == null) {
      return null;
    }
    int placed = Columns.rightAligned(row, MARK.length(), PID_WIDTH);
    boolean strict = placed >= 0 && row.length() == placed + 1 + NAME_WIDTH;
    List<Field> fields = begun(pid);
    ScriptLayout.add(fields, "execname", DtraceOutput.FIELD_TEXT, row.substring(end).strip());
    ScriptLayout.add(fields, "event", DtraceOutput.FIELD_TEXT, "killed");
    return new Block(fields, strict ? Reading.STRICT : Reading.LOW, line);
  }

  private static List<Field> begun(String pid) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(DtraceOutput.SCRIPT, "lxdebug"));
    ScriptLayout.add(fields, "pid", DtraceOutput.FIELD_NUMBER, pid);
    return fields;
  }
}
