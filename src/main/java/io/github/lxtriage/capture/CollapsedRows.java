package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose runs of blanks a web page or a mail collapsed (section 17, A19): words from both ends,
 * a name between. Each method: the fields, or null.
 */
final class CollapsedRows {
  private CollapsedRows() {}

  /**
   * A row whose blanks were collapsed, below a heading of one-blank words: {@code 4211 systemd
   * prctl option 23\0}.
   */
  static @Nullable List<Field> unsupportedCall(String line, MessageStart messages, boolean headed) {
    int pid = Columns.skipBlanks(line, 0);
    int pidEnd = Columns.numberEnd(line, pid);
    if (pidEnd == pid || pidEnd >= line.length() || line.charAt(pidEnd) != ' ') {
      return null;
    }
    String rest = line.substring(pidEnd).strip();
    OptionalInt known = messages.in(Bytes.withoutTerminator(rest));
    boolean said = known.isPresent() && known.getAsInt() > 0;
    int call = said ? known.getAsInt() : rest.indexOf(' ') + 1;
    // Without the terminator only a text of LX tells a row from a sentence that begins with a
    // number.
    if (call <= 0 || !(Bytes.ended(rest) || (headed && said))) {
      return null;
    }
    return ProducerRows.numbers(
        List.of(
            new Field(DtraceOutput.PID, line.substring(pid, pidEnd)),
            new Field(DtraceOutput.EXECNAME, rest.substring(0, call).strip()),
            new Field(DtraceOutput.CALL, rest.substring(call))));
  }

  /**
   * {@code 4211 sshd 1 9}, below a heading whose blanks were collapsed: numbers from both ends, the
   * name between.
   */
  static @Nullable List<Field> socketOptionCall(String line) {
    String[] words = line.strip().split(" +", -1);
    int n = words.length;
    if (n < 4 || !number(words[0]) || !number(words[n - 1]) || !number(words[n - 2])) {
      return null;
    }
    return ProducerRows.numbers(
        List.of(
            new Field(DtraceOutput.PID, words[0]),
            new Field(
                DtraceOutput.EXECNAME, String.join(" ", Arrays.asList(words).subList(1, n - 2))),
            new Field(DtraceOutput.LEVEL, words[n - 2]),
            new Field(DtraceOutput.OPTNAME, words[n - 1])));
  }

  /** {@code 3 28561 setsockopt:entry 4}, below a heading whose blanks were collapsed. */
  static @Nullable List<Field> probeRow(String line) {
    String[] words = line.strip().split(" +", 4);
    if (words.length < 3 || !number(words[0]) || !number(words[1])) {
      return null;
    }
    List<Field> head = ProbeRows.fields(words[0], words[1], words[2]);
    if (head == null || words.length == 3) {
      return head;
    }
    List<Field> row = new ArrayList<>(head);
    row.add(new Field(DtraceOutput.PAYLOAD, words[3]));
    return row;
  }

  /**
   * {@code sshd 9 2} or {@code systemd prctl option 23 4}: an entry of one of the two counting
   * one-liners.
   */
  static @Nullable List<Field> count(String line, MessageStart messages) {
    String row = line.strip();
    int blank = row.lastIndexOf(' ');
    if (blank < 0 || !number(row.substring(blank + 1))) {
      return null;
    }
    Field value = new Field(DtraceOutput.VALUE, row.substring(blank + 1));
    String keys = row.substring(0, blank);
    List<Field> said = said(keys, messages);
    if (!said.isEmpty()) {
      return List.of(said.get(0), said.get(1), value);
    }
    int last = keys.lastIndexOf(' ');
    return last > 0 && number(keys.substring(last + 1))
        ? List.of(
            new Field(DtraceOutput.STRING_KEY, keys.substring(0, last)),
            new Field(DtraceOutput.INT_KEY, keys.substring(last + 1)),
            value)
        : null;
  }

  /** A name and what LX says of it; empty where a line says nothing that LX does. */
  static List<Field> said(String keys, MessageStart messages) {
    OptionalInt message = messages.in(keys);
    return message.isPresent() && message.getAsInt() > 0
        ? List.of(
            new Field(DtraceOutput.STRING_KEY, keys.substring(0, message.getAsInt()).strip()),
            new Field(DtraceOutput.STRING_KEY, keys.substring(message.getAsInt())))
        : List.of();
  }

  /**
   * Keys that stand above a histogram or a stack: whole numbers are keys of their own, other words
   * one.
   */
  static List<Field> keys(String line) {
    String[] words = line.strip().split(" +", -1);
    List<Field> keys = new ArrayList<>();
    int from = 0;
    while (from < words.length && number(words[from])) {
      keys.add(new Field(DtraceOutput.INT_KEY, words[from++]));
    }
    int to = words.length;
    List<Field> after = new ArrayList<>();
    while (to > from && number(words[to - 1])) {
      after.add(0, new Field(DtraceOutput.INT_KEY, words[--to]));
    }
    if (from < to) {
      String text = String.join(" ", Arrays.asList(words).subList(from, to));
      keys.add(new Field(DtraceOutput.STRING_KEY, text));
    }
    keys.addAll(after);
    return keys;
  }

  static boolean number(String word) {
    return !word.isEmpty()
        && Columns.numberEnd(word, 0) == word.length()
        && Columns.parse(word) != null;
  }
}
