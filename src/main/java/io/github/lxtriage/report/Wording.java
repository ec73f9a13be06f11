package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Basis;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sentences that several formats share. A capture that lacks something, or may, is never called
 * clean, and its counts are lower bounds.
 */
final class Wording {
  private final Triage triage;
  private final String atLeast;
  private final Trust.Level level;
  private final List<Finding> judged;

  /**
   * @param atLeast the sign before a count that is a lower bound
   */
  Wording(Triage triage, String atLeast) {
    this.triage = triage;
    this.atLeast = atLeast;
    this.level = triage.trust();
    this.judged = triage.findings().stream().filter(finding -> !finding.suppressed()).toList();
  }

  /** The answer in one sentence, without a final dot. */
  String headline() {
    if (triage.captures().isEmpty()) {
      return "No capture was read";
    }
    if (isEmpty()) {
      return triage.captures().size() == 1
          ? "The capture is empty: there is nothing to judge"
          : "All "
              + number(triage.captures().size())
              + " captures are empty: there is nothing to judge";
    }
    if (triage.records() == 0) {
      boolean quiet =
          triage.captures().stream()
              .allMatch(capture -> capture.unread() == 0 && capture.trust().doubts().isEmpty());
      String none = quiet ? "Nothing was reported" : "No record could be read";
      return none + (level == Trust.Level.LOSSY ? ", and " + losses() : "");
    }
    if (triage.findings().isEmpty() && unexplained() > 0) {
      return unexplained(triage.captures())
          + (explained() == 0 ? ", so nothing shows what LX refused" : ", and no finding besides")
          + (level == Trust.Level.LOSSY ? "; " + losses() : "");
    }
    if (triage.findings().isEmpty()
        && triage.captures().stream().noneMatch(CaptureSummary::showsRefusals)) {
      return "No script that ran can show what LX refuses"
          + (level == Trust.Level.LOSSY ? ", and " + losses() : "");
    }
    if (judged.isEmpty()) {
      return nothingSeen();
    }
    return verdicts() + waiting() + (level == Trust.Level.COMPLETE ? "" : "; " + doubt());
  }

  /** True where there are captures, and not one line in them. */
  boolean isEmpty() {
    return !triage.captures().isEmpty()
        && triage.captures().stream().allMatch(c -> c.lines() == 0 && c.losses().isEmpty());
  }

  private long explained() {
    return triage.captures().stream().mapToLong(CaptureSummary::explained).sum();
  }

  private long unexplained() {
    return triage.captures().stream().mapToLong(CaptureSummary::unexplained).sum();
  }

  /** How many records no script of ours explains. */
  static String unexplained(List<CaptureSummary> captures) {
    long count = captures.stream().mapToLong(CaptureSummary::unexplained).sum();
    return plural(count, "record", "records") + " that no script of ours prints";
  }

  private String nothingSeen() {
    int captures = triage.captures().size();
    String left =
        triage.findings().isEmpty() ? "Nothing unsupported" : "Nothing that is not suppressed";
    String seen = triage.findings().isEmpty() ? "Nothing was seen" : suppressed();
    return switch (level) {
      case COMPLETE ->
          left + " was seen in " + plural(captures, "complete capture", "complete captures");
      case LOSSY -> seen + ", but " + losses() + ": this is not a clean result";
      case UNKNOWN ->
          seen
              + ", but nothing shows that "
              + (captures == 1 ? "the capture is whole" : "all captures are whole")
              + ": this is not a clean result";
    };
  }

  /** Where every finding is suppressed, that is not nothing. */
  private String suppressed() {
    int all = triage.findings().size();
    return all == 1
        ? "The only finding is suppressed"
        : "All " + number(all) + " findings are suppressed";
  }

  private String verdicts() {
    int all = judged.size();
    int actionable = with(Verdict.ACTIONABLE).size();
    int unknown = with(Verdict.UNKNOWN).size();
    if (all == 1) {
      return switch (judged.get(0).verdict()) {
        case ACTIONABLE -> "The only finding needs action";
        case UNKNOWN -> "The only finding is not judged";
        case DEGRADED, HARMLESS, SUPPORTED ->
            "Nothing seen needs action; the only finding is " + judged.get(0).verdict().id();
      };
    }
    if (actionable == all) {
      return "All " + number(all) + " findings need action";
    }
    if (actionable > 0) {
      return ratio(actionable, all) + (actionable == 1 ? " needs action" : " need action");
    }
    if (unknown == all) {
      return "None of the " + number(all) + " findings is judged, so none is known to need action";
    }
    return unknown > 0
        ? "Nothing that is judged needs action; "
            + ratio(unknown, all)
            + (unknown == 1 ? " is not judged" : " are not judged")
        : "Nothing seen needs action; all " + number(all) + " findings are judged";
  }

