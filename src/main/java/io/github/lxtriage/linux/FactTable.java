package io.github.lxtriage.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The tables of facts that come with the program: CSV in UTF-8, each beside a class. */
public final class FactTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private FactTable() {}

  /**
   * The rows of a table, by the names in its first line.
   *
   * @param beside a class of the package that the table lies in
   * @param file its name
   * @throws NullPointerException where no such table is there
   * @throws UncheckedIOException where it cannot be read, which is a defect of the build
   */
  public static List<CSVRecord> read(Class<?> beside, String file) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file);
        Reader text = new InputStreamReader(in, UTF_8)) {
      return FORMAT.parse(text).getRecords();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
