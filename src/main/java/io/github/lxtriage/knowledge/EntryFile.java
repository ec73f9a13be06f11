package io.github.lxtriage.knowledge;

import io.github.lxtriage.lx.Domain;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries of a domain, each read when it is first asked for. */
final class EntryFile {
  private static final Pattern SUBJECT = Pattern.compile("- subject: ([^\\s\"'#]+)\n");

  private final ItemFile file;
  private final Map<String, String> items = new HashMap<>();
  private final ConcurrentMap<String, Entry> read = new ConcurrentHashMap<>();

  private EntryFile(ItemFile file) {
    this.file = file;
    for (String item : file.items()) {
      Matcher subject = SUBJECT.matcher(item);
      items.put(subject.lookingAt() ? subject.group(1) : parsed(item).subject(), item);
    }
  }

  static EntryFile bundled(Domain domain) {
    return new EntryFile(ItemFile.bundled(domain.id() + ".yaml"));
  }

  /** The entry of a subject. */
  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(items.get(subject))
        .map(item -> read.computeIfAbsent(subject, absent -> parsed(item)));
  }

  private Entry parsed(String item) {
    return file.read(item, EntryReader::read);
  }
}
