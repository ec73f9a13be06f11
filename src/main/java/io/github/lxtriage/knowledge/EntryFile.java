package io.github.lxtriage.knowledge;

import io.github.lxtriage.lx.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** The entries of a domain, each read when it is first asked for. */
final class EntryFile {
  /** By subject, in the order of the file. */
  private final Map<String, CompiledItem> items = new LinkedHashMap<>();

  private final ConcurrentMap<String, Entry> read = new ConcurrentHashMap<>();

  private EntryFile(String name) {
    for (String lines : ItemFile.bundled(name)) {
      CompiledItem item = CompiledItem.of(lines);
      items.put(item.text("subject"), item);
    }
  }

  static EntryFile bundled(Domain domain) {
    return new EntryFile(domain.id());
  }

  /** The entry of a subject. */
  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(items.get(subject))
        .map(item -> read.computeIfAbsent(subject, absent -> EntryReader.entry(item)));
  }

  /** All of them, in the order of the file. */
  Stream<Entry> entries() {
    return items.keySet().stream().flatMap(subject -> entry(subject).stream());
  }
}
