package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the producers that matter most (section 15), cut by their columns. Each method: the
 * fields, or null.
 */
final class ProducerRows {
  private static final int PID_WIDTH = 6;
  private static final int EXECNAME_WIDTH = 20;
  private static final int LEVEL_WIDTH = 5;
  private static final int CPU_WIDTH = 3;
  private static final int PROBE_ID_WIDTH = 6;
  private static final int FUNCTION_NAME_WIDTH = 32;

  private ProducerRows() {}

  /** {@code "%6d %20s %S\n"}: lxunsup.d. The call keeps its escapes. */
  static @Nullable List<Field> unsupportedCall(String line) {
    int call = afterExecname(line);
    return call < 0 || call == line.length()
        ? null
        : List.of(pid(line), execname(line), new Field(DtraceOutput.CALL, line.substring(call)));
  }

  /** {@code "%6d %20s %5d %d\n"}: lxsockopt.d. */
  static @Nullable List<Field> socketOptionCall(String line) {
    int level = afterExecname(line);
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
        pid >= 0
            && end < line.length()
            && line.charAt(pid) == ' '
            && line.charAt(end) == ' '
            && !line.substring(pid + 1, end).isBlank();
    return fits ? end + 1 : -1;
  }

  private static Field pid(String line) {
    int start = Columns.skipBlanks(line, 0);
    return new Field(DtraceOutput.PID, line.substring(start, Columns.numberEnd(line, start)));
  }

  private static Field execname(String line) {
    int from = Columns.rightAligned(line, 0, PID_WIDTH) + 1;
    int start = Columns.skipBlanks(line, from);
    return new Field(DtraceOutput.EXECNAME, line.substring(start, from + EXECNAME_WIDTH));
  }

  /** {@code "%3d %6d %32s "} and the payload: a row of a run that is not quiet (section 3). */
  static @Nullable List<Field> probeRow(String line) {
    int cpu = Columns.rightAligned(line, 0, CPU_WIDTH);
    if (cpu < 0 || cpu >= line.length() || line.charAt(cpu) != ' ') {
      return null;
    }
    int id = Columns.rightAligned(line, cpu + 1, PROBE_ID_WIDTH);
    if (id < 0 || id >= line.length() || line.charAt(id) != ' ') {
      return null;
    }
    int from = id + 1;
    int end = functionNameEnd(line, from);
    if (end < 0 || (end < line.length() && line.charAt(end) != ' ')) {
      return null;
    }
    return probeFields(
        line.substring(0, cpu).strip(),
        line.substring(cpu, id).strip(),
        line.substring(from, end).strip(),
        line.substring(Math.min(end + 1, line.length())).strip());
  }

  /**
   * {@code function:name}, right-aligned in 32; longer ones push the rest to the right and end at
   * the first blank.
   */
  private static int functionNameEnd(String line, int from) {
    int padded = from + FUNCTION_NAME_WIDTH;
    if (from < line.length() && line.charAt(from) == ' ') {
      return padded <= line.length() && line.charAt(padded - 1) != ' ' ? padded : -1;
    }
    int blank = line.indexOf(' ', from);
    int end = blank < 0 ? line.length() : blank;
    return end >= padded ? end : -1;
  }

  private static @Nullable List<Field> probeFields(
      String cpu, String id, String functionName, String payload) {
    int colon = functionName.lastIndexOf(':');
    if (colon < 0 || !probeName(functionName.substring(colon + 1))) {
      return null;
    }
    Field function = new Field(DtraceOutput.FUNCTION, functionName.substring(0, colon));
    Field name = new Field(DtraceOutput.NAME, functionName.substring(colon + 1));
    Field cpuField = new Field(DtraceOutput.CPU, cpu);
    Field idField = new Field(DtraceOutput.PROBE_ID, id);
    return numbers(
        payload.isEmpty()
            ? List.of(cpuField, idField, function, name)
            : List.of(cpuField, idField, function, name, new Field(DtraceOutput.PAYLOAD, payload)));
  }

