package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A {@code captures.csv}: the path of a capture, or of a directory of captures, below the directory
 * the table lies in, and what is to be said of them.
 */
public final class LabelTable {
  /** The name that such a table has in any directory. */
  public static final String NAME = "captures.csv";

  private static final String PATH = "path";
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final String below;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private LabelTable(String below) {
    this.below = below;
  }

  /**
   * Reads a table.
   *
   * @param below the table's directory, as it begins the names of captures: empty, or with a final
   *     slash
   * @throws IOException where it cannot be read, or is no such table
   */
  static LabelTable read(Path file, String below) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in, below);
    }
  }

  /** Reads a table from wherever it lies; the same as {@link #read(Path, String)}. */
  public static LabelTable read(Reader in, String below) throws IOException {
    LabelTable table = new LabelTable(below);
    try (CSVParser csv = CSVParser.parse(in, FORMAT)) {
      List<String> columns = csv.getHeaderNames();
      if (!columns.contains(PATH)) {
        throw new IOException("its first line has no column named " + PATH);
      }
      for (CSVRecord row : csv) {
        table.rows.merge(row.get(PATH), labels(columns, row), LabelTable::both);
      }
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
      throw new IOException("not a table of comma-separated values", broken);
    } catch (CSVException broken) {
      throw new IOException("not a table of comma-separated values", broken);
    }
    return table;
  }

  private static Map<String, String> labels(List<String> columns, CSVRecord row) {
    Map<String, String> labels = new TreeMap<>();
    for (String column : columns) {
      boolean said =
          !column.equals(PATH)
              && !column.isEmpty()
              && row.isSet(column)
              && !row.get(column).isEmpty();
      if (said) {
        labels.put(column, row.get(column));
      }
    }
    return labels;
  }

  private static Map<String, String> both(Map<String, String> a, Map<String, String> b) {
    Map<String, String> all = new TreeMap<>(a);
    all.putAll(b);
    return all;
  }

  /** What it says of a capture: of its directories, then of itself. */
  public Map<String, String> of(String name) {
    Map<String, String> labels = new TreeMap<>();
    if (name.startsWith(below)) {
      String path = name.substring(below.length());
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        add(labels, path.substring(0, end));
        add(labels, path.substring(0, end + 1));
      }
      add(labels, path);
    }
    return labels;
  }

  private void add(Map<String, String> labels, String path) {
    Map<String, String> row = rows.get(path);
    if (row != null) {
      labels.putAll(row);
      used.add(path);
    }
  }

  /** The rows that name nothing that was found. */
  public List<String> unused() {
    return rows.keySet().stream().filter(path -> !used.contains(path)).toList();
  }

  /** Its own name, as captures are named. */
  public String name() {
    return below + NAME;
  }
}
