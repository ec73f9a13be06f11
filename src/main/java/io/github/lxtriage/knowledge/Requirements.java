package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What programs need, all files of it. Which program has to do with a subject is known without
 * reading what the program needs: that is read when it is asked for.
 */
final class Requirements {
  /** The file into which the build puts all of them. */
  static final String COMPILED = "requirements";

  /** A field that only the compiled form has: every subject of the program's rows. */
  static final String SUBJECTS = "subjects";

  private final Map<String, CompiledItem> items = new HashMap<>();
  private final List<String> programs = new ArrayList<>();
  private final Map<String, List<String>> bySubject = new HashMap<>();
  private final ConcurrentMap<String, ProgramRequirements> read = new ConcurrentHashMap<>();

  private volatile @Nullable List<ProgramRequirements> speaking;

  private Requirements(List<String> compiled) {
    for (String lines : compiled) {
      CompiledItem item = CompiledItem.of(lines);
      String program = item.text("program");
      items.put(program, item);
      programs.add(program);
      for (String subject : item.texts(SUBJECTS)) {
        bySubject.computeIfAbsent(subject, absent -> new ArrayList<>()).add(program);
      }
    }
  }

  static Requirements bundled() {
    return new Requirements(ItemFile.bundled(COMPILED));
  }

  /** The programs that need a subject. */
  List<ProgramRequirements> needing(String subject) {
    return bySubject.getOrDefault(subject, List.of()).stream()
        .flatMap(name -> program(name).stream())
        .toList();
  }

  /** A program by its name. */
  Optional<ProgramRequirements> program(String name) {
    return Optional.ofNullable(items.get(name))
        .map(item -> read.computeIfAbsent(name, absent -> ProgramRequirements.of(item)));
  }

  /** All programs, by name. */
  List<ProgramRequirements> all() {
    return programs.stream().flatMap(name -> program(name).stream()).toList();
  }

  /** The programs that say their version in texts. */
  List<ProgramRequirements> speaking() {
    List<ProgramRequirements> known = speaking;
    if (known == null) {
      known =
          items.entrySet().stream()
              .filter(item -> !item.getValue().texts("banners").isEmpty())
              .flatMap(item -> program(item.getKey()).stream())
              .sorted(Comparator.comparing(ProgramRequirements::program))
              .toList();
      speaking = known;
    }
    return known;
  }
}
