package io.github.lxtriage.linux;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Named numbers, one family for each domain, which is read when it is first asked. */
final class ValueTable {
  /** The numbers of one domain. */
  private static final class Family {
    final Map<Long, NamedValue> byValue = new TreeMap<>(Long::compareUnsigned);
    final Map<String, NamedValue> byName = new HashMap<>();

    Family(ValueDomain domain) {
      for (FactTable.Row row : FactTable.read(ValueTable.class, "values/" + domain.id() + ".csv")) {
        add(row);
      }
    }

    private void add(FactTable.Row row) {
      NamedValue named =
          new NamedValue(Long.parseLong(row.get("value")), row.get("name"), row.get("meaning"));
      byValue.put(named.value(), named);
      byName.put(named.name(), named);
      if (!row.get("aliases").isEmpty()) {
        byName.put(row.get("aliases"), named);
      }
    }
  }

  private final Map<ValueDomain, Once<Family>> families = new EnumMap<>(ValueDomain.class);

  ValueTable() {
    for (ValueDomain domain : ValueDomain.values()) {
      families.put(domain, new Once<>(() -> new Family(domain)));
    }
  }

  private Family family(ValueDomain domain) {
    return Objects.requireNonNull(families.get(domain)).get();
  }

  Optional<NamedValue> value(ValueDomain domain, long value) {
    return Optional.ofNullable(family(domain).byValue.get(value));
  }

  Optional<NamedValue> named(ValueDomain domain, String name) {
    return Optional.ofNullable(family(domain).byName.get(name));
  }

  List<NamedValue> all(ValueDomain domain) {
    return List.copyOf(family(domain).byValue.values());
  }

  FlagWord flags(ValueDomain domain, long word) {
    List<NamedValue> bits = new ArrayList<>();
    long rest = word;
    for (NamedValue flag : family(domain).byValue.values()) {
      if (Long.bitCount(flag.value()) == 1 && (word & flag.value()) != 0) {
        bits.add(flag);
        rest &= ~flag.value();
      }
    }
    return new FlagWord(bits, rest);
  }
}
