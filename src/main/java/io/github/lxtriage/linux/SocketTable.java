package io.github.lxtriage.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/** Socket levels and, for each, its options. */
final class SocketTable {
  private record Key(long level, long optname) {}

  private final Map<Long, String> levels = new HashMap<>();
  private final Map<String, Long> levelNumbers = new HashMap<>();
  private final Map<Long, String> solNames = new HashMap<>();
  private final List<SocketOption> options = new ArrayList<>();
  private final Map<Key, SocketOption> byNumber = new HashMap<>();
  private final Map<Key, String> remarks = new HashMap<>();

  SocketTable() {
    for (CSVRecord row : FactTable.read(SocketTable.class, "socket-levels.csv")) {
      addLevel(Long.parseLong(row.get("level")), row.get("name"), row.get("alias"));
    }
    for (CSVRecord row : FactTable.read(SocketTable.class, "socket-options.csv")) {
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

  private void addOption(CSVRecord row) {
    Key key = new Key(Long.parseLong(row.get("level")), Long.parseLong(row.get("optname")));
    if (!row.get("remark").isEmpty()) {
      remarks.put(key, row.get("remark"));
    }
    if (row.get("set_name").isEmpty()) {
      return;
    }
    SocketOption option =
        new SocketOption(
            key.level(),
            levels.getOrDefault(key.level(), ""),
            key.optname(),
            row.get("set_name"),
            row.get("get_name"),
            row.get("aliases").isEmpty() ? List.of() : List.of(row.get("aliases").split(" ", -1)),
            row.get("use").equals("get"));
    options.add(option);
    byNumber.put(key, option);
  }

  Optional<SocketOption> option(long level, long optname) {
    return Optional.ofNullable(byNumber.get(new Key(level, optname)));
  }

  Optional<String> remark(long level, long optname) {
    return Optional.ofNullable(remarks.get(new Key(level, optname)));
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
