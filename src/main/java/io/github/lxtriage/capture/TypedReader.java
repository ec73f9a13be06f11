package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what print() prints (section 6.4): a type, and the members between braces; on Linux an
 * address and the members below it. A structure's last brace has no newline of its own, so what
 * follows on its line is another record.
 */
final class TypedReader {
  private static final int MAX_LINES = 10_000;
  private static final int INDENTATION = 4;
  private static final Pattern OPENING =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_ *`]*(?:\\[[0-9]+\\] ?)*\\{");
  private static final Pattern LINUX = Pattern.compile("0x[0-9a-f]+ = \\*");
  private static final Pattern LINUX_OPENING = Pattern.compile(" *\\(.+\\) (?:\\{|\\[)");
  private static final String NUMBER = "(?:-?0x[0-9a-f]+|0|[-+]?[0-9]\\.[0-9]{7}e[-+][0-9]+)";
  private static final Pattern SCALAR =
      Pattern.compile(
          "(?:(?:unsigned|signed|const|volatile|long|short|int|char|float|double|void|_Bool"
              + "|(?:struct|union|enum) \\w+|\\w+_t)[ *]*)+ (?:\\[[0-9]+\\] )?(?:"
              + NUMBER
              + "|'(?:[^'\\\\]|\\\\.{1,3})'|\\[ .* \\])");

  /**
   * Linux' address, where it ends a row that other fields begin; nothing separates it from them.
   */
  private static final Pattern LINUX_BEHIND = Pattern.compile(".*?(0x[0-9a-f]+ = \\*) *");

  private final Window window;

  TypedReader(Window window) {
    this.window = window;
  }

  /** Where a line's text from a column on begins a value of several lines. */
  static boolean opens(String text, int column) {
    int end = Columns.trimmedEnd(text);
    if (column >= end || end - column > 200) {
      return false;
    }
    char last = text.charAt(end - 1);
    Pattern opening = last == '{' ? OPENING : LINUX;
    return (last == '{' || last == '*') && opening.matcher(text).region(column, end).matches();
  }

  /**
   * Where a value begins that ends a row, at a column or behind other fields; -1 where none does.
   */
  static int start(String text, int column) {
    if (opens(text, column)) {
      return column;
    }
    if (column >= text.length() || text.charAt(Columns.trimmedEnd(text) - 1) != '*') {
      return -1;
    }
    Matcher behind = LINUX_BEHIND.matcher(text).region(column, text.length());
    return behind.matches() ? behind.start(1) : -1;
  }

  /** The value that begins on the first line at a column, or null. */
  @Nullable Block read(int column) throws IOException {
    Line first = window.at(0);
    if (first == null) {
      return null;
    }
    if (opens(first.text(), column)) {
      return first.stripped().endsWith("*") ? linux() : structure();
    }
    boolean scalar =
        column == 0
            && first.text().length() < 200
            && SCALAR.matcher(first.text()).region(0, Columns.trimmedEnd(first.text())).matches();
    return scalar ? Block.of(DtraceOutput.TYPED, first) : null;
  }

  private @Nullable Block structure() throws IOException {
    int depth = 1;
    for (int lines = 1; lines < MAX_LINES; lines++) {
      Line line = window.at(lines);
      if (line == null) {
        return null;
      }
      String text = line.stripped();
      int indentation = Columns.skipBlanks(text, 0);
      if (text.startsWith("}") && depth == 1) {
        return closed(lines, line);
      }
      boolean closes = text.startsWith("}", indentation) || text.startsWith("]", indentation);
      depth -= closes ? 1 : 0;
      if (depth < 1 || indentation < INDENTATION * depth) {
        return null;
      }
      depth += text.endsWith("{") || text.endsWith(" [") || text.endsWith("= [") ? 1 : 0;
    }
    return null;
  }

  private Block closed(int lines, Line last) throws IOException {
    boolean glued = Columns.trimmedEnd(last.text()) > 1;
    Line block = window.takeText(glued ? lines : lines + 1);
    if (glued) {
      Line brace = window.cut(1);
      block = block.joined(brace);
    }
    return new Block(List.of(new Field(DtraceOutput.TYPED, block.text())), Reading.STRICT, block);
  }

  private @Nullable Block linux() throws IOException {
    Line second = window.at(1);
    if (second == null || !LINUX_OPENING.matcher(second.stripped()).matches()) {
      return null;
    }
    String close = " ".repeat(Columns.skipBlanks(second.text(), 0));
    boolean array = second.stripped().endsWith("[");
    for (int lines = 2; lines < MAX_LINES; lines++) {
      Line line = window.at(lines);
      if (line == null) {
        return null;
      }
      if (line.stripped().equals(close + (array ? "]" : "}"))) {
        Line block = window.takeText(lines + 1);
        return new Block(
            List.of(new Field(DtraceOutput.TYPED, block.text())), Reading.STRICT, block);
      }
    }
    return null;
  }
}
