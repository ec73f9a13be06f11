package io.github.lxtriage.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The tables of facts that come with the program, each beside a class. They are written as CSV in
 * UTF-8; the build compiles them ({@link TableCompiler}) to lines of columns with tabs between
 * them, which take a fraction of the time to read.
 */
public final class FactTable {
  private FactTable() {}

  /** A row of a table. */
  public static final class Row {
    private final String[] names;
    private final String[] columns;

    private Row(String[] names, String[] columns) {
      this.names = names;
      this.columns = columns;
    }

    /**
     * What stands in a column.
     *
     * @throws IllegalArgumentException where the table has no such column
     */
    public String get(String name) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return columns[i];
        }
      }
      throw new IllegalArgumentException("no column is named " + name);
    }

    @Override
    public String toString() {
      return String.join(",", columns);
    }
  }

  /**
   * The rows of a table, by the names in its first line.
   *
   * @param beside a class of the package that the table lies in
   * @param file its name, as it is written
   * @throws NullPointerException where no such table is there
   * @throws UncheckedIOException where it cannot be read, which is a defect of the build
   */
  public static List<Row> read(Class<?> beside, String file) {
    String compiled = TableCompiler.compiledName(file);
    return rows(
        BundledFile.text(beside, compiled).orElseThrow(() -> new NullPointerException(compiled)));
  }

  /** The rows of a table as it is written, in CSV; else the same. For tables of tests. */
  public static List<Row> csv(Class<?> beside, String file) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
      return rows(TableCompiler.compiled(in, file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    int end = text.indexOf('\n');
    String[] names = text.substring(0, end).split("\t", -1);
    for (int from = end + 1; from < text.length(); from = end + 1) {
      end = text.indexOf('\n', from);
      rows.add(new Row(names, columns(text, from, end, names.length)));
    }
    return List.copyOf(rows);
  }

  private static String[] columns(String text, int from, int end, int count) {
    String[] columns = new String[count];
    int at = from;
    for (int i = 0; i < count; i++) {
      int tab = i + 1 == count ? end : text.indexOf('\t', at);
      columns[i] = OneLine.plain(text.substring(at, tab));
      at = tab + 1;
    }
    return columns;
  }
}
