package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
  private static final int LONGEST_HEADER = 4096;

  /** How many characters a table may have; enough for some 40,000 captures. */
  private static final int MOST = 4 << 20;

  private static final Set<String> KNOWN =
      Set.of(PATH, "distro", "image", "host", "platform", "zone", "build", "note");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setIgnoreHeaderCase(true)
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final String below;
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> mistakes = new ArrayList<>();

  private LabelTable(String below) {
    this.below = below;
  }

  /**
   * Reads a table. A row that is wrong costs itself; where the table cannot be read on, the rows
   * above are used.
   *
   * @param below the table's directory, as it begins the names of captures: empty, or with a final
   *     slash
   * @throws IOException where the file cannot be read
   */
  static LabelTable read(Path file, String below) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in, below);
    }
  }

  /** Reads a table from wherever it lies; the same as {@link #read(Path, String)}. */
  public static LabelTable read(Reader in, String below) throws IOException {
    LabelTable table = new LabelTable(below);
    try (BufferedReader lines = new BufferedReader(new Bounded(in))) {
      skipMark(lines);
      try (CSVParser csv = CSVParser.parse(lines, format(lines))) {
        table.rows(csv);
      }
    } catch (TooLargeException tooLarge) {
      table.tooLarge();
    } catch (MalformedInputException notText) {
      table.mistake(1, "not UTF-8");
    } catch (CSVException | IllegalArgumentException broken) {
      table.mistake(1, "not a table of comma-separated values");
    }
    return table;
  }

  /** Where the comma parts the decimals of a number, spreadsheets part cells by a semicolon. */
  private static CSVFormat format(BufferedReader in) throws IOException {
    in.mark(LONGEST_HEADER);
    char[] begin = new char[LONGEST_HEADER - 1];
    int read = in.read(begin);
    in.reset();
    String header = new String(begin, 0, Math.max(0, read)).lines().findFirst().orElse("");
    boolean semicolons = header.contains(";") && !header.contains(",");
    return semicolons ? FORMAT.builder().setDelimiter(';').get() : FORMAT;
  }

  /** Spreadsheets put a byte order mark in front. */
  private static void skipMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != '\ufeff') {
      in.reset();
    }
  }

  private void rows(CSVParser csv) {
    List<String> columns = csv.getHeaderNames();
    if (columns.stream().noneMatch(PATH::equalsIgnoreCase)) {
      mistake(1, "there is no column named " + PATH);
      return;
    }
    Set<String> names = new HashSet<>();
    columns.stream()
        .filter(column -> !column.isEmpty() && !names.add(label(column)))
        .forEach(column -> mistake(1, "there are two columns named " + column));
    long done = 1;
    try {
      for (CSVRecord row : csv) {
        done = csv.getCurrentLineNumber();
        row(columns, row, done);
      }
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof TooLargeException) {
        tooLarge();
        return;
      }
      boolean notText = broken.getCause() instanceof MalformedInputException;
      mistake(
          done + 1,
          (notText ? "not UTF-8" : "a quotation mark that has no partner")
              + "; nothing from here on is used");
    }
  }

  private void row(List<String> columns, CSVRecord row, long line) {
    if (row.size() > columns.size()) {
      mistake(line, row.size() + " cells for " + columns.size() + " columns; the row is not used");
      return;
    }
    String path = row.isSet(PATH) ? row.get(PATH) : "";
    Map<String, String> labels = labels(columns, row);
    String platform = labels.get("platform");
    if (platform != null && Platform.ofSystem(platform).isEmpty()) {
      mistake(line, "'" + platform + "' is no platform such as smartos:20240501; only a label");
    }
    rows.merge(path.startsWith("./") ? path.substring(2) : path, labels, LabelTable::both);
  }

  /** Labels of some captures only would mislead. */
  private void tooLarge() {
    rows.clear();
    mistakes.clear();
    mistake(1, "larger than " + (MOST >> 20) + " MiB, and so not used");
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** A text that ends in an exception where it is longer than a table may be. */
  private static final class Bounded extends FilterReader {
    private long read;

    Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      read += Math.max(0, count);
      if (read > MOST) {
        throw new TooLargeException();
      }
      return count;
    }
  }

  private void mistake(long line, String what) {
    mistakes.add(name() + ":" + line + ":1: " + what);
  }

  /** What is wrong with it, one line each. */
  public List<String> mistakes() {
    return mistakes;
  }

  private static Map<String, String> labels(List<String> columns, CSVRecord row) {
    Map<String, String> labels = new TreeMap<>();
    for (String column : columns) {
      boolean said =
          !label(column).equals(PATH)
              && !column.isEmpty()
              && row.isSet(column)
              && !row.get(column).isEmpty();
      if (said) {
        labels.put(label(column), row.get(column));
      }
    }
    return labels;
  }

  /** Spreadsheets like capitals; a column that we do not know keeps its own. */
  private static String label(String column) {
    String small = column.toLowerCase(Locale.ROOT);
    return KNOWN.contains(small) ? small : column;
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
