package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lxdebug repeats of a process that ended: {@code = %6d %20s was killed; its last texts:} (or
 * {@code exited}, or {@code dumped core}), then texts, each with {@code = } in front. They were
 * printed once already, and are no debug lines again.
 */
final class LastTexts {
  private static final String MARK = "= ";
  private static final String LAST = "; its last texts:";

  /** How a process ended, as the row has it, and the name of the event. */
  private static final Map<String, String> ENDS =
      Map.of(" exited", "exited", " was killed", "killed", " dumped core", "dumped-core");

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
    String ended = line.stripped();
    if (!ended.endsWith(LAST)) {
      return null;
    }
    String row = ended.substring(0, ended.length() - LAST.length());
    return ENDS.entrySet().stream()
        .filter(end -> row.endsWith(end.getKey()))
        .findFirst()
        .map(
            end ->
                ended(line, row.substring(0, row.length() - end.getKey().length()), end.getValue()))
        .orElse(null);
  }

  /** True for the start of a row that a newline in the process name has broken. */
  static boolean mayBreak(String line) {
    int pid = line.startsWith(MARK) ? Columns.rightAligned(line, MARK.length(), PID_WIDTH) : -1;
    return pid >= 0 && line.length() <= pid + 1 + NAME_WIDTH;
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

  private static @Nullable Block ended(Line line, String row, String event) {
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
    ScriptLayout.add(fields, "event", DtraceOutput.FIELD_TEXT, event);
    return new Block(fields, strict ? Reading.STRICT : Reading.LOW, line);
  }

  private static List<Field> begun(String pid) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(DtraceOutput.SCRIPT, "lxdebug"));
    ScriptLayout.add(fields, "pid", DtraceOutput.FIELD_NUMBER, pid);
    return fields;
  }
}
