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
  private static final String SUBJECT = "subject=";

  /** By subject, in the order of the file. */
  private final Map<String, String> items = new LinkedHashMap<>();

  private final ConcurrentMap<String, Entry> read = new ConcurrentHashMap<>();

  private EntryFile(String name) {
    for (String item : ItemFile.bundled(name)) {
      int from = item.startsWith(SUBJECT) ? 0 : item.indexOf('\n' + SUBJECT) + 1;
      items.put(item.substring(from + SUBJECT.length(), item.indexOf('\n', from)), item);
    }
  }

  static EntryFile bundled(Domain domain) {
    return new EntryFile(domain.id());
  }

  /** The entry of a subject. */
  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(items.get(subject))
        .map(item -> read.computeIfAbsent(subject, absent -> entryOf(item)));
  }

  private static Entry entryOf(String item) {
    return EntryReader.entry(CompiledItem.of(item));
  }

  /** All of them, in the order of the file. */
  Stream<Entry> entries() {
    return items.keySet().stream().flatMap(subject -> entry(subject).stream());
  }
}
