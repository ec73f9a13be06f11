package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
 * @param unreadable inputs that are not in it, or not whole, each with the reason: one line each,
 *     sorted; not trusted
 */
public record Triage(
    List<CaptureSummary> captures,
    List<Finding> findings,
    List<String> blind,
    List<MessageShape> unknownShapes,
    List<String> remarks,
    List<HistogramSeen> histograms,
    List<Moment> timeline,
    List<String> unreadable) {

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

  /** A triage of inputs that could all be read. */
  public Triage(
      List<CaptureSummary> captures,
      List<Finding> findings,
      List<String> blind,
      List<MessageShape> unknownShapes,
      List<String> remarks,
      List<HistogramSeen> histograms,
      List<Moment> timeline) {
    this(captures, findings, blind, unknownShapes, remarks, histograms, timeline, List.of());
  }

  /** The same, where these inputs could not be read as well. */
  public Triage unreadable(List<String> also) {
    List<String> all = new ArrayList<>(unreadable);
    all.addAll(also);
    return new Triage(captures, findings, blind, unknownShapes, remarks, histograms, timeline, all);
  }

  /** The same, of which this is to be remarked as well. */
  public Triage remarked(List<String> also) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(also);
    return new Triage(
        captures, findings, blind, unknownShapes, all, histograms, timeline, unreadable);
  }

  /**
   * The same findings judged anew, so that a saved result can be compared with one of today by the
   * same rules. Suppressions that were saved are forgotten.
   */
  public Triage judgedBy(Knowledge knowledge, TriageRequest request) {
    Findings judging =
        Findings.of(captures, knowledge, request, new SuppressionList(List.of(), request.today()));
    return new Triage(
        captures,
        findings.stream().map(judging::again).toList(),
        blind,
        unknownShapes,
        remarks,
        histograms,
        timeline,
        unreadable);
  }

  public Triage {
    captures = List.copyOf(captures);
    findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    blind = List.copyOf(blind);
    unknownShapes = unknownShapes.stream().sorted(MOST_FREQUENT_FIRST).toList();
    remarks = List.copyOf(remarks);
    histograms = HistogramList.largest(histograms);
    timeline = timeline.stream().sorted(BY_TIME).toList();
    unreadable = unreadable.stream().distinct().sorted().toList();
  }

  /** Judges what some captures hold, with nothing said besides. */
  public static Triage of(Collection<Tally> tallies, Knowledge knowledge) {
    return of(tallies, knowledge, TriageRequest.PLAIN);
  }

  /** Judges what some captures hold; two tallies of one subject make one finding. */
  public static Triage of(Collection<Tally> tallies, Knowledge knowledge, TriageRequest request) {
    Batch batch = new Batch(request.platform());
    tallies.forEach(batch::add);
    return batch.triage(knowledge, request);
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

  /**
   * True where a capture holds something that dtrace printed, be it only a heading. A file that is
   * empty or text of another kind shows nothing, so that a finding missing there is not gone.
   */
  public boolean isComparable() {
    return captures.stream()
        .anyMatch(
            capture -> capture.records() > 0 || (capture.lines() > 0 && capture.unread() == 0));
  }

  /** Records read in all captures. */
  public long records() {
    return captures.stream().mapToLong(CaptureSummary::records).sum();
  }
}
