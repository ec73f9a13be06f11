package io.github.lxtriage.knowledge;

import io.github.lxtriage.lx.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known: an entry for each judged subject, and what LX does with each socket option.
 * The files of a domain are read when it is first asked for. Safe for use by several threads.
 */
public final class Knowledge {
  private final Map<Domain, Map<String, Entry>> domains = new EnumMap<>(Domain.class);
  private @Nullable SocketOptionSupport support;

  private Knowledge() {}

  /** What comes with the program. */
  public static Knowledge bundled() {
    return new Knowledge();
  }

  /** The entry of a subject, by its id. */
  public Optional<Entry> entry(String subject) {
    int slash = subject.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Domain.of(subject.substring(0, slash))
            .flatMap(domain -> Optional.ofNullable(domain(domain).get(subject)));
  }

  /** All entries, by domain and then in the order of their files, which are sorted. */
  public List<Entry> entries() {
    return List.of(Domain.values()).stream()
        .map(this::domain)
        .map(Map::values)
        .flatMap(Collection::stream)
        .toList();
  }

  /**
   * Entries found by another name of theirs, and those of failures that no message shows which
   * belong to a subject.
   *
   * @param name what is asked for, such as {@code F_OFD_GETLK}
   * @param subjects ids that the name is known to mean
   */
  public List<Entry> named(String name, List<String> subjects) {
    return entries().stream()
        .filter(
            entry ->
                entry.also().stream().anyMatch(name::equalsIgnoreCase)
                    || (entry.silent()
                        && subjects.stream()
                            .anyMatch(subject -> entry.subject().startsWith(subject + "."))))
        .toList();
  }

  /** What LX does when a program sets an option (reference: lx-sockopts.csv). */
  public synchronized SocketOptionSupport socketOptions() {
    if (support == null) {
      support = SocketOptionSupport.bundled();
    }
    return support;
  }

  /** What the scripts that made a capture cannot show. */
  public BlindSpots blindSpots() {
    return BlindSpots.bundled();
  }

  private synchronized Map<String, Entry> domain(Domain domain) {
    return domains.computeIfAbsent(domain, Knowledge::read);
  }

  private static Map<String, Entry> read(Domain domain) {
    String file = domain.id() + ".yaml";
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream in = Knowledge.class.getResourceAsStream(file)) {
      for (Entry entry : in == null ? List.<Entry>of() : EntryReader.read(in, file)) {
        entries.put(entry.subject(), entry);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return entries;
  }
}