  private static boolean probeName(String name) {
    if (name.isEmpty() || !(Character.isLetter(name.charAt(0)) || name.charAt(0) == '_')) {
      return false;
    }
    return name.chars()
        .allMatch(
            c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$'));
  }

  /**
   * A row whose blanks were collapsed, below a heading of one-blank words: {@code 4211 systemd
   * prctl option 23\0}.
   */
  static @Nullable List<Field> collapsedUnsupportedCall(
      String line, MessageStart messages, boolean headed) {
    int pid = Columns.skipBlanks(line, 0);
    int pidEnd = Columns.numberEnd(line, pid);
    if (pidEnd == pid || pidEnd >= line.length() || line.charAt(pidEnd) != ' ') {
      return null;
    }
    String rest = line.substring(pidEnd).strip();
    int call = callStart(rest, messages);
    if (call <= 0 || !(Bytes.ended(rest) || headed)) {
      return null;
    }
    return numbers(
        List.of(
            new Field(DtraceOutput.PID, line.substring(pid, pidEnd)),
            new Field(DtraceOutput.EXECNAME, rest.substring(0, call).strip()),
            new Field(DtraceOutput.CALL, rest.substring(call))));
  }

  /** Where the call begins: at a text that LX is known to say, else behind the first blank. */
  private static int callStart(String rest, MessageStart messages) {
    OptionalInt known = messages.in(Bytes.withoutTerminator(rest));
    int blank = rest.indexOf(' ');
    return known.isPresent() && known.getAsInt() > 0 ? known.getAsInt() : blank + 1;
  }

  /**
   * {@code 4211 sshd 1 9}, below a heading whose blanks were collapsed: numbers from both ends, the
   * name between.
   */
  static @Nullable List<Field> collapsedSocketOptionCall(String line) {
    String[] words = line.strip().split(" +");
    int n = words.length;
    if (n < 4 || !number(words[0]) || !number(words[n - 1]) || !number(words[n - 2])) {
      return null;
    }
    return numbers(
        List.of(
            new Field(DtraceOutput.PID, words[0]),
            new Field(
                DtraceOutput.EXECNAME, String.join(" ", Arrays.asList(words).subList(1, n - 2))),
            new Field(DtraceOutput.LEVEL, words[n - 2]),
            new Field(DtraceOutput.OPTNAME, words[n - 1])));
  }

  /** {@code 3 28561 setsockopt:entry 4}, below a heading whose blanks were collapsed. */
  static @Nullable List<Field> collapsedProbeRow(String line) {
    String[] words = line.strip().split(" +", 4);
    return words.length >= 3 && number(words[0]) && number(words[1])
        ? probeFields(words[0], words[1], words[2], words.length == 4 ? words[3] : "")
        : null;
  }

  /**
   * {@code sshd 9 2} or {@code systemd prctl option 23 4}: an entry of one of the two counting
   * one-liners.
   */
  static @Nullable List<Field> collapsedCount(String line, MessageStart messages) {
    String row = line.strip();
    int blank = row.lastIndexOf(' ');
    if (blank < 0 || !number(row.substring(blank + 1))) {
      return null;
    }
    Field value = new Field(DtraceOutput.VALUE, row.substring(blank + 1));
    String keys = row.substring(0, blank);
    OptionalInt message = messages.in(keys);
    if (message.isPresent() && message.getAsInt() > 0) {
      return List.of(
          new Field(DtraceOutput.STRING_KEY, keys.substring(0, message.getAsInt()).strip()),
          new Field(DtraceOutput.STRING_KEY, keys.substring(message.getAsInt())),
          value);
    }
    int last = keys.lastIndexOf(' ');
    return last > 0 && number(keys.substring(last + 1))
        ? List.of(
            new Field(DtraceOutput.STRING_KEY, keys.substring(0, last)),
            new Field(DtraceOutput.INT_KEY, keys.substring(last + 1)),
            value)
        : null;
  }

  private static boolean number(String word) {
    return Columns.numberEnd(word, 0) == word.length() && Columns.parse(word) != null;
  }

  /** The fields, or null where one that is a number in the grammar exceeds 64 bits. */
  private static @Nullable List<Field> numbers(List<Field> fields) {
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
