package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What rows of scripts say of how one subject's refusals went on; merges with another of these. */
final class OutcomeCounts {
  /** Different things of a kind that are counted; the last in their order are left out. */
  private static final int MAX_COUNTED = 100;

  private static final int MAX_SHOWN = 20;

  private final NavigableMap<Errno, Long> errnos = new TreeMap<>();
  private final NavigableMap<Errno, Long> answers = new TreeMap<>();
  private final NavigableMap<String, Long> next = new TreeMap<>();
  private final NavigableMap<Long, Long> signals = new TreeMap<>();
  private final NavigableMap<String, Long> exits = new TreeMap<>();
  private final NavigableMap<String, Long> scripts = new TreeMap<>();

  void add(Sighting sighting, long count) {
    sighting.errno().ifPresent(errno -> add(errnos, errno, count));
    if (!sighting.script().isEmpty()) {
      add(scripts, sighting.script(), count);
    }
  }

  void answered(Errno errno) {
    add(answers, errno, 1);
    if (errno.number() != 0) {
      add(errnos, errno, 1);
    }
  }

  void next(String call) {
    add(next, call, 1);
  }

  void signalled(long signal) {
    add(signals, signal, 1);
  }

  void ended(String how) {
    add(exits, how, 1);
  }

  void merge(OutcomeCounts other) {
    merge(errnos, other.errnos);
    merge(answers, other.answers);
    merge(next, other.next);
    merge(signals, other.signals);
    merge(exits, other.exits);
    merge(scripts, other.scripts);
  }

  void write(FormWriter out) {
    out.map(errnos, OutcomeCounts::errno, FormWriter::number);
    out.map(answers, OutcomeCounts::errno, FormWriter::number);
    out.map(next, FormWriter::text, FormWriter::number);
    out.map(signals, FormWriter::number, FormWriter::number);
    out.map(exits, FormWriter::text, FormWriter::number);
    out.map(scripts, FormWriter::text, FormWriter::number);
  }

  /** Adds what was written. */
  void merge(FormReader in) {
    merge(errnos, in.map(OutcomeCounts::errno, FormReader::number));
    merge(answers, in.map(OutcomeCounts::errno, FormReader::number));
    merge(next, in.map(FormReader::text, FormReader::number));
    merge(signals, in.map(FormReader::number, FormReader::number));
    merge(exits, in.map(FormReader::text, FormReader::number));
    merge(scripts, in.map(FormReader::text, FormReader::number));
  }

  private static void errno(FormWriter out, Errno errno) {
    out.number(errno.number());
    out.text(errno.name());
  }

  private static Errno errno(FormReader in) {
    return new Errno(in.number(), in.text());
  }

  private static <T> void add(NavigableMap<T, Long> counts, T what, long count) {
    counts.merge(what, count, SaturatedSum::of);
    if (counts.size() > MAX_COUNTED) {
      counts.pollLastEntry();
    }
  }

  private static <T> void merge(NavigableMap<T, Long> counts, Map<T, Long> others) {
    others.forEach((what, count) -> add(counts, what, count));
  }

  Outcomes outcomes() {
    return new Outcomes(
        list(errnos), list(answers), list(next), list(signals), list(exits), list(scripts));
  }

  /** Most frequent first; the map's own order decides where two are as frequent. */
  static <T> List<Counted<T>> list(Map<T, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Counted<>(entry.getKey(), entry.getValue()))
        .sorted((a, b) -> Long.compare(b.count(), a.count()))
        .limit(MAX_SHOWN)
        .toList();
  }
}
