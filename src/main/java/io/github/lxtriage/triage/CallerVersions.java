package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which versions of programs made the calls, as far as somebody says it: the user for all captures,
 * else each capture for itself. In a capture it is a label, {@code caller.systemd}.
 */
final class CallerVersions {
  /** Before a program's name in the name of the label that holds its version. */
  static final String LABEL = "caller.";

  private static final String SEPARATOR = ", ";

  private final Map<String, Version> said;
  private final List<SortedMap<String, SortedSet<Version>>> captures;

  /**
   * @param said by the user
   * @param captures the labels of each capture
   */
  CallerVersions(Map<String, Version> said, Collection<Map<String, String>> captures) {
    this.said = said;
    Set<SortedMap<String, SortedSet<Version>>> distinct = new LinkedHashSet<>();
    captures.forEach(labels -> distinct.add(ofLabels(labels)));
    this.captures = List.copyOf(distinct);
  }

  private static SortedMap<String, SortedSet<Version>> ofLabels(Map<String, String> labels) {
    SortedMap<String, SortedSet<Version>> versions = new TreeMap<>();
    labels.forEach(
        (name, value) -> {
          if (name.startsWith(LABEL)) {
            SortedSet<Version> of =
                Arrays.stream(value.split(SEPARATOR, -1))
                    .flatMap(text -> Version.of(text).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!of.isEmpty()) {
              versions.put(name.substring(LABEL.length()), of);
            }
          }
        });
    return versions;
  }

  /** The label of a program's versions. */
  static Map.Entry<String, String> label(String program, SortedSet<Version> versions) {
    return Map.entry(
        LABEL + program,
        versions.stream().map(Version::text).collect(Collectors.joining(SEPARATOR)));
  }

  /**
   * The versions of a process that bear on an entry: at least one; empty stands for one that nobody
   * says.
   */
  List<Optional<Version>> of(Entry entry, String execname) {
    List<Entry.Caller> callers =
        entry.callers().stream()
            .filter(caller -> caller.versions().isLimited() && caller.matches(execname))
            .toList();
    if (callers.isEmpty()) {
      return List.of(Optional.empty());
    }
    Set<Optional<Version>> known = new LinkedHashSet<>();
    said.forEach(
        (name, version) -> {
          if (means(callers, name, execname)) {
            known.add(Optional.of(version));
          }
        });
    if (!known.isEmpty()) {
      return List.copyOf(known);
    }
    for (SortedMap<String, SortedSet<Version>> capture : captures) {
      List<Version> here = new ArrayList<>();
      capture.forEach(
          (name, versions) -> {
            if (means(callers, name, execname)) {
              here.addAll(versions);
            }
          });
      if (here.isEmpty()) {
        known.add(Optional.empty());
      }
      here.forEach(version -> known.add(Optional.of(version)));
    }
    return known.isEmpty() ? List.of(Optional.empty()) : List.copyOf(known);
  }

  /** Whether a name that somebody gave a version is that of a process or of its program. */
  private static boolean means(List<Entry.Caller> callers, String name, String execname) {
    return name.equals(execname) || callers.stream().anyMatch(caller -> caller.matches(name));
  }
}
