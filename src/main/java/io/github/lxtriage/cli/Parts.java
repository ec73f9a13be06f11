package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Batch;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageMerge;
import io.github.lxtriage.triage.TriageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the inputs of a triage hold: captures, and triages that were saved as JSON. It does not
 * matter in which order they are added, and from which thread.
 */
final class Parts {
  private final Program program;
  private final Batch captures;
  private final Map<Integer, SavedTriage> saved = new TreeMap<>();

  Parts(Program program, Optional<Platform> platform) {
    this.program = program;
    this.captures = new Batch(platform);
  }

  void add(Tally tally) {
    captures.add(tally);
  }

  /**
   * Adds what was saved.
   *
   * @param place which input it is
   */
  void add(int place, SavedTriage triage) {
    synchronized (saved) {
      saved.put(place, triage);
    }
  }

  /** One triage of all parts. What is saved keeps its verdicts; suppressions hide it too. */
  Triage triage(Knowledge knowledge, TriageRequest request) {
    if (saved.isEmpty()) {
      return captures.triage(knowledge, request);
    }
    List<Triage> parts = new ArrayList<>(saved.values().stream().map(SavedTriage::triage).toList());
    if (captures.size() > 0) {
      TriageRequest unsuppressed =
          new TriageRequest(request.platform(), List.of(), request.today());
      parts.add(captures.triage(knowledge, unsuppressed));
    }
    return TriageMerge.of(parts, knowledge, request);
  }

  boolean hasSaved() {
    return !saved.isEmpty();
  }

  /** Which versions of the program judged, and how much they knew. */
  Judges judges() {
    Set<String> versions = new TreeSet<>();
    Set<String> knowledge = new TreeSet<>();
    for (SavedTriage each : saved.values()) {
      versions.add(each.version());
      knowledge.add(each.knowledge());
    }
    if (saved.isEmpty() || captures.size() > 0) {
      versions.add(Program.version());
      knowledge.add(program.knowledge().size() + " entries");
    }
    return new Judges(String.join(" and ", versions), String.join(" and ", knowledge));
  }

  /** Who judged, as every output says it. */
  record Judges(String version, String knowledge) {}
}
