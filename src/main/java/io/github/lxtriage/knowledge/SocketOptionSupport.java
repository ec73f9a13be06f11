package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What LX does with each socket option on a current platform (data file {@code
 * sockopt-support.csv}).
 */
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
    for (FactTable.Row row : FactTable.read(SocketOptionSupport.class, "sockopt-support.csv")) {
      rows.put(
          new Option(Long.parseLong(row.get("level")), Long.parseLong(row.get("optname"))),
          new Row(support(row.get("set")), support(row.get("get")), row.get("note")));
    }
    return new SocketOptionSupport(rows);
  }

  private static Support support(String id) {
    return id.isEmpty() ? Support.UNKNOWN : Support.valueOf(id.toUpperCase(Locale.ROOT));
  }
}
