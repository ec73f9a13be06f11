package io.github.lxtriage.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A step of the build: writes each table of facts beside it as what is read when the program runs.
 */
public final class TableCompiler {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private TableCompiler() {}

  /**
   * Compiles the tables in some directories, and in those below them.
   *
   * @param arguments the directories
   */
  public static void main(String[] arguments) throws IOException {
    for (String directory : arguments) {
      for (Path table : tables(Path.of(directory))) {
        try (InputStream csv = Files.newInputStream(table)) {
          String name = table.getFileName().toString();
          Files.writeString(table.resolveSibling(compiledName(name)), compiled(csv, name));
        }
      }
    }
  }

  private static List<Path> tables(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  static String compiledName(String file) {
    return file.replace(".csv", ".rows");
  }

  /** What is read when the program runs, of a table in CSV. */
  static String compiled(InputStream csv, String file) throws IOException {
    try (Reader text = new InputStreamReader(csv, StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(text)) {
      StringBuilder lines = new StringBuilder(line(rows.getHeaderNames()));
      for (CSVRecord row : rows) {
        if (!row.isConsistent()) {
          throw new IOException(file + ":" + row.getRecordNumber() + ": a row of other columns");
        }
        lines.append(line(row.toList()));
      }
      return lines.toString();
    }
  }

  private static String line(List<String> columns) {
    return columns.stream().map(OneLine::escaped).collect(Collectors.joining("\t", "", "\n"));
  }
}
