package io.github.lxtriage.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Socket levels and, for each, its options. */
final class SocketTable {
  private final Map<Long, String> levels = new HashMap<>();
  private final Map<String, Long> levelNumbers = new HashMap<>();
  private final Map<Long, String> solNames = new HashMap<>();
  private final List<SocketOption> options = new ArrayList<>();

  /** By level, then by number. */
  private final Map<Long, Map<Long, SocketOption>> byNumber = new HashMap<>();

  private final Map<Long, Map<Long, String>> remarks = new HashMap<>();

  SocketTable() {
    for (FactTable.Row row : FactTable.read(SocketTable.class, "socket-levels.csv")) {
      addLevel(Long.parseLong(row.get("level")), row.get("name"), row.get("alias"));
    }
    for (FactTable.Row row : FactTable.read(SocketTable.class, "socket-options.csv")) {
      addOption(row);
    }
  }

  private void addLevel(long level, String name, String alias) {
    levels.put(level, name);
    levelNumbers.put(name, level);
    solNames.put(level, alias.isEmpty() ? name : alias);
    if (!alias.isEmpty()) {
      levelNumbers.put(alias, level);
    }
  }

  private void addOption(FactTable.Row row) {
    long level = Long.parseLong(row.get("level"));
    long optname = Long.parseLong(row.get("optname"));
    if (!row.get("remark").isEmpty()) {
      ofLevel(remarks, level).put(optname, row.get("remark"));
    }
    if (row.get("set_name").isEmpty()) {
      return;
    }
    SocketOption option =
        new SocketOption(
            level,
            levels.getOrDefault(level, ""),
            optname,
            row.get("set_name"),
            row.get("get_name"),
            row.get("aliases").isEmpty() ? List.of() : List.of(row.get("aliases").split(" ", -1)),
            row.get("use").equals("get"));
    options.add(option);
    ofLevel(byNumber, level).put(optname, option);
  }

  private static <T> Map<Long, T> ofLevel(Map<Long, Map<Long, T>> all, long level) {
    return all.computeIfAbsent(level, absent -> new HashMap<>());
  }

  Optional<SocketOption> option(long level, long optname) {
    return Optional.ofNullable(byNumber.getOrDefault(level, Map.of()).get(optname));
  }

  Optional<String> remark(long level, long optname) {
    return Optional.ofNullable(remarks.getOrDefault(level, Map.of()).get(optname));
  }

  List<SocketOption> options(Predicate<SocketOption> wanted) {
    return options.stream().filter(wanted).toList();
  }

  Optional<String> level(long level) {
    return Optional.ofNullable(levels.get(level));
  }

  Optional<String> solName(long level) {
    return Optional.ofNullable(solNames.get(level));
  }

  OptionalLong levelNamed(String name) {
    Long level = levelNumbers.get(name);
    return level == null ? OptionalLong.empty() : OptionalLong.of(level);
  }
}
