package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of {@code dtrace -l} (section 14): {@code "%5d %10s %17s %33s %s\n"}. */
final class ListRows {
  private static final int[] WIDTHS = {5, 10, 17, 33};
  private static final int[] TYPES = {
    DtraceOutput.PROBE_ID, DtraceOutput.PROVIDER, DtraceOutput.MODULE, DtraceOutput.FUNCTION
  };

  /** How many bytes stand before the name, at least. */
  private static final int LEAST = 6 + 11 + 18 + 34;

  private static final Pattern PROVIDER = Pattern.compile("[A-Za-z_][\\w.-]*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");

  /** Of a row in which only the function may be longer than its columns. */
  private static final Pattern PLACED =
      Pattern.compile("[ \\d]{5} [ \\S]{9}\\S [ \\S]{17} [ \\S]{33,} \\S+ *");

  private ListRows() {}

  static @Nullable List<Field> row(String text) {
    Field[] fields = new Field[5];
    int at = 0;
    for (int i = 0; i < WIDTHS.length; i++) {
      int end = fieldEnd(text, at, WIDTHS[i]);
      if (end > at + WIDTHS[i] && TYPES[i] == DtraceOutput.FUNCTION) {
        end = text.lastIndexOf(' ', Columns.trimmedEnd(text) - 1); // a C++ name may hold blanks
      }
      if (end < at || end >= text.length() || text.charAt(end) != ' ') {
        return null;
      }
      fields[i] = new Field(TYPES[i], text.substring(at, end).strip());
      at = end + 1;
    }
    fields[4] = new Field(DtraceOutput.NAME, text.substring(at).strip());
    return number(fields[0].text()) && !fields[1].text().isEmpty() ? List.of(fields) : null;
  }

  /**
   * A row that no heading explains: each field stands in its columns or fills them, and all but
   * module and function are names.
   */
  static @Nullable List<Field> unheaded(String text) {
    boolean placed = text.length() > LEAST && text.length() < 512;
    if (!placed || !(text.charAt(5) == ' ' || Bytes.digit(text.charAt(5)))) {
      return null;
    }
    List<Field> fields = row(text);
    return fields != null
            && PROVIDER.matcher(fields.get(1).text()).matches()
            && NAME.matcher(fields.get(4).text()).matches()
            && PLACED.matcher(text).matches()
        ? fields
        : null;
  }

  private static int fieldEnd(String text, int at, int width) {
    int columns = at + width;
    if (columns >= text.length()) {
      return -1;
    }
    boolean padded = text.charAt(at) == ' ';
    return padded || text.charAt(columns) == ' ' ? columns : text.indexOf(' ', columns);
  }

  /** A row whose blanks were collapsed: five words; where there are fewer, nothing says which. */
  static @Nullable List<Field> collapsed(String text) {
    String[] words = text.strip().split(" +", -1);
    return words.length == 5 && number(words[0])
        ? List.of(
            new Field(DtraceOutput.PROBE_ID, words[0]),
            new Field(DtraceOutput.PROVIDER, words[1]),
            new Field(DtraceOutput.MODULE, words[2]),
            new Field(DtraceOutput.FUNCTION, words[3]),
            new Field(DtraceOutput.NAME, words[4]))
        : null;
  }

  private static boolean number(String word) {
    return !word.isEmpty()
        && Columns.numberEnd(word, 0) == word.length()
        && Columns.parse(word) != null;
  }
}
