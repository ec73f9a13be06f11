package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.TriageMerge.joined;

import io.github.lxtriage.trace.SaturatedSum;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One finding of several about the same subject. Where some of them are refusals and others mere
 * calls, the refusals decide, as they do within a capture.
 */
final class FindingMerge {
  /** The one whose judgement holds for all; it does not depend on the order they came in. */
  private static final Comparator<Finding> DECISIVE =
      Comparator.comparing(Finding::verdict)
          .thenComparing(Finding::confidence)
          .reversed()
          .thenComparing(Finding::first)
          .thenComparing(Finding::title);

  private final List<Finding> all;
  private final boolean refused;
  private final List<Finding> counting;

  FindingMerge(List<Finding> all) {
    this.all = all;
    this.refused = all.stream().anyMatch(finding -> finding.refusals() > 0);
    this.counting =
        all.stream()
            .filter(finding -> !refused || finding.refusals() > 0)
            .sorted(DECISIVE)
            .toList();
  }

  Finding finding() {
    if (all.size() == 1) {
      return all.get(0);
    }
    Finding decisive = counting.get(0);
    long refusals = SaturatedSum.of(all.stream().mapToLong(Finding::refusals));
    long calls = SaturatedSum.of(all.stream().mapToLong(Finding::calls));
    List<String> spellings = spellings();
    List<Finding.Caller> callers = callers();
    Outcomes outcomes =
        Outcomes.merged(all.stream().map(finding -> finding.extra().outcomes()).toList());
    return new Finding(
        decisive.id(),
        decisive.domain(),
        decisive.name(),
        decisive.verdict(),
        decisive.confidence(),
        decisive.support(),
        refused ? refusals : calls,
        calls,
        refusals,
        spellings,
        callers,
        decisive.title(),
        Findings.seen(spellings, spellingsLeftOut(), refused, refused ? refusals : calls, callers)
            + SeenOutcomes.words(outcomes, refusals),
        decisive.why(),
        decisive.advice(),
        decisive.fixedIn(),
        decisive.evidence(),
        decisive.parts(),
        List.copyOf(new TreeSet<>(joined(all, Finding::candidates))),
        decisive.entry(),
        all.stream().map(Finding::first).min(Comparator.naturalOrder()).get(),
        lines(),
        all.stream().allMatch(Finding::suppressed),
        extra(decisive, outcomes));
  }

  private List<String> spellings() {
    return new TreeSet<>(joined(all, Finding::spellings))
        .stream().limit(SubjectCount.MAX_SPELLINGS).toList();
  }

  /** Those that were left out are counted in full: whether they are the same is not known. */
  private long spellingsLeftOut() {
    long listed = new TreeSet<>(joined(all, Finding::spellings)).size();
    return all.stream().mapToLong(finding -> finding.extra().spellingsLeftOut()).sum()
        + Math.max(0, listed - SubjectCount.MAX_SPELLINGS);
  }

  private List<RawLine> lines() {
    return joined(all, Finding::lines).stream()
        .sorted(SubjectCount.BY_PLACE)
        .limit(SubjectCount.MAX_LINES)
        .toList();
  }

  private Finding.Extra extra(Finding decisive, Outcomes outcomes) {
    Finding.Extra extra = decisive.extra();
    Map<String, Long> captures = new TreeMap<>();
    joined(counting, finding -> finding.extra().captures())
        .forEach(capture -> captures.merge(capture.source(), capture.count(), SaturatedSum::of));
    return new Finding.Extra(
        extra.platform(),
        all.stream()
            .map(finding -> finding.extra().supportNote())
            .filter(note -> !note.isEmpty())
            .sorted()
            .findFirst()
            .orElse(""),
        extra.suppression(),
        extra.cures(),
        extra.probe(),
        captures.entrySet().stream()
            .map(capture -> new SourceCount(capture.getKey(), capture.getValue()))
            .toList(),
        outcomes,
        spellingsLeftOut(),
        extra.wants());
  }

  private List<Finding.Caller> callers() {
    Map<String, Finding.Caller> callers = new TreeMap<>();
    joined(counting, Finding::processes)
        .forEach(caller -> callers.merge(caller.execname(), caller, FindingMerge::of));
    return callers.values().stream().sorted(Findings.MOST_CALLS_FIRST).toList();
  }

  /** Pids that were left out are counted in full: whether they are the same is not known. */
  private static Finding.Caller of(Finding.Caller a, Finding.Caller b) {
    TreeSet<Long> pids = new TreeSet<>(a.pids());
    pids.addAll(b.pids());
    Finding.Caller worse = b.verdict().compareTo(a.verdict()) > 0 ? b : a;
    return new Finding.Caller(
        a.execname(),
        SaturatedSum.of(a.count(), b.count()),
        pids.stream().limit(Findings.MAX_PIDS).toList(),
        a.pidsLeftOut() + b.pidsLeftOut() + Math.max(0, pids.size() - Findings.MAX_PIDS),
        worse.verdict(),
        worse.note());
  }
}