  /** The findings that nobody can judge without the version of a program. */
  private String waiting() {
    Map<String, Integer> programs = new TreeMap<>();
    judged.forEach(
        finding ->
            finding.extra().wants().forEach(program -> programs.merge(program, 1, Integer::sum)));
    return programs.entrySet().stream()
        .map(
            program ->
                "; "
                    + program.getValue()
                    + (program.getValue() == 1 ? " depends" : " depend")
                    + " on the version of "
                    + program.getKey()
                    + " (--caller "
                    + program.getKey()
                    + "=VERSION)")
        .collect(Collectors.joining());
  }

  private static String ratio(int some, int all) {
    return number(some) + " of " + number(all) + " findings";
  }

  /** How many captures may hide something, and what they lack. */
  private String doubt() {
    List<CaptureSummary> captures = triage.captures();
    long doubtful = captures.stream().filter(capture -> capture.trust().level() == level).count();
    String which =
        captures.size() == 1
            ? "the capture is "
            : number(doubtful)
                + " of "
                + number(captures.size())
                + (doubtful == 1 ? " captures is " : " captures are ");
    return level == Trust.Level.LOSSY
        ? which + "lossy: " + losses()
        : which + "not known to be complete";
  }

  /** What the captures say they lack, added up by kind. */
  private String losses() {
    Map<String, Long> kinds = new LinkedHashMap<>();
    for (CaptureSummary capture : triage.captures()) {
      capture.losses().forEach(loss -> kinds.merge(loss.kind(), loss.count(), SaturatedSum::of));
    }
    return kinds.isEmpty()
        ? "something is missing"
        : kinds.entrySet().stream()
            .map(kind -> loss(kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** What was lost, in words. */
  static String loss(Loss loss) {
    return loss(loss.kind(), loss.count());
  }

  private static String loss(String kind, long count) {
    return switch (kind) {
      case "drops" -> plural(count, "record was dropped", "records were dropped");
      case "agg-drops" ->
          plural(count, "aggregation record was dropped", "aggregation records were dropped");
      case "dynvar-drops" ->
          plural(count, "dynamic variable was dropped", "dynamic variables were dropped");
      case "spec-drops" ->
          plural(count, "speculative record was dropped", "speculative records were dropped");
      case "left-out" -> "somebody left lines out";
      case "other-loss" ->
          plural(
              count,
              "line of dtrace speaks of a loss in unknown words",
              "lines of dtrace speak of losses in unknown words");
      case "other-drops" ->
          plural(count, "drop of another kind is reported", "drops of other kinds are reported");
      case "error" -> plural(count, "probe failed", "probes failed");
      case "aborted" -> "dtrace ended before its time";
      case "failed" -> "dtrace failed";
      case "torn" -> plural(count, "line breaks off", "lines break off");
      case "truncated" ->
          plural(count, "compressed file ends too early", "compressed files end too early");
      case "changed" ->
          plural(count, "file changed while it was read", "files changed while they were read");
      case "interrupted" -> plural(count, "reading was interrupted", "readings were interrupted");
      default -> plural(count, "loss (" + kind + ")", "losses (" + kind + ")");
    };
  }

  /** How far the captures can be believed, in one line without a final dot. */
  String trustLine() {
    List<CaptureSummary> captures = triage.captures();
    if (captures.isEmpty()) {
      return "unknown: no capture was read";
    }
    String levels =
        captures.size() == 1
            ? level.id()
            : levels() + " of " + number(captures.size()) + " captures";
    CaptureSummary worst =
        captures.stream().filter(capture -> capture.trust().level() == level).findFirst().get();
    String reasons =
        worst.trust().reasons().stream().map(Wording::reason).collect(Collectors.joining("; "));
    return levels + ": " + (captures.size() == 1 ? "" : worst.source() + ": ") + reasons;
  }

  /** How many captures are lossy or unknown, as a sentence with its dot. */
  String shareOfCaptures() {
    return triage.captures().size() == 1
        ? "The capture is " + (level == Trust.Level.LOSSY ? "lossy." : "not known to be complete.")
        : levels() + " of " + number(triage.captures().size()) + " captures.";
  }

  private String levels() {
    return levels(triage.captures());
  }

  /** {@code 4 lossy, 9 unknown, 3 complete}. */
  static String levels(List<CaptureSummary> captures) {
    StringBuilder levels = new StringBuilder();
    for (Trust.Level level :
        List.of(Trust.Level.LOSSY, Trust.Level.UNKNOWN, Trust.Level.COMPLETE)) {
      long count = captures.stream().filter(capture -> capture.trust().level() == level).count();
      if (count > 0) {
        levels
            .append(levels.isEmpty() ? "" : ", ")
            .append(number(count))
            .append(' ')
            .append(level.id());
      }
    }
    return levels.toString();
  }

  /** Why a capture is not complete, and in brackets what would have prevented it. */
  static String reason(Trust.Reason reason) {
    return reason.remedy().isEmpty() ? reason.text() : reason.text() + " (" + reason.remedy() + ")";
  }

  /** The findings that nobody suppressed, worst first. */
  List<Finding> judged() {
    return judged;
  }

  /** The findings with a verdict that nobody suppressed. */
  List<Finding> with(Verdict verdict) {
    return judged.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  Trust.Level level() {
    return level;
  }

  /**
   * A count as it may be stated: a lower bound where something may be missing. What was not seen is
   * 0 without a sign, as "at least none" says nothing; only the matrix tells kinds of 0 apart.
   */
  String count(long count) {
    return (count == 0 ? "" : atLeast()) + number(count);
  }

  /** The sign before every count; empty where nothing is missing. */
  String atLeast() {
    return level == Trust.Level.COMPLETE ? "" : atLeast;
  }

  /** A count and its noun. */
  String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String enumeration(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  static String plural(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * Since when a finding is solved, in words that also read well where it is not; empty where
   * nothing is known.
   */
  static String fixedIn(Finding finding) {
    return fixedIn(finding.fixedIn());
  }

  static String fixedIn(String said) {
    String fixed = said.strip();
    if (fixed.equals("open")) {
      return "no release so far";
    }
    if (fixed.equals("not planned")) {
      return "no release, and none is planned";
    }
    return fixed.isEmpty() || isSolved(fixed) ? fixed : "no release: " + fixed;
  }

  /** False where what is said of the solution is that there is none. */
  static boolean isSolved(String fixed) {
    return !fixed.isBlank() && !fixed.strip().matches("(open|not|never)\\b.*");
  }

  /** What a verdict rests on, in words. */
  static String basis(Basis basis) {
    return switch (basis) {
      case BOOT -> "a boot or a run that somebody watched";
      case SOURCE -> "source code";
      case DOCUMENTATION -> "documentation";
      case REPORT -> "a public report";
      case JUDGEMENT -> Basis.CAUTION;
    };
  }

  /**
   * What a reader has to know of what a verdict rests on: from what it was inherited, and whether
   * it is our judgement; empty where it is the subject's own and more than that.
   */
  static String basis(Finding finding) {
    return finding
        .inherited()
        .map(
            family ->
                "inherited from "
                    + family.name()
                    + (isJudgement(finding) ? "; " + Basis.CAUTION : ""))
        .orElse(isJudgement(finding) ? Basis.CAUTION : "");
  }

  private static boolean isJudgement(Finding finding) {
    return finding.verdict() != Verdict.UNKNOWN
        && finding
            .inherited()
            .map(Entry.Inherited::basis)
            .or(() -> finding.entry().flatMap(Entry::basis))
            .filter(basis -> basis == Basis.JUDGEMENT)
            .isPresent();
  }

  /** What the versions of its processes have to do with a finding, in words. */
  static List<String> versions(Finding finding) {
    return finding.processes().stream()
        .map(Finding.Caller::note)
        .filter(note -> !note.isEmpty())
        .distinct()
        .toList();
  }

  /** A program of an entry, and which versions of it are meant. */
  static String caller(Entry.Caller caller) {
    String versions = caller.versions().words();
    return (caller.name().equals("*") ? "any other program" : caller.name())
        + (versions.isEmpty() ? "" : " " + versions);
  }

  /** What a finding is called: its title, or its id where nobody gave it one. */
  static String title(Finding finding) {
    return finding.title().isBlank() ? finding.id() : finding.title();
  }
}
