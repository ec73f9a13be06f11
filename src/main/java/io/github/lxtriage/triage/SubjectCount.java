package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.trace.RecordSink;
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
    private final PidSet refusedPids = new PidSet();
    private final PidSet callingPids = new PidSet();
    private long refusals;
    private long calls;

    long count(boolean refused) {
      return refused ? refusals : calls;
    }

    NavigableSet<Long> pids(boolean refused) {
      return (refused ? refusedPids : callingPids).sorted();
    }

    void repeat(boolean refused, boolean pid, long number) {
      long count = pid ? 1 : number;
      if (refused) {
        refusals += count;
      } else {
        calls += count;
      }
      if (pid) {
        (refused ? refusedPids : callingPids).add(number);
      }
    }

    private void add(Sighting sighting) {
      if (sighting.refused()) {
        refusals += sighting.count();
      } else {
        calls += sighting.count();
      }
      sighting.pid().ifPresent((sighting.refused() ? refusedPids : callingPids)::add);
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
    }
    describe(sighting);
    processes.computeIfAbsent(sighting.execname(), name -> new ProcessCount()).add(sighting);
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
  }

  /** What counts a sighting like this one again, which differs in its pid or its count. */
  RecordSink.Repeats repeats(String source, Sighting sighting) {
    ProcessCount process =
        processes.computeIfAbsent(sighting.execname(), name -> new ProcessCount());
    boolean refused = sighting.refused();
    boolean pid = sighting.pid().isPresent();
    return (line, number, raw) -> {
      if (refused) {
        refusals += pid ? 1 : number;
      } else {
        calls += pid ? 1 : number;
      }
      process.repeat(refused, pid, number);
      if (lines.size() < MAX_LINES) {
        lines.add(new RawLine(new Place(source, line), raw.text()));
      }
    };
  }

  /** Takes note of how a sighting was put, without counting it. */
  void describe(Sighting sighting) {
    if (!sighting.refused()) {
      support = sighting.support();
    }
    spellings.add(sighting.spelling());
    if (!sighting.result().isEmpty()) {
      results.add(sighting.result());
    }
    candidates.addAll(sighting.candidates());
  }

  void merge(SubjectCount other) {
    merge(other, 0);
  }

  /** Adds a count of lines that stand below others. */
  void merge(SubjectCount other, long linesBefore) {
    refusals += other.refusals;
    calls += other.calls;
    support = support == Support.UNKNOWN ? other.support : support;
    spellings.addAll(other.spellings);
    results.addAll(other.results);
    candidates.addAll(other.candidates);
    other.processes.forEach(
        (name, count) ->
            processes.computeIfAbsent(name, absent -> new ProcessCount()).merge(count));
    other.lines.forEach(line -> lines.add(line.below(linesBefore)));
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
