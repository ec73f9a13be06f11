package io.github.lxtriage.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What LX does with each socket option, on a current platform (reference: lx-sockopts.csv). */
public final class SocketOptionSupport {
  private final Map<Option, Row> rows;

  private SocketOptionSupport(Map<Option, Row> rows) {
    this.rows = Map.copyOf(rows);
  }

  private record Option(long level, long optname) {}

  private record Row(Support set, Support get, String note) {}

  /** What LX does when a program sets an option; UNKNOWN where the tables do not have it. */
  public Support set(long level, long optname) {
    Row row = rows.get(new Option(level, optname));
    return row == null ? Support.UNKNOWN : row.set();
  }

  /** What LX does when a program reads an option; UNKNOWN where the tables do not have it. */
  public Support get(long level, long optname) {
    Row row = rows.get(new Option(level, optname));
    return row == null ? Support.UNKNOWN : row.get();
  }

  /** What is to be said of it, such as since when; may be empty. */
  public String note(long level, long optname) {
    Row row = rows.get(new Option(level, optname));
    return row == null ? "" : row.note();
  }

  static SocketOptionSupport bundled() {
    Map<Option, Row> rows = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                SocketOptionSupport.class.getResourceAsStream("sockopt-support.csv"));
        CSVParser parser =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CSVRecord row : parser) {
        rows.put(
            new Option(Long.parseLong(row.get("level")), Long.parseLong(row.get("optname"))),
            new Row(support(row.get("set")), support(row.get("get")), row.get("note")));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new SocketOptionSupport(rows);
  }

  private static Support support(String id) {
    return Support.valueOf(id.toUpperCase(Locale.ROOT));
  }
}
