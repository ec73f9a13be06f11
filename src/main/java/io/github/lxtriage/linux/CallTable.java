package io.github.lxtriage.linux;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The system calls of each ABI. */
final class CallTable {
  private final Map<Abi, Map<Long, String>> names = new EnumMap<>(Abi.class);
  private final Map<Abi, Map<String, Long>> numbers = new EnumMap<>(Abi.class);

  CallTable() {
    for (Abi abi : Abi.values()) {
      names.put(abi, new HashMap<>());
      numbers.put(abi, new HashMap<>());
    }
    for (FactTable.Row row : FactTable.read(CallTable.class, "syscalls.csv")) {
      Abi abi = Abi.ofBits(row.get("abi")).orElseThrow();
      long number = Long.parseLong(row.get("number"));
      names.getOrDefault(abi, Map.of()).put(number, row.get("name"));
      numbers.getOrDefault(abi, Map.of()).put(row.get("name"), number);
    }
  }

  Optional<String> name(Abi abi, long number) {
    return Optional.ofNullable(names.getOrDefault(abi, Map.of()).get(number));
  }

  OptionalLong number(Abi abi, String name) {
    Long number = numbers.getOrDefault(abi, Map.of()).get(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  Set<String> names(Abi abi) {
    return Set.copyOf(numbers.getOrDefault(abi, Map.of()).keySet());
  }
}
