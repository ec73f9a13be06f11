package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.lx.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often one subject was seen, in which spellings and from which programs. Merges with another
 * count of the same.
 */
final class SubjectCount {
  private static final int MAX_LINES = 6;
  private static final Comparator<RawLine> BY_PLACE =
      Comparator.comparing(RawLine::place).thenComparing(RawLine::text);

  private final Subject subject;
  private final TreeSet<String> spellings = new TreeSet<>();
  private final TreeSet<String> results = new TreeSet<>();
  private final TreeSet<String> candidates = new TreeSet<>();
  private final Map<String, ProcessCount> processes = new TreeMap<>();
  private final List<RawLine> lines = new ArrayList<>();
  private Support support = Support.UNKNOWN;
  private long refusals;
  private long calls;

  SubjectCount(Subject subject) {
    this.subject = subject;
  }

  /** What one program did. */
  static final class ProcessCount {
    private final TreeSet<Long> refusedPids = new TreeSet<>();
    private final TreeSet<Long> callingPids = new TreeSet<>();
    private long refusals;
    private long calls;

    long count(boolean refused) {
      return refused ? refusals : calls;
    }

    NavigableSet<Long> pids(boolean refused) {
      return refused ? refusedPids : callingPids;
    }

    private void add(Sighting sighting) {
      if (sighting.refused()) {
        refusals += sighting.count();
      } else {
        calls += sighting.count();
      }
      sighting.pid().ifPresent(pids(sighting.refused())::add);
    }

    private void merge(ProcessCount other) {
      refusals += other.refusals;
      calls += other.calls;
      refusedPids.addAll(other.refusedPids);
      callingPids.addAll(other.callingPids);
    }
  }

  void add(Sighting sighting, RawLine line) {
    if (sighting.refused()) {
      refusals += sighting.count();
    } else {
      calls += sighting.count();
      support = sighting.support();
    }
    spellings.add(sighting.spelling());
    if (!sighting.result().isEmpty()) {
      results.add(sighting.result());
    }
    candidates.addAll(sighting.candidates());
    processes.computeIfAbsent(sighting.execname(), name -> new ProcessCount()).add(sighting);
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
  }

  void merge(SubjectCount other) {
    refusals += other.refusals;
    calls += other.calls;
    support = support == Support.UNKNOWN ? other.support : support;
    spellings.addAll(other.spellings);
    results.addAll(other.results);
    candidates.addAll(other.candidates);
    other.processes.forEach(
        (name, count) ->
            processes.computeIfAbsent(name, absent -> new ProcessCount()).merge(count));
    lines.addAll(other.lines);
    lines.sort(BY_PLACE);
    while (lines.size() > MAX_LINES) {
      lines.remove(lines.size() - 1);
    }
  }

  Subject subject() {
    return subject;
  }

  long refusals() {
    return refusals;
  }

  long calls() {
    return calls;
  }

  /** True where LX refused it at least once: then refusals count, else calls. */
  boolean refused() {
    return refusals > 0;
  }

  Support support() {
    return support;
  }

  List<String> spellings() {
    return List.copyOf(spellings);
  }

  /** What the caller gets, as the formats of the messages say; empty where none says it. */
  String result() {
    return results.isEmpty() ? "" : results.first();
  }

  List<String> candidates() {
    return List.copyOf(candidates);
  }

  Map<String, ProcessCount> processes() {
    return processes;
  }

  List<RawLine> lines() {
    return List.copyOf(lines);
  }
}
