package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which subjects have an entry and by which further names they are found (data file {@code
 * index.csv}, which a test compares with the entries), so that a question about one subject reads
 * one file.
 */
final class Index {
  private final Map<String, List<String>> byName = new HashMap<>();
  private final List<String> silent = new ArrayList<>();
  private final int size;

  private Index(List<FactTable.Row> rows) {
    for (FactTable.Row row : rows) {
      if (!row.get("names").isEmpty()) {
        for (String name : row.get("names").split(";", -1)) {
          byName.computeIfAbsent(key(name), absent -> new ArrayList<>()).add(row.get("subject"));
        }
      }
      if (row.get("silent").equals("true")) {
        silent.add(row.get("subject"));
      }
    }
    size = rows.size();
  }

  static Index bundled() {
    return new Index(FactTable.read(Index.class, "index.csv"));
  }

  /** The row of an entry. */
  static String row(Entry entry) {
    String names = String.join(";", entry.also());
    return entry.subject()
        + ","
        + (names.contains(",") ? '"' + names + '"' : names)
        + ","
        + (entry.silent() ? "true" : "");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  int size() {
    return size;
  }

  /** Subjects with this further name. */
  List<String> named(String name) {
    return byName.getOrDefault(key(name), List.of());
  }

  /** Failures of a subject that no message shows. */
  List<String> silentOf(String subject) {
    return silent.stream().filter(each -> each.startsWith(subject + ".")).toList();
  }
}
