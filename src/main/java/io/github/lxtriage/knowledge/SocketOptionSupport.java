package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What LX does with each socket option, on a current platform and, where the day of the change is
 * known, on an older one (data file {@code sockopt-support.csv}).
 */
public final class SocketOptionSupport {
  private final Map<Option, Row> rows;

  private SocketOptionSupport(Map<Option, Row> rows) {
    this.rows = Map.copyOf(rows);
  }

  private record Option(long level, long optname) {}

  private record Row(Support set, Support get, Support before, Entry.FixedIn since, String note) {}

  /** What LX does when a program sets an option; UNKNOWN where the tables do not have it. */
  public Support set(long level, long optname) {
    Row row = rows.get(new Option(level, optname));
    return row == null ? Support.UNKNOWN : row.set();
  }

  /** What LX of one build does when a program sets an option, as far as that is known. */
  public Support set(long level, long optname, Platform platform) {
    Row row = rows.get(new Option(level, optname));
    return row != null && platform.isBefore(row.since()).orElse(false)
        ? row.before()
        : set(level, optname);
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
          new Row(
              support(row.get("set")),
              support(row.get("get")),
              support(row.get("before")),
              new Entry.FixedIn(
                  build(row.get("smartos")), Optional.empty(), build(row.get("omnios-by")), ""),
              row.get("note")));
    }
    return new SocketOptionSupport(rows);
  }

  private static Optional<String> build(String text) {
    return Optional.of(text).filter(version -> !version.isEmpty());
  }

  private static Support support(String id) {
    return id.isEmpty() ? Support.UNKNOWN : Support.valueOf(id.toUpperCase(Locale.ROOT));
  }
}
