package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.CallerAnswer;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.History;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Judge.Judgement;
import io.github.lxtriage.triage.SubjectCount.ProcessCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  private final SuppressionList suppressions;
  private final Map<String, Version> callers;
  private final Map<String, Map<String, String>> labels;

  /**
   * @param platform the build that all captures come from, where it is known
   * @param severalPlatforms whether they come from several: then nothing is said of any
   * @param callers versions of programs, as the user says
   * @param labels those of each capture, by source
   */
  private Findings(
      Knowledge knowledge,
      Optional<Platform> platform,
      boolean severalPlatforms,
      SuppressionList suppressions,
      Map<String, Version> callers,
      Map<String, Map<String, String>> labels) {
    this.knowledge = knowledge;
    this.judge = new Judge(knowledge);
    this.platform = platform;
    this.severalPlatforms = severalPlatforms;
    this.suppressions = suppressions;
    this.callers = callers;
    this.labels = labels;
  }

  /** Judges what some captures hold; the build is theirs where all ran on one. */
  static Findings of(
      List<CaptureSummary> captures,
      Knowledge knowledge,
      TriageRequest request,
      SuppressionList suppressions) {
    List<Optional<String>> platforms =
        captures.stream().map(CaptureSummary::platform).distinct().limit(2).toList();
    return new Findings(
        knowledge,
        platforms.size() == 1 ? platforms.get(0).flatMap(Platform::of) : Optional.empty(),
        platforms.size() > 1,
        suppressions,
        request.callers(),
        captures.stream()
            .collect(
                Collectors.toMap(CaptureSummary::source, CaptureSummary::labels, (a, b) -> a)));
  }

  /**
   * Makes the finding of a subject.
   *
   * @param inCaptures what each capture has of it, by source
   */
  Finding finding(SubjectCount count, Map<String, CaptureCount> inCaptures) {
    Judgement own =
        count.refused()
            ? judge.refused(
                count.subject(),
                result(count),
                count.candidates(),
                count.outcomes().outcomes().errnos(),
                count.refusals())
            : called(count.subject(), support(count), count.candidates());
    Judge.ByProgram programs =
        programs(
            count.subject(), own, inCaptures.keySet(), count.outcomes().outcomes(), count.result());
    List<Finding.Caller> callers = callers(count, programs);
    Decided decided = decided(count.subject(), own, programs, callers);
    Judgement judgement = decided.judgement();
    Finding.Extra extra =
        extra(count, judgement, captures(inCaptures, count.refused()), decided.wants());
    return new Finding(
        count.subject().id(),
        count.subject().domain(),
        count.subject().name(),
        decided.verdict(),
        judgement.confidence(),
        judgement.support(),
        total(count),
        count.calls(),
        count.refusals(),
        count.spellings(),
        callers,
        decided.title(),
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
        platform
            .flatMap(build -> build.has(silent.get().fixedIn()))
            .filter(has -> has == Platform.Has.NO)
            .isPresent();
    return before
        ? judge.known(Subject.ofId(silent.get().subject()), "")
        : called.worded(called.wording().unlessOlder(silent.get()));
  }

  /** A finding that was judged by other rules, judged anew; no suppression hides it. */
  Finding again(Finding saved) {
    Subject subject = Subject.ofId(saved.id());
    Finding.Extra extra = saved.extra();
    Judgement own =
        saved.refusals() > 0
            ? judge.refused(
                subject,
                SeenOutcomes.errnos(extra.outcomes()),
                saved.candidates(),
                extra.outcomes().errnos(),
                saved.refusals())
            : called(subject, saved.support(), saved.candidates());
    Set<String> sources =
        extra.captures().stream().map(SourceCount::source).collect(Collectors.toSet());
    Judge.ByProgram programs = programs(subject, own, sources, extra.outcomes(), "");
    List<Finding.Caller> callers =
        saved.processes().stream().map(caller -> caller.judged(programs)).toList();
    Decided decided = decided(subject, own, programs, callers);
    Judgement judgement = decided.judgement();
    boolean bad = judgement.verdict().compareTo(Verdict.HARMLESS) > 0;
    return new Finding(
        saved.id(),
        saved.domain(),
        saved.name(),
        decided.verdict(),
        judgement.confidence(),
        judgement.support(),
        saved.count(),
        saved.calls(),
        saved.refusals(),
        saved.spellings(),
        callers,
        decided.title(),
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
            extra.platform(),
            extra.supportNote(),
            Optional.empty(),
            bad ? knowledge.cures(saved.id()) : List.of(),
            bad ? knowledge.probe(saved.id()) : Optional.empty(),
            extra.captures(),
            extra.outcomes(),
            extra.spellingsLeftOut(),
            decided.wants()));
  }

  /**
   * What the programs that were seen make of a judgement.
   *
   * @param wants programs whose version would decide
   */
  private record Decided(Verdict verdict, Judgement judgement, String title, List<String> wants) {}

  private static Decided decided(
      Subject subject, Judgement own, Judge.ByProgram programs, List<Finding.Caller> callers) {
    Verdict verdict =
        callers.stream().map(Finding.Caller::verdict).reduce(Verdict::worse).orElse(own.verdict());
    Optional<CallerAnswer> decisive = decisive(callers, programs, verdict);
    Judgement judgement = decisive.map(own::decidedBy).orElse(own);
    String title =
        decisive.filter(VersionWording::matters).isPresent()
            ? judgement.wording().title()
            : title(subject, judgement, verdict);
    return new Decided(
        verdict, judgement, title, decisive.flatMap(CallerAnswer::wants).stream().toList());
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
    Optional<Support> before =
        platform
            .flatMap(build -> knowledge.history().before(count.subject().id(), build))
            .flatMap(History.Change::supportBefore);
    return count
        .option()
        .map(
            option ->
                before.orElseGet(
                    () -> knowledge.socketOptions().set(option.level(), option.optname())))
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

  private Finding.Extra extra(
      SubjectCount count, Judgement judgement, List<SourceCount> captures, List<String> wants) {
    String id = count.subject().id();
    boolean bad = judgement.verdict().compareTo(Verdict.HARMLESS) > 0;
    return new Finding.Extra(
        platform
            .filter(build -> count.refused() && !severalPlatforms)
            .flatMap(
                build ->
                    new PlatformCheck(build, knowledge.history())
                        .note(id, count.formats(), judgement.entry())),
        count
            .option()
            .map(option -> knowledge.socketOptions().note(option.level(), option.optname()))
            .orElse(""),
        suppressions.of(id),
        bad ? knowledge.cures(id) : List.of(),
        bad ? knowledge.probe(id) : Optional.empty(),
        captures,
        count.outcomes().outcomes(),
        count.spellingsLeftOut(),
        wants);
  }

  /**
   * What a judgement means for each program, by the versions that the captures say.
   *
   * @param said what the messages say that the caller gets, where no row shows it
   */
  private Judge.ByProgram programs(
      Subject subject, Judgement judgement, Set<String> sources, Outcomes outcomes, String said) {
    List<Map<String, String>> versions =
        sources.stream().map(source -> labels.getOrDefault(source, Map.of())).toList();
    List<String> got = outcomes.errnos().stream().map(errno -> errno.what().name()).toList();
    return judge.byProgram(
        subject,
        judgement,
        new CallerVersions(callers, versions),
        CallerAnswer.errnos(got.isEmpty() ? said : String.join(" ", got)));
  }

  /** The program whose version decides, where none is worse off for another reason. */
  private static Optional<CallerAnswer> decisive(
      List<Finding.Caller> callers, Judge.ByProgram programs, Verdict verdict) {
    return callers.stream()
        .map(caller -> programs.answer(caller.execname()))
        .filter(answer -> answer.verdict() == verdict && !answer.words().isEmpty())
        .reduce(CallerAnswer::worse);
  }

  private List<Finding.Caller> callers(SubjectCount count, Judge.ByProgram verdicts) {
    boolean refused = count.refused();
    return count.processes().entrySet().stream()
        .filter(process -> process.getValue().count(refused) > 0)
        .map(process -> caller(process.getKey(), process.getValue(), refused, verdicts))
        .sorted(MOST_CALLS_FIRST)
        .toList();
  }

  private static Finding.Caller caller(
      String execname, ProcessCount process, boolean refused, Judge.ByProgram verdicts) {
    NavigableSet<Long> pids = process.pids(refused).sorted();
    CallerAnswer answer = verdicts.answer(execname);
    return new Finding.Caller(
        execname,
        process.count(refused),
        pids.stream().limit(MAX_PIDS).toList(),
        Math.max(0, pids.size() - MAX_PIDS),
        answer.verdict(),
        answer.words());
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
