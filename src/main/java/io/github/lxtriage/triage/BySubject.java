package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Subject;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something for each subject. A capture may name as many subjects as it likes, so of each domain
 * only the first are kept in the order of their ids, whatever the order in which they came; what is
 * asked for beyond them is made, and forgotten when nobody holds it. Whoever counts says how much
 * was left out: all that was counted, without what is kept.
 *
 * @param <V> what is kept for a subject
 */
final class BySubject<V> {
  /** Real captures name some hundreds of subjects in all. */
  static final int MOST = 2_000;

  private final TreeMap<String, TreeMap<String, V>> kept = new TreeMap<>();

  /** What is kept for a subject, made where it is new. */
  V of(Subject subject, Function<Subject, V> maker) {
    TreeMap<String, V> domain =
        kept.computeIfAbsent(subject.domain().id(), name -> new TreeMap<>());
    String id = subject.id();
    V known = domain.get(id);
    if (known != null) {
      return known;
    }
    V made = maker.apply(subject);
    if (domain.size() == MOST) {
      if (id.compareTo(domain.lastKey()) > 0) {
        return made;
      }
      domain.pollLastEntry();
    }
    domain.put(id, made);
    return made;
  }

  /** False where what is made for a subject now would be left out. */
  boolean keeps(Subject subject) {
    return !leavesOut(subject.id());
  }

  /** True where there is no room for a subject of an id. */
  boolean leavesOut(String id) {
    TreeMap<String, V> domain = kept.get(domain(id));
    return domain != null && domain.size() >= MOST && id.compareTo(domain.lastKey()) > 0;
  }

  /** What is kept for the subject of an id. */
  Optional<V> kept(String id) {
    return Optional.ofNullable(kept.getOrDefault(domain(id), new TreeMap<>()).get(id));
  }

  /** An id begins with that of its domain. */
  private static String domain(String id) {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  /** What is kept, by the subjects' ids. */
  SortedMap<String, V> byId() {
    TreeMap<String, V> all = new TreeMap<>();
    kept.values().forEach(all::putAll);
    return all;
  }

  /** What is kept, in the order of the subjects' ids. */
  Collection<V> values() {
    return stream().toList();
  }

  Stream<V> stream() {
    return kept.values().stream().flatMap(domain -> domain.values().stream());
  }
}
