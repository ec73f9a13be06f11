package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The answer: what was found in some captures, and how far they can be believed.
 *
 * @param captures sorted by source
 * @param findings worst first
 * @param blind what the scripts that ran cannot show, one sentence each
 * @param unknownShapes messages that LX is not known to say, most frequent first
 * @param remarks what the user should know of the request, such as an expired suppression; one line
 *     each
 * @param histograms distributions that scripts printed, largest first
 * @param timeline when something was refused, where captures say when
 */
public record Triage(
    List<CaptureSummary> captures,
    List<Finding> findings,
    List<String> blind,
    List<MessageShape> unknownShapes,
    List<String> remarks,
    List<HistogramSeen> histograms,
    List<Moment> timeline) {

  private static final Comparator<MessageShape> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(MessageShape::count)
          .reversed()
          .thenComparing(MessageShape::first)
          .thenComparing(MessageShape::shape);

  private static final Comparator<Moment> BY_TIME =
      Comparator.comparing(Moment::source).thenComparingLong(Moment::second);

  /** A triage in which every message is known, and of which there is nothing to remark. */
  public Triage(List<CaptureSummary> captures, List<Finding> findings, List<String> blind) {
    this(captures, findings, blind, List.of(), List.of(), List.of(), List.of());
  }

  public Triage {
    captures = List.copyOf(captures);
    findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    blind = List.copyOf(blind);
    unknownShapes = unknownShapes.stream().sorted(MOST_FREQUENT_FIRST).toList();
    remarks = List.copyOf(remarks);
    histograms = HistogramList.largest(histograms);
    timeline = timeline.stream().sorted(BY_TIME).toList();
  }

  /** Judges what some captures hold, with nothing said besides. */
  public static Triage of(Collection<Tally> tallies, Knowledge knowledge) {
    return of(tallies, knowledge, TriageRequest.PLAIN);
  }

  /** Judges what some captures hold; two tallies of one subject make one finding. */
  public static Triage of(Collection<Tally> tallies, Knowledge knowledge, TriageRequest request) {
    Map<String, SubjectCount> subjects = new TreeMap<>();
    Map<String, Map<String, SubjectCount>> inCaptures = new TreeMap<>();
    List<HistogramSeen> histograms = new ArrayList<>();
    Set<String> producers = new TreeSet<>();
    List<CaptureSummary> captures = new ArrayList<>();
    for (Tally tally : tallies) {
      CaptureSummary summary = tally.summary(request.platform());
      captures.add(summary);
      producers.addAll(summary.producers());
      histograms.addAll(tally.histograms());
      for (SubjectCount count : tally.subjects()) {
        subjects
            .computeIfAbsent(count.subject().id(), id -> new SubjectCount(count.subject()))
            .merge(count);
        inCaptures
            .computeIfAbsent(count.subject().id(), id -> new TreeMap<>())
            .computeIfAbsent(summary.source(), source -> new SubjectCount(count.subject()))
            .merge(count);
      }
    }
    captures.sort(Comparator.comparing(CaptureSummary::source));
    SuppressionList suppressions = new SuppressionList(request.suppressions(), request.today());
    Findings findings = new Findings(knowledge, platform(captures), suppressions);
    return new Triage(
        captures,
        subjects.values().stream()
            .map(
                count ->
                    findings.finding(
                        count, inCaptures.getOrDefault(count.subject().id(), Map.of())))
            .toList(),
        producers.isEmpty() ? List.of() : knowledge.blindSpots().of(producers),
        subjects.values().stream().flatMap(count -> count.unknownShape().stream()).toList(),
        suppressions.remarks(),
        histograms,
        List.of());
  }

  /** The build of all captures; empty where they are of several, or one does not say it. */
  private static Optional<Platform> platform(List<CaptureSummary> captures) {
    List<Optional<String>> platforms =
        captures.stream().map(CaptureSummary::platform).distinct().toList();
    return platforms.size() == 1 ? platforms.get(0).flatMap(Platform::of) : Optional.empty();
  }

  /** How many findings have each verdict, without the suppressed ones; every verdict is a key. */
  public Map<Verdict, Integer> summary() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    findings.stream()
        .filter(finding -> !finding.suppressed())
        .forEach(finding -> counts.merge(finding.verdict(), 1, Integer::sum));
    return counts;
  }

  /** The worst trust of all captures. */
  public Trust.Level trust() {
    return captures.stream()
        .map(capture -> capture.trust().level())
        .max(Trust.Level::compareTo)
        .orElse(Trust.Level.UNKNOWN);
  }

  /** Records read in all captures. */
  public long records() {
    return captures.stream().mapToLong(CaptureSummary::records).sum();
  }
}
