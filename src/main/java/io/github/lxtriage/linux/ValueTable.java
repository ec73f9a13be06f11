package io.github.lxtriage.linux;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Named numbers, one family for each domain. */
final class ValueTable {
  private static final class Family {
    final Map<Long, NamedValue> byValue = new TreeMap<>(Long::compareUnsigned);
    final Map<String, NamedValue> byName = new HashMap<>();
  }

  private final Map<ValueDomain, Family> families = new EnumMap<>(ValueDomain.class);

  ValueTable() {
    Map<String, Family> byId = new HashMap<>();
    for (ValueDomain domain : ValueDomain.values()) {
      Family family = new Family();
      families.put(domain, family);
      byId.put(domain.id(), family);
    }
    for (CSVRecord row : FactTable.read(ValueTable.class, "values.csv")) {
      add(Optional.ofNullable(byId.get(row.get("domain"))).orElseThrow(), row);
    }
  }

  private static void add(Family family, CSVRecord row) {
    NamedValue named =
        new NamedValue(Long.parseLong(row.get("value")), row.get("name"), row.get("meaning"));
    family.byValue.put(named.value(), named);
    family.byName.put(named.name(), named);
    if (!row.get("aliases").isEmpty()) {
      family.byName.put(row.get("aliases"), named);
    }
  }

  private Family family(ValueDomain domain) {
    return families.getOrDefault(domain, new Family());
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
