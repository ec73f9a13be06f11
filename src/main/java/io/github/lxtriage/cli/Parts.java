package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Batch;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.SourceNames;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageMerge;
import io.github.lxtriage.triage.TriageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the inputs of a triage hold: captures, and triages that were saved as JSON. It does not
 * matter in which order they are added, and from which thread.
 */
final class Parts {
  private final Program program;
  private final Batch captures;
  private final NavigableMap<Integer, Saved> saved = new TreeMap<>();
  private final boolean again;
  private List<String> alike = List.of();

  /**
   * @param again whether what was saved is judged anew, by the rules of this run
   */
  Parts(Program program, Optional<Platform> platform, boolean again) {
    this.program = program;
    this.captures = new Batch(platform);
    this.again = again;
  }

  void add(Tally tally) {
    captures.add(tally);
  }

  /**
   * Adds what was saved.
   *
   * @param place which input it is
   * @param name of the file that it was saved in
   */
  void add(int place, String name, SavedTriage triage) {
    synchronized (saved) {
      saved.put(place, new Saved(name, triage));
    }
  }

  /**
   * One triage of all parts. What is saved keeps its verdicts, unless it is judged anew;
   * suppressions hide it too.
   */
  Triage triage(Knowledge knowledge, TriageRequest request) {
    if (saved.isEmpty()) {
      return captures.triage(knowledge, request);
    }
    List<Triage> read = new ArrayList<>();
    if (captures.size() > 0) {
      read.add(captures.triage(knowledge, request.unsuppressed()));
    }
    List<String> lines = new ArrayList<>(withoutTwice());
    AlikeCaptures captured = new AlikeCaptures();
    read.forEach(each -> captured.add(-1, "", each));
    saved.forEach((place, part) -> captured.add(place, part.file(), part.content().triage()));
    lines.addAll(captured.lines());
    alike = lines;
    Set<String> ambiguous = ambiguous(read);
    List<Triage> parts =
        new ArrayList<>(
            saved.values().stream()
                .map(part -> part.apart(ambiguous))
                .map(part -> again ? part.judgedBy(knowledge, request) : part)
                .toList());
    parts.addAll(read);
    return TriageMerge.of(parts, knowledge, request);
  }

  /** What the saved results that were added so far hold. */
  HeldCaptures held() {
    HeldCaptures held = new HeldCaptures();
    synchronized (saved) {
      saved.forEach((place, part) -> held.add(place, part.file(), part.content().triage()));
    }
    return held;
  }

  /** Leaves out each saved result of which another holds every capture; one line for each. */
  private List<String> withoutTwice() {
    HeldCaptures held = held();
    List<String> lines = new ArrayList<>();
    for (Integer place : saved.descendingMap().keySet().toArray(Integer[]::new)) {
      Saved part = Objects.requireNonNull(saved.get(place));
      held.partWithAllOf(part.content().triage(), other -> isAnother(other, place))
          .map(saved::get)
          .ifPresent(
              whole -> {
                saved.remove(place);
                lines.add(0, part.file() + ": held by " + whole.file() + " in full; counted once");
              });
    }
    return lines;
  }

  private boolean isAnother(int part, int place) {
    return part != place && saved.containsKey(part);
  }

  /** One line for each capture that seems to be in two parts; known when they are one triage. */
  List<String> alike() {
    return alike;
  }

  /** What several parts call a capture of theirs. */
  private Set<String> ambiguous(List<Triage> read) {
    Map<String, Integer> names = new HashMap<>();
    Stream.concat(saved.values().stream().map(part -> part.content().triage()), read.stream())
        .flatMap(part -> part.captures().stream().map(CaptureSummary::source).distinct())
        .forEach(source -> names.merge(source, 1, Integer::sum));
    names.values().removeIf(parts -> parts == 1);
    return names.keySet();
  }

  /** A triage and the file that it was saved in, which names captures that others name alike. */
  private record Saved(String file, SavedTriage content) {
    Triage apart(Set<String> ambiguous) {
      return ambiguous.isEmpty()
          ? content.triage()
          : new SourceNames(source -> ambiguous.contains(source) ? file + "/" + source : source)
              .in(content.triage());
    }
  }

  /** Whether verdicts are among the results that this run did not give. */
  boolean keepsVerdicts() {
    return !saved.isEmpty() && !again;
  }

  /** Which versions of the program judged, and how much they knew. */
  Judges judges() {
    Set<String> versions = new TreeSet<>();
    Set<String> knowledge = new TreeSet<>();
    for (Saved each : again ? List.<Saved>of() : saved.values()) {
      versions.add(each.content().version());
      knowledge.add(each.content().knowledge());
    }
    if (again || saved.isEmpty() || captures.size() > 0) {
      versions.add(Program.version());
      knowledge.add(program.knowledge().size() + " entries");
    }
    return new Judges(String.join(" and ", versions), String.join(" and ", knowledge));
  }

  /** Who judged, as every output says it. */
  record Judges(String version, String knowledge) {}
}
