package io.github.lxtriage.lx;

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

/** Reads a table that lies beside this class. */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private Csv() {}

  static List<CSVRecord> read(String name) {
    try (InputStream in = Objects.requireNonNull(Csv.class.getResourceAsStream(name), name);
        Reader text = new InputStreamReader(in, UTF_8)) {
      return FORMAT.parse(text).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
