package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a run that is not quiet (section 3): {@code "%3d %6d %32s "} and the payload. */
final class ProbeRows {
  private static final int CPU_WIDTH = 3;
  private static final int PROBE_ID_WIDTH = 6;
  private static final int FUNCTION_NAME_WIDTH = 32;

  private ProbeRows() {}

  /**
   * A row, without its payload.
   *
   * @param payload the column where the payload begins
   */
  record Head(List<Field> fields, int payload) {}

  /** True where CPU and probe id stand in their columns; a quick no for most lines. */
  private static int idEnd(String line) {
    int cpu = Columns.rightAligned(line, 0, CPU_WIDTH);
    if (cpu < 0 || cpu >= line.length() || line.charAt(cpu) != ' ') {
      return -1;
    }
    int id = Columns.rightAligned(line, cpu + 1, PROBE_ID_WIDTH);
    return id < 0 || id >= line.length() || line.charAt(id) != ' ' ? -1 : id;
  }

  /** The row that begins a line, or null. */
  static @Nullable Head of(String line) {
    int id = idEnd(line);
    if (id < 0) {
      return null;
    }
    int from = id + 1;
    int end = functionNameEnd(line, from);
    if (end < 0 || (end < line.length() && line.charAt(end) != ' ')) {
      return null;
    }
    int cpu = Columns.rightAligned(line, 0, CPU_WIDTH);
    List<Field> fields =
        fields(
            line.substring(0, cpu).strip(),
            line.substring(cpu, id).strip(),
            line.substring(from, end).strip());
    return fields == null ? null : new Head(fields, Math.min(end + 1, line.length()));
  }

  /** The row that begins a line without CPU and probe id (section 16), or null. */
  static @Nullable Head tested(String line) {
    int end = functionNameEnd(line, 0);
    if (end < 0 || (end < line.length() && line.charAt(end) != ' ')) {
      return null;
    }
    String functionName = line.substring(0, end).strip();
    List<Field> fields = fields("0", "0", functionName);
    return fields == null
        ? null
        : new Head(fields.subList(2, fields.size()), Math.min(end + 1, line.length()));
  }

  /**
   * {@code function:name}, right-aligned in 32. A longer one pushes the rest to the right; it may
   * hold blanks, and ends behind the first colon that a plausible name follows.
   */
  private static int functionNameEnd(String line, int from) {
    int padded = from + FUNCTION_NAME_WIDTH;
    if (from < line.length() && line.charAt(from) == ' ') {
      return padded <= line.length() && line.charAt(padded - 1) != ' ' ? padded : -1;
    }
    for (int colon = line.indexOf(':', from); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      int end = colon + 1;
      while (end < line.length() && nameCharacter(line.charAt(end))) {
        end++;
      }
      boolean ends = end == line.length() || line.charAt(end) == ' ';
      if (ends && end >= padded && probeName(line.substring(colon + 1, end))) {
        return end;
      }
    }
    return -1;
  }

  /** The fields of the row's beginning; null where they are not those of a probe. */
  static @Nullable List<Field> fields(String cpu, String id, String functionName) {
    int colon = functionName.lastIndexOf(':');
    if (colon < 0 || !probeName(functionName.substring(colon + 1))) {
      return null;
    }
    return ProducerRows.numbers(
        List.of(
            new Field(DtraceOutput.CPU, cpu),
            new Field(DtraceOutput.PROBE_ID, id),
            new Field(DtraceOutput.FUNCTION, functionName.substring(0, colon)),
            new Field(DtraceOutput.NAME, functionName.substring(colon + 1))));
  }

  private static boolean probeName(String name) {
    if (name.isEmpty() || Bytes.digit(name.charAt(0)) || name.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (!nameCharacter(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean nameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || Bytes.digit(c)
        || c == '_'
        || c == '-'
        || c == '$';
  }
}
