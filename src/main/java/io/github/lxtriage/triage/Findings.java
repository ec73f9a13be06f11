package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.SocketOptionSupport;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Judge.Judgement;
import io.github.lxtriage.triage.SubjectCount.ProcessCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** Makes findings of counted subjects. */
final class Findings {
  static final int MAX_PIDS = 100;
  static final Comparator<Finding.Caller> MOST_CALLS_FIRST =
      Comparator.comparingLong(Finding.Caller::count)
          .reversed()
          .thenComparing(Finding.Caller::execname);

  private final Knowledge knowledge;
  private final Judge judge;
  private final Optional<Platform> platform;
  private final boolean severalPlatforms;
  private final PlatformNotes notes;
  private final SuppressionList suppressions;

  /**
   * @param platform the build that all captures come from, where it is known
   * @param severalPlatforms whether they come from several: then nothing is said of any
   */
  Findings(
      Knowledge knowledge,
      Optional<Platform> platform,
      boolean severalPlatforms,
      SuppressionList suppressions) {
    this.knowledge = knowledge;
    this.judge = new Judge(knowledge);
    this.platform = platform;
    this.severalPlatforms = severalPlatforms;
    notes = new PlatformNotes(platform);
    this.suppressions = suppressions;
  }

  /**
   * Makes the finding of a subject.
   *
   * @param inCaptures what each capture has of it, by source
   */
  Finding finding(SubjectCount count, Map<String, CaptureCount> inCaptures) {
    Judgement judgement =
        count.refused()
            ? judge.refused(
                count.subject(),
                result(count),
                count.candidates(),
                count.outcomes().outcomes().errnos(),
                count.refusals())
            : called(count.subject(), support(count), count.candidates());
    List<Finding.Caller> callers = callers(count, judgement);
    Verdict verdict = worst(callers, judgement);
    Finding.Extra extra = extra(count, judgement, captures(inCaptures, count.refused()));
    return new Finding(
        count.subject().id(),
        count.subject().domain(),
        count.subject().name(),
        verdict,
        judgement.confidence(),
        judgement.support(),
        total(count),
        count.calls(),
        count.refusals(),
        count.spellings(),
        callers,
        title(count.subject(), judgement, verdict),
        seen(count.spellings(), count.spellingsLeftOut(), count.refused(), total(count), callers)
            + SeenOutcomes.words(extra.outcomes(), count.refusals()),
        judgement.wording().why(),
        judgement.wording().advice(),
        judgement.wording().fixed(),
        judgement.evidence(),
        judgement.parts(),
        count.candidates().stream().filter(each -> !each.equals(Sighting.NOT_LISTED)).toList(),
        judgement.entry(),
        count.lines().get(0).place(),
        count.lines(),
        extra.suppression().isPresent(),
        extra);
  }

  /** An option that was set; on an older build it may have failed without a message. */
  private Judgement called(Subject subject, Support support, List<String> candidates) {
    Judgement called = judge.called(subject, support, candidates);
    Optional<Entry> silent = knowledge.silent(subject.id());
    if (silent.isEmpty() || called.verdict() != Verdict.SUPPORTED) {
      return called;
    }
    boolean before =
        platform.flatMap(build -> build.isBefore(silent.get().fixedIn())).orElse(false);
    return before
        ? judge.known(Subject.ofId(silent.get().subject()), "")
        : called.worded(called.wording().unlessOlder(silent.get()));
  }

  /** A finding that was judged by other rules, judged anew; no suppression hides it. */
  Finding again(Finding saved) {
    Subject subject = Subject.ofId(saved.id());
    Outcomes outcomes = saved.extra().outcomes();
    Judgement judgement =
        saved.refusals() > 0
            ? judge.refused(
                subject,
                SeenOutcomes.errnos(outcomes),
                saved.candidates(),
                outcomes.errnos(),
                saved.refusals())
            : called(subject, saved.support(), saved.candidates());
    Judge.ByProgram verdicts = judge.byProgram(subject, judgement);
    List<Finding.Caller> callers =
        saved.processes().stream().map(caller -> caller.judged(verdicts)).toList();
    Verdict verdict = worst(callers, judgement);
    boolean bad = judgement.verdict().compareTo(Verdict.HARMLESS) > 0;
    return new Finding(
        saved.id(),
        saved.domain(),
        saved.name(),
        verdict,
        judgement.confidence(),
        judgement.support(),
        saved.count(),
        saved.calls(),
        saved.refusals(),
        saved.spellings(),
        callers,
        title(subject, judgement, verdict),
        saved.seen(),
        judgement.wording().why(),
        judgement.wording().advice(),
        judgement.wording().fixed(),
        judgement.evidence(),
        judgement.parts(),
        saved.candidates(),
        judgement.entry(),
        saved.first(),
        saved.lines(),
        false,
        new Finding.Extra(
            saved.extra().platform(),
            saved.extra().supportNote(),
            Optional.empty(),
            bad ? knowledge.cures(saved.id()) : List.of(),
            bad ? knowledge.probe(saved.id()) : Optional.empty(),
            saved.extra().captures(),
            outcomes,
            saved.extra().spellingsLeftOut()));
  }

