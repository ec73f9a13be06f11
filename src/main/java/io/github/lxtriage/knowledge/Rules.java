package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user's own entries, which win over ours. */
final class Rules {
  static final Rules NONE = new Rules(List.of(), List.of());

  private record Wide(Glob glob, Entry entry) {}

  private final Map<String, Entry> exact = new HashMap<>();
  private final List<Wide> wide = new ArrayList<>();
  private final List<TextShape> shapes = new ArrayList<>();
  private final List<Entry> entries;

  /** By name; of two files for one program the later one counts. */
  private final Map<String, ProgramRequirements> programs = new LinkedHashMap<>();

  Rules(List<Entry> entries, List<ProgramRequirements> programs) {
    this.entries = List.copyOf(entries);
    programs.forEach(program -> this.programs.put(program.program(), program));
    for (Entry entry : entries) {
      if (Glob.isPattern(entry.subject())) {
        wide.add(new Wide(Glob.of(entry.subject()), entry));
      } else {
        exact.put(entry.subject(), entry);
      }
      entry.messages().forEach(text -> shapes.add(TextShape.of(text, entry.subject())));
    }
  }

  List<Entry> entries() {
    return entries;
  }

  List<ProgramRequirements> programs() {
    return List.copyOf(programs.values());
  }

  Optional<ProgramRequirements> program(String name) {
    return Optional.ofNullable(programs.get(name));
  }

  /** Whether a user says what a program needs, so that what we say does not count. */
  boolean replaces(String program) {
    return programs.containsKey(program);
  }

  List<ProgramRequirements> needing(String subject) {
    return programs.values().stream()
        .filter(
            program ->
                program.requirements().stream().anyMatch(row -> row.subjects().contains(subject)))
        .toList();
  }

  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(exact.get(subject))
        .or(
            () ->
                wide.stream()
                    .filter(each -> each.glob().matches(subject))
                    .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()))
                    .map(Wide::entry));
  }

  /**
   * The subject of a text that LX is not known to say, where a rule gives it one: the rule that
   * says most of the text in its own words, and of several the last.
   */
  Optional<String> subjectOf(String text) {
    String said = text.strip();
    return shapes.stream()
        .filter(shape -> shape.fits(said))
        .reduce((a, b) -> b.literals() >= a.literals() ? b : a)
        .map(TextShape::subject);
  }
}
