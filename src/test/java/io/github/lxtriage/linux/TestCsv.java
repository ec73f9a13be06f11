package io.github.lxtriage.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What the reference has, to compare with. */
final class TestCsv {
  private TestCsv() {}

  static List<CSVRecord> read(String name) {
    String path = "/reference/linux/" + name;
    try (InputStream in = Objects.requireNonNull(TestCsv.class.getResourceAsStream(path), path)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new InputStreamReader(in, UTF_8))
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
