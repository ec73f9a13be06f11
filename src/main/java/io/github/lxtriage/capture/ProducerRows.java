package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the producers that matter most (section 15), cut by their columns. Each method: the
 * fields, or null.
 */
final class ProducerRows {
  private static final int PID_WIDTH = 6;
  private static final int EXECNAME_WIDTH = 20;
  private static final int LEVEL_WIDTH = 5;
  private static final int MAX_EXECNAME = 16;

  private ProducerRows() {}

  /** {@code "%6d %20s %S\n"}: lxunsup.d. The call keeps its escapes. */
  static @Nullable List<Field> unsupportedCall(String line) {
    int call = afterExecname(line);
    return call < 0 || call == line.length()
        ? null
        : numbers(
            List.of(pid(line), execname(line), new Field(DtraceOutput.CALL, line.substring(call))));
  }

  /**
   * {@code "%6d %20s %5d %d\n"}: lxsockopt.d. A name is at most 16 bytes long on illumos; what
   * looks like a longer one, or like one that ends in blanks, is an aggregation's entry of numbers
   * whose columns happen to fit.
   */
  static @Nullable List<Field> socketOptionCall(String line) {
    int level = afterExecname(line);
    String name = level < 0 ? "" : execname(line).text();
    if (name.isEmpty() || name.length() > MAX_EXECNAME) {
      return null;
    }
    if (name.endsWith(" ") && AggregationTuple.fields(line) != null) {
      return null;
    }
    int levelEnd = level < 0 ? -1 : Columns.rightAligned(line, level, LEVEL_WIDTH);
    if (levelEnd < 0 || levelEnd == line.length() || line.charAt(levelEnd) != ' ') {
      return null;
    }
    int end = Columns.numberEnd(line, levelEnd + 1);
    if (end == levelEnd + 1 || Columns.skipBlanks(line, end) < line.length()) {
      return null;
    }
    return numbers(
        List.of(
            pid(line),
            execname(line),
            new Field(DtraceOutput.LEVEL, line.substring(level, levelEnd).strip()),
            new Field(DtraceOutput.OPTNAME, line.substring(levelEnd + 1, end))));
  }

  /**
   * True for a line that begins as a row and ends inside the process name: the name holds a
   * newline.
   */
  static boolean breaksInExecname(String line) {
    int pid = Columns.rightAligned(line, 0, PID_WIDTH);
    return pid >= 0
        && line.length() > pid
        && line.charAt(pid) == ' '
        && line.length() <= pid + 1 + EXECNAME_WIDTH;
  }

  private static int afterExecname(String line) {
    int pid = Columns.rightAligned(line, 0, PID_WIDTH);
    int end = pid + 1 + EXECNAME_WIDTH;
    boolean fits =
        pid >= 0 && end < line.length() && line.charAt(pid) == ' ' && line.charAt(end) == ' ';
    return fits ? end + 1 : -1;
  }

  private static Field pid(String line) {
    int start = Columns.skipBlanks(line, 0);
    return new Field(DtraceOutput.PID, line.substring(start, Columns.numberEnd(line, start)));
  }

  private static Field execname(String line) {
    int from = Columns.rightAligned(line, 0, PID_WIDTH) + 1;
    int end = from + EXECNAME_WIDTH;
    int start = Math.min(Columns.skipBlanks(line, from), end);
    return new Field(DtraceOutput.EXECNAME, line.substring(start, end));
  }

  /** The fields, or null where one that is a number in the grammar exceeds 64 bits. */
  static @Nullable List<Field> numbers(List<Field> fields) {
    for (Field field : fields) {
      boolean number =
          switch (field.type()) {
            case DtraceOutput.PID,
                DtraceOutput.LEVEL,
                DtraceOutput.OPTNAME,
                DtraceOutput.CPU,
                DtraceOutput.PROBE_ID ->
                true;
            default -> false;
          };
      if (number && Columns.parse(field.text()) == null) {
        return null;
      }
    }
    return fields;
  }
}
