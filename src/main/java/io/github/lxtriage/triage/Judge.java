package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.CallerAnswer;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.DailyLife;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Result;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weighs a subject against the knowledge. A refusal is judged by the subject's entry; a mere call
 * is {@code supported} where LX answers it with success, else judged by the entry as well. What
 * nothing is known of is {@code unknown}, and so is the refusal of what LX is known to have.
 */
final class Judge {
  private static final Set<String> CANNOT_FAIL = Set.of("rt_sigreturn", "sigreturn", "exit_group");

  private final Knowledge knowledge;

  Judge(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The entries that bear on a subject: its own, and those of its parts. */
  private record Known(Optional<Entry> own, List<PartEntry> parts) {}

  private record PartEntry(Subject part, Optional<Entry> entry) {
    Verdict verdict() {
      return entry.map(Entry::verdict).orElse(Verdict.UNKNOWN);
    }
  }

  /** What is said of a subject, whoever did it. */
  record Judgement(
      Verdict verdict,
      Confidence confidence,
      Support support,
      Wording wording,
      List<String> evidence,
      List<Finding.Part> parts,
      Optional<Entry> entry) {
    /** The title; that of one flag is said to be so where the subject is several. */
    String titled(Subject subject) {
      boolean borrowed = entry.filter(known -> !known.subject().equals(subject.id())).isPresent();
      if (parts.size() < 2 || !borrowed) {
        return wording.title();
      }
      return verdict == Verdict.SUPPORTED
          ? "LX has each of these " + parts.size() + " flags"
          : parts.size() + " flags at once, the worst of them: " + wording.title();
    }

    /** The same, where the version of a program decides. */
    Judgement decidedBy(CallerAnswer answer) {
      if (!VersionWording.matters(answer)) {
        return new Judgement(
            answer.verdict(),
            confidence,
            support,
            VersionWording.harmless(wording, answer),
            evidence,
            parts,
            entry);
      }
      return new Judgement(
          answer.verdict(),
          VersionWording.confidence(confidence, answer),
          support,
          VersionWording.of(wording, answer),
          VersionWording.evidence(evidence, answer),
          parts,
          entry);
    }

    /** The same, which does not hold for all versions of all programs. */
    Judgement besides(List<CallerAnswer> others) {
      List<String> sources = evidence;
      for (CallerAnswer other : others) {
        sources = VersionWording.evidence(sources, other);
      }
      return new Judgement(
          verdict,
          confidence,
          support,
          VersionWording.besides(wording, others),
          sources,
          parts,
          entry);
    }

    Judgement worded(Wording other) {
      return new Judgement(verdict, confidence, support, other, evidence, parts, entry);
    }
  }

  /** The judgement of a subject that LX refused. */
  Judgement refused(Subject subject, String result) {
    Judgement judgement = known(subject, result);
    return judgement.verdict() == Verdict.SUPPORTED
        ? new Judgement(
            Verdict.UNKNOWN,
            Confidence.LOW,
            Support.REFUSED,
            Wording.refusedAllTheSame(subject, result),
            judgement.evidence(),
            judgement.parts(),
            Optional.empty())
        : judgement;
  }

  /**
   * What is known of a refusal with an error: only what is about that error; where it is not shown
   * which, what is no comfort. Else it is {@code unknown}.
   */
  Judgement refused(Subject subject, Result result) {
    return answers(subject, result.errno())
        ? known(subject, result.errno())
        : unanswered(subject, result);
  }

  /**
   * The worst of what is known of messages and of the errors that rows show.
   *
   * @param result what the messages say that the caller gets; may be empty
   * @param candidates what a text that nobody knows may be about
   * @param errnos the errors that rows show, with their counts
   * @param refusals how often it was refused, by messages and rows
   */
  Judgement refused(
      Subject subject,
      String result,
      List<String> candidates,
      List<Counted<Errno>> errnos,
      long refusals) {
    Judgement said = refused(subject, result, candidates);
    List<Counted<Errno>> unanswered =
        errnos.stream().filter(errno -> !answers(subject, errno.what().name())).toList();
    long shown = unanswered.stream().mapToLong(Counted::count).sum();
    boolean decides =
        shown >= refusals || (shown > 0 && said.verdict().compareTo(Verdict.UNKNOWN) < 0);
    return decides && !unanswered.isEmpty()
        ? refused(subject, Result.refused(unanswered.get(0).what().name()))
        : said;
  }

  /**
   * What a refusal with an error is about: of what it may be, the first with an entry about that
   * error. Where a failure that no message shows is known apart, that one comes before a family.
   */
  Optional<Subject> about(List<Subject> candidates, String errno) {
    return candidates.stream()
        .flatMap(
            subject -> {
              Stream<Subject> own = Stream.of(subject);
              Stream<Subject> silent =
                  knowledge.silent(subject.id()).stream()
                      .map(entry -> Subject.ofId(entry.subject()));
              boolean inherits =
                  knowledge.entry(subject.id()).flatMap(Entry::inherited).isPresent();
              return inherits ? Stream.concat(silent, own) : Stream.concat(own, silent);
            })
        .filter(subject -> answers(subject, errno))
        .findFirst();
  }

  /** Whether what is known of a subject is about an error; of several flags, of each. */
  private boolean answers(Subject subject, String errno) {
    Known known = known(subject);
    return known.parts().isEmpty()
        ? answers(known.own(), errno)
        : known.parts().stream().allMatch(part -> answers(part.entry(), errno));
  }

  private static boolean answers(Optional<Entry> entry, String errno) {
    return entry
        .filter(
            known ->
                errno.isEmpty()
                    ? known.verdict().compareTo(Verdict.HARMLESS) > 0
                    : known.answers(errno))
        .isPresent();
  }

  /** Whether every Linux has such a failure all day long. */
  boolean isDaily(Subject subject, String errno) {
    return knowledge.daily().reason(subject.id(), errno).isPresent();
  }

  /** What is said of one such failure that somebody asks for; empty where it may be a sign. */
  Optional<Judgement> daily(Subject subject, String errno) {
    return knowledge
        .daily()
        .reason(subject.id(), errno)
        .filter(DailyLife.Reason::alone)
        .map(reason -> said(Verdict.HARMLESS, Wording.daily(subject, errno, reason.text())));
  }

  /**
   * What is said of an answer that a call of LX does not give, where a tracer shows it: ENOSYS from
   * what LX has, and any error from a call that cannot fail.
   */
  Optional<Judgement> outOfStep(Subject call, String errno) {
    boolean had = known(call, "").verdict() == Verdict.SUPPORTED;
    return (had && errno.equals("ENOSYS")) || CANNOT_FAIL.contains(call.name())
        ? Optional.of(said(Verdict.UNKNOWN, Wording.outOfStep(call, errno)))
        : Optional.empty();
  }

  private static Judgement said(Verdict verdict, Wording wording) {
    return new Judgement(
        verdict, Confidence.LOW, Support.REFUSED, wording, List.of(), List.of(), Optional.empty());
  }

  private Judgement unanswered(Subject subject, Result result) {
    return said(
        Verdict.UNKNOWN,
        Wording.unanswered(subject, result, known(subject).own(), knowledge.next(result.errno())));
  }

  /** The same; a text that nobody knows may be what is left of a message about one of several. */
  private Judgement refused(Subject subject, String result, List<String> candidates) {
    Judgement judgement = refused(subject, result);
    return judgement.entry().isEmpty() && subject.domain() == Domain.OTHER && !candidates.isEmpty()
        ? judgement.worded(Wording.cutOf(candidates))
        : judgement;
  }

  /** What is known of a subject that somebody asks for by its name. */
  Judgement known(Subject subject, String result) {
    Known known = known(subject);
    Verdict verdict =
        known.parts().isEmpty()
            ? known.own().map(Entry::verdict).orElse(Verdict.UNKNOWN)
            : known.parts().stream()
                .map(PartEntry::verdict)
                .reduce(Verdict.SUPPORTED, Verdict::worse);
    Optional<Entry> entry =
        known.own().filter(own -> speaksFor(own, verdict)).or(() -> worst(known.parts()));
    return new Judgement(
        verdict,
        entry.map(Entry::confidence).orElse(Confidence.LOW),
        Support.REFUSED,
        entry.map(Wording::of).orElseGet(() -> Wording.unknown(subject, result)),
        entry.map(Entry::evidence).orElse(List.of()),
        known.parts().stream().map(Judge::part).toList(),
        entry);
  }

  /** Of several flags a family speaks only where they are as bad as it says. */
  private static boolean speaksFor(Entry own, Verdict verdict) {
    return own.inherited().isEmpty() || own.verdict() == verdict;
  }

  /** The judgement of an option that was set, failed or not. */
  Judgement called(Subject subject, Support support, List<String> candidates) {
    Optional<Entry> entry = known(subject).own();
    boolean lossKnown =
        support == Support.IGNORED
            && entry.filter(known -> known.verdict() == Verdict.DEGRADED).isPresent();
    if (support.answersSuccess() && !lossKnown) {
      return new Judgement(
          Verdict.SUPPORTED,
          Confidence.HIGH,
          support,
          Wording.supported(subject, support),
          List.of(),
          List.of(),
          Optional.empty());
    }
    return new Judgement(
        entry.map(Entry::verdict).orElse(Verdict.UNKNOWN),
        entry.map(Entry::confidence).orElse(Confidence.LOW),
        support,
        entry.map(Wording::of).orElseGet(() -> Wording.unknownCall(subject, support, candidates)),
        entry.map(Entry::evidence).orElse(List.of()),
        List.of(),
        entry);
  }

  /**
   * What a judgement means for single programs: the entry may say that it is better or worse for
   * some, or for some versions of theirs.
   *
   * @param errnos what the calls got, by name; empty where that is not known
   */
  ByProgram byProgram(
      Subject subject, Judgement judgement, CallerVersions versions, Set<String> errnos) {
    boolean several = judgement.verdict() != Verdict.SUPPORTED && judgement.entry().isPresent();
    return new ByProgram(judgement, several ? known(subject).parts() : List.of(), versions, errnos);
  }

  /**
   * A judgement for programs that somebody names with their versions. Where none is named that the
   * entry tells apart, it stays what it is, and says that it does not hold for all versions of all
   * programs.
   */
  Judgement forCallers(
      Subject subject, Judgement own, Map<String, Version> callers, String result) {
    if (own.entry().isEmpty() || own.verdict() == Verdict.SUPPORTED) {
      return own;
    }
    Entry entry = own.entry().get();
    List<String> named =
        callers.keySet().stream()
            .filter(name -> entry.callers().stream().anyMatch(caller -> caller.matches(name)))
            .toList();
    if (named.isEmpty()) {
      return own.besides(VersionWording.ofAll(entry, result));
    }
    ByProgram programs =
        byProgram(
            subject, own, new CallerVersions(callers, List.of()), CallerAnswer.errnos(result));
    return named.stream()
        .map(programs::answer)
        .reduce(CallerAnswer::worse)
        .map(own::decidedBy)
        .orElse(own);
  }

  /** What a judgement means for each program. */
  static final class ByProgram {
    private final Judgement judgement;
    private final List<PartEntry> parts;
    private final CallerVersions versions;
    private final Set<String> errnos;

    private ByProgram(
        Judgement judgement, List<PartEntry> parts, CallerVersions versions, Set<String> errnos) {
      this.judgement = judgement;
      this.parts = parts;
      this.versions = versions;
      this.errnos = errnos;
    }

    CallerAnswer answer(String execname) {
      if (judgement.verdict() == Verdict.SUPPORTED) {
        return CallerAnswer.plain(Verdict.SUPPORTED);
      }
      return parts.isEmpty()
          ? answer(judgement.entry(), execname, judgement.verdict())
          : parts.stream()
              .map(part -> answer(part.entry(), execname, Verdict.UNKNOWN))
              .reduce(CallerAnswer.plain(Verdict.SUPPORTED), CallerAnswer::worse);
    }

    private CallerAnswer answer(Optional<Entry> entry, String execname, Verdict otherwise) {
      return entry
          .flatMap(
              known ->
                  versions.of(known, execname).stream()
                      .map(version -> CallerAnswer.of(known, execname, version, errnos))
                      .reduce(CallerAnswer::worse))
          .orElse(CallerAnswer.plain(otherwise));
    }
  }

  private Known known(Subject subject) {
    return new Known(
        knowledge.entry(subject.id()),
        subject.parts().stream()
            .map(part -> new PartEntry(part, knowledge.entry(part.id())))
            .toList());
  }

  private static Optional<Entry> worst(List<PartEntry> parts) {
    return parts.stream()
        .max(Comparator.comparing((PartEntry part) -> part.verdict()))
        .flatMap(PartEntry::entry);
  }

  private static Finding.Part part(PartEntry part) {
    return new Finding.Part(part.part().id(), part.part().name(), part.verdict());
  }
}