  private static Verdict worst(List<Finding.Caller> callers, Judgement judgement) {
    return callers.stream()
        .map(Finding.Caller::verdict)
        .reduce(Verdict::worse)
        .orElse(judgement.verdict());
  }

  /** What the messages say that the caller gets, else what rows of scripts saw it get. */
  private static String result(SubjectCount count) {
    return count.result().isEmpty()
        ? SeenOutcomes.errnos(count.outcomes().outcomes())
        : count.result();
  }

  /**
   * What LX does with the option that was set, on the build that is known, else on a current one.
   */
  private Support support(SubjectCount count) {
    SocketOptionSupport options = knowledge.socketOptions();
    return count
        .option()
        .map(
            option ->
                platform
                    .map(build -> options.set(option.level(), option.optname(), build))
                    .orElseGet(() -> options.set(option.level(), option.optname())))
        .orElse(Support.UNKNOWN);
  }

  /**
   * The entry of a single flag is not about all of them: its title is only the worst of theirs. Nor
   * is the title of an entry about a program that it judges otherwise.
   */
  private static String title(Subject subject, Judgement judgement, Verdict verdict) {
    String title = judgement.wording().title();
    if (judgement.parts().isEmpty() && verdict != judgement.verdict()) {
      return verdict.compareTo(judgement.verdict()) < 0
          ? "Less bad for the programs seen here; for others: " + title
          : "Worse for a program seen here; for others: " + title;
    }
    return judgement.titled(subject);
  }

  private static long total(SubjectCount count) {
    return count.refused() ? count.refusals() : count.calls();
  }

  private static List<SourceCount> captures(Map<String, CaptureCount> inCaptures, boolean refused) {
    return inCaptures.entrySet().stream()
        .map(
            capture ->
                new SourceCount(
                    capture.getKey(),
                    refused ? capture.getValue().refusals() : capture.getValue().calls()))
        .filter(capture -> capture.count() > 0)
        .toList();
  }

  private Finding.Extra extra(SubjectCount count, Judgement judgement, List<SourceCount> captures) {
    String id = count.subject().id();
    boolean bad = judgement.verdict().compareTo(Verdict.HARMLESS) > 0;
    return new Finding.Extra(
        count.refused() && !severalPlatforms
            ? notes.note(count.subject(), count.formats(), judgement.entry())
            : Optional.empty(),
        count
            .option()
            .map(option -> knowledge.socketOptions().note(option.level(), option.optname()))
            .orElse(""),
        suppressions.of(id),
        bad ? knowledge.cures(id) : List.of(),
        bad ? knowledge.probe(id) : Optional.empty(),
        captures,
        count.outcomes().outcomes(),
        count.spellingsLeftOut());
  }

  private List<Finding.Caller> callers(SubjectCount count, Judgement judgement) {
    boolean refused = count.refused();
    Judge.ByProgram verdicts = judge.byProgram(count.subject(), judgement);
    return count.processes().entrySet().stream()
        .filter(process -> process.getValue().count(refused) > 0)
        .map(process -> caller(process.getKey(), process.getValue(), refused, verdicts))
        .sorted(MOST_CALLS_FIRST)
        .toList();
  }

  private static Finding.Caller caller(
      String execname, ProcessCount process, boolean refused, Judge.ByProgram verdicts) {
    NavigableSet<Long> pids = process.pids(refused).sorted();
    return new Finding.Caller(
        execname,
        process.count(refused),
        pids.stream().limit(MAX_PIDS).toList(),
        Math.max(0, pids.size() - MAX_PIDS),
        verdicts.verdict(execname));
  }

  /**
   * One sentence such as {@code setsockopt(41, 25), 2 times, by curl}. Where LX refused it, only
   * what refused it is named, not the rows that show every call.
   *
   * @param leftOut how many more spellings there were than are listed
   * @param count refusals where it was refused, else calls
   * @param callers who did it, most calls first
   */
  static String seen(
      List<String> spellings,
      long leftOut,
      boolean refused,
      long count,
      List<Finding.Caller> callers) {
    List<String> said =
        refused
            ? spellings.stream().filter(spelling -> !RowSpelling.isRow(spelling)).toList()
            : spellings;
    List<String> named = said.isEmpty() ? spellings : said;
    String others =
        named.size() + leftOut == 1
            ? ""
            : " and " + counted(named.size() - 1 + leftOut, "other spelling", "other spellings");
    String by =
        callers.size() <= 2
            ? String.join(" and ", callers.stream().map(Finding.Caller::execname).toList())
            : callers.get(0).execname() + " and " + (callers.size() - 1) + " other programs";
    return named.get(0)
        + others
        + ", "
        + counted(count, "time", "times")
        + (callers.isEmpty() ? "" : ", by " + by);
  }

  private static String counted(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
