package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Basis;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.NextSteps;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Symptom;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Asked;
import io.github.lxtriage.lx.Asked.Form;
import io.github.lxtriage.lx.CutMessage;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Judge.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts one explanation together: what the text may mean, which of it is best, and what is known of
 * that.
 */
final class Explainer {
  /** Flags that change how a call is done, not what is asked for. */
  private static final Set<Domain> ADVICE = Set.of(Domain.MSG_FLAG, Domain.FS);

  /** A path of what must be there for a service to run; nscd may always be missing. */
  private static final Pattern SERVICE = Pattern.compile("\"(?:/dev|/run|/var/run)/(?!nscd)");

  private final Explanation.Question question;
  private final Asked asked;
  private final String errno;
  private final Knowledge knowledge;
  private final Judge judge;

  Explainer(Explanation.Question question, Knowledge knowledge) {
    this.question = question;
    asked = question.asked();
    errno = asked.result().errno();
    this.knowledge = knowledge;
    judge = new Judge(knowledge);
  }

  Explanation explain() {
    return switch (asked.result().kind()) {
      case SUCCESS -> succeeded(asked.subjects().get(0));
      case REFUSED -> asked.form() == Form.TRACED ? traced() : words();
      case NOT_SHOWN -> named().isEmpty() && asked.cut().isEmpty() ? words() : asked();
    };
  }

  // ---- a call that a tracer saw

  private Explanation succeeded(Subject subject) {
    return judge
        .about(List.of(subject), "success")
        .map(this::about)
        .orElseGet(
            () ->
                of(
                    subject,
                    new Judgement(
                        Verdict.SUPPORTED,
                        Confidence.HIGH,
                        Support.UNKNOWN,
                        Wording.succeeded(subject),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                    List.of(),
                    Optional.empty()));
  }

  private Explanation traced() {
    List<Subject> subjects = asked.subjects();
    Subject call = subjects.get(subjects.size() - 1);
    return judge
        .about(subjects, errno)
        .map(this::about)
        .or(() -> judge.outOfStep(call, errno).map(judgement -> judged(call, judgement)))
        .or(() -> daily(subjects))
        .orElseGet(() -> about(lacking(subjects)));
  }

  /** The first that LX is not known to have; of several that it has, none is meant but the call. */
  private Subject lacking(List<Subject> subjects) {
    int call = subjects.size() - 1;
    return subjects.stream()
        .limit(call)
        .filter(subject -> judge.known(subject, "").verdict() != Verdict.SUPPORTED)
        .findFirst()
        .orElse(subjects.get(call > 1 ? call : 0));
  }

  /** A call whose arguments tell no more; devices and services may be missing in a zone. */
  private Optional<Explanation> daily(List<Subject> subjects) {
    Subject first = subjects.get(0);
    Subject plain = ADVICE.contains(first.domain()) ? subjects.get(subjects.size() - 1) : first;
    return SERVICE.matcher(question.text()).find()
        ? Optional.empty()
        : judge.daily(plain, errno).map(judgement -> judged(plain, judgement));
  }

  private Explanation about(Subject subject) {
    Judgement own = judge.refused(subject, asked.result());
    return judged(subject, judge.forCallers(subject, own, question.callers(), errno));
  }

  private Explanation judged(Subject subject, Judgement judgement) {
    List<Explanation.Match> others =
        others(asked.subjects(), subject).stream()
            .filter(other -> other.verdict() != Verdict.SUPPORTED)
            .toList();
    return of(subject, judgement, others, Optional.empty());
  }

  // ---- a program's own words

  /** What the words mean; else what the names in them mean; else what the error says. */
  private Explanation words() {
    Optional<String> ruled = knowledge.subjectOf(question.text());
    if (ruled.isPresent()) {
      Subject subject = Subject.ofId(ruled.get());
      return of(subject, judge.known(subject, ""), List.of(), Optional.empty());
    }
    List<Symptom> symptoms = knowledge.symptoms(question.text());
    Optional<Symptom> symptom =
        symptoms.stream()
            .filter(each -> errno.isEmpty() || each.answers(errno, entries(each)))
            .findFirst();
    if (symptom.isPresent()) {
      return of(symptom.get());
    }
    Optional<Subject> named =
        judge.about(asked.subjects(), errno).or(() -> asked.subjects().stream().findFirst());
    if (named.isPresent()) {
      return about(named.get());
    }
    List<Explanation.Match> others =
        symptoms.stream().flatMap(each -> subjects(each).stream()).map(this::match).toList();
    return asked.result().isRefused() && !errno.isEmpty()
        ? step(others)
        : new Search(knowledge)
            .found(question.text(), asked.near())
            .map(this::found)
            .orElseGet(this::nothing);
  }

  private List<Subject> subjects(Symptom symptom) {
    return symptom.subjects().stream().map(Subject::ofId).toList();
  }

  private List<Entry> entries(Symptom symptom) {
    return symptom.subjects().stream().flatMap(id -> knowledge.entry(id).stream()).toList();
  }

  private Explanation of(Symptom symptom) {
    List<Subject> subjects = subjects(symptom);
    if (subjects.isEmpty()) {
      return anything(symptom);
    }
    Subject best = judge.about(subjects, errno).orElse(subjects.get(0));
    return of(best, judge.known(best, ""), others(subjects, best), Optional.of(symptom));
  }

  // ---- a message, a name, a call

  private Explanation asked() {
    if (asked.cut().isPresent() && named().isEmpty()) {
      return cut(asked.cut().get());
    }
    List<Subject> subjects = named();
    Subject best = best(subjects);
    return of(best, judgement(best), others(subjects, best), Optional.empty());
  }

  private List<Explanation.Match> others(List<Subject> subjects, Subject best) {
    return subjects.stream()
        .filter(subject -> !subject.equals(best) && !isAlias(subject, best))
        .map(this::match)
        .toList();
  }

  /** The matches, and silent failures and entries of the same name. */
  private List<Subject> named() {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    if (asked.form() == Form.ASKED) {
      asked.subjects().forEach(match -> subjects.putIfAbsent(match.id(), match));
    }
    List<String> matched = List.copyOf(subjects.keySet());
    for (Entry entry : knowledge.named(question.text(), matched)) {
      subjects.putIfAbsent(entry.subject(), Subject.ofId(entry.subject()));
    }
    goesBy(matched).forEach(entry -> subjects.put(entry.subject(), Subject.ofId(entry.subject())));
    knowledge
        .subjectOf(question.text())
        .ifPresent(id -> subjects.putIfAbsent(id, Subject.ofId(id)));
    return new ArrayList<>(subjects.values());
  }

  /** The entries that go by the name of an id of which nothing is known, as mount/overlay. */
  private List<Entry> goesBy(List<String> ids) {
    return ids.stream()
        .filter(id -> question.text().strip().equals(id) && knowledge.entry(id).isEmpty())
        .flatMap(
            id -> {
              Subject asked = Subject.ofId(id);
              return knowledge.named(asked.name(), List.of()).stream()
                  .filter(entry -> entry.subject().startsWith(asked.domain().id() + "/"));
            })
        .toList();
  }

  /** The first that was judged for itself; else the first of which something is known. */
  private Subject best(List<Subject> subjects) {
    Subject first = subjects.get(0);
    if (!first.parts().isEmpty() || isWhatLxHas(first)) {
      return first;
    }
    return subjects.stream()
        .filter(subject -> knowledge.entry(subject.id()).filter(this::answers).isPresent())
        .findFirst()
        .or(
            () ->
                subjects.stream()
                    .filter(subject -> knowledge.entry(subject.id()).isPresent())
                    .findFirst())
        .orElse(first);
  }

  /**
   * A call that LX has, asked for by its own name: what LX refuses of it goes by that name too, but
   * is no answer to what becomes of the call.
   */
  private boolean isWhatLxHas(Subject subject) {
    return subject.domain() == Domain.SYSCALL
        && subject.name().equals(question.text().strip())
        && judge.known(subject, "").verdict() == Verdict.SUPPORTED;
  }

  /** An entry of its own; one of a failure that leaves no message is no answer to a message. */
  private boolean answers(Entry entry) {
    return entry.inherited().isEmpty() && !(asked.message().isPresent() && entry.silent());
  }

  /** Whether the best match is an entry that goes by the other's name too. */
  private boolean isAlias(Subject other, Subject best) {
    return knowledge
        .entry(best.id())
        .filter(entry -> entry.also().contains(other.name()))
        .isPresent();
  }

  private Judgement judgement(Subject subject) {
    Judgement own =
        asked.message().isPresent()
            ? judge.refused(subject, question.result())
            : judge.known(subject, "");
    return judge.forCallers(subject, own, question.callers(), question.result());
  }

  private Explanation.Match match(Subject subject) {
    Judgement judgement = judge.known(subject, "");
    return new Explanation.Match(subject.id(), judgement.verdict(), judgement.wording().title());
  }

  private Explanation of(
      Subject subject,
      Judgement judgement,
      List<Explanation.Match> others,
      Optional<Symptom> symptom) {
    Wording wording =
        symptom
            .map(said -> Wording.of(said, judgement.titled(subject)))
            .orElse(judgement.wording());
    return new Explanation(
        question.text(),
        subject.id(),
        subject.domain(),
        subject.name(),
        errno,
        true,
        symptom.flatMap(Symptom::verdict).orElseGet(() -> failed(judgement.verdict(), symptom)),
        symptom
            .map(said -> judgement.confidence().weaker(trust(said)))
            .orElse(judgement.confidence()),
        symptom.isPresent() ? wording.title() : judgement.titled(subject),
        wording.why(),
        wording.advice(),
        judgement.wording().fixed(),
        Stream.concat(
                symptom.stream().flatMap(said -> said.evidence().stream()),
                judgement.evidence().stream())
            .distinct()
            .toList(),
        judgement.parts(),
        judgement.entry(),
        others,
        symptom,
        question
            .platform()
            .flatMap(
                build ->
                    new PlatformCheck(build, knowledge.history())
                        .note(
                            subject.id(), question.format().stream().toList(), judgement.entry())),
        cures(subject, symptom),
        symptom.flatMap(Explainer::probe).or(() -> knowledge.probe(subject.id())));
  }

  /** Of several cures, those for what the program's words say, where any is. */
  private List<Cure> cures(Subject subject, Optional<Symptom> symptom) {
    List<Cure> cures = knowledge.cures(subject.id());
    List<Cure> said =
        cures.stream()
            .filter(
                cure ->
                    symptom.stream()
                        .flatMap(each -> each.words().stream())
                        .anyMatch(cure.unit()::contains))
            .toList();
    return said.isEmpty() ? cures : said;
  }

  /** What LX has is no reason for a program's complaint. */
  private static Verdict failed(Verdict verdict, Optional<Symptom> symptom) {
    return symptom.isPresent() && verdict == Verdict.SUPPORTED ? Verdict.UNKNOWN : verdict;
  }

  /** Words that may have many reasons, or one that is no subject. */
  private Explanation anything(Symptom symptom) {
    return other(
        symptom.verdict().orElse(Verdict.UNKNOWN),
        new Wording(symptom.title(), symptom.why(), symptom.advice(), ""),
        List.of(),
        Optional.of(symptom),
        probe(symptom));
  }

  /** That words have this reason is less sure than what the reason does. */
  private static Confidence trust(Symptom symptom) {
    return symptom.basis() == Basis.JUDGEMENT ? Confidence.LOW : Confidence.MEDIUM;
  }

  private static Optional<Probe> probe(Symptom symptom) {
    return Optional.of(symptom.script())
        .filter(script -> !script.isEmpty())
        .map(script -> new Probe(script, "shows whether it is so"));
  }

  /** Words of which nothing is known but their error. */
  private Explanation step(List<Explanation.Match> others) {
    NextSteps.Step next = knowledge.next(errno);
    return other(
        Verdict.UNKNOWN,
        Wording.step(errno, next),
        others.isEmpty() ? matches(knowledge.naming(question.text().strip())) : others,
        Optional.empty(),
        Optional.of(new Probe(next.script(), next.shows())));
  }

  /** What is left of a message, with what it may be. */
  private Explanation cut(CutMessage cut) {
    return other(
        Verdict.UNKNOWN,
        Wording.cut(cut.formats()),
        cut.candidates().stream().map(this::match).toList(),
        Optional.empty(),
        Optional.empty());
  }

  private Explanation found(Search.Found found) {
    return other(
        Verdict.UNKNOWN,
        Wording.found(question.text().strip(), found),
        found.entries().isEmpty()
            ? found.near().stream().map(this::match).toList()
            : matches(found.entries()),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Explanation.Match> matches(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(Entry::verdict).reversed())
        .map(entry -> new Explanation.Match(entry.subject(), entry.verdict(), entry.title()))
        .toList();
  }

  private Explanation nothing() {
    return other(
        Verdict.UNKNOWN,
        Wording.nothing(question.text(), asked.result()),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same id that a capture's finding has, so that the one leads to the other. */
  private Explanation other(
      Verdict verdict,
      Wording wording,
      List<Explanation.Match> others,
      Optional<Symptom> symptom,
      Optional<Probe> probe) {
    Subject subject = UnknownText.subject(question.text());
    return new Explanation(
        question.text(),
        subject.id(),
        Domain.OTHER,
        subject.name(),
        errno,
        symptom.isPresent()
            || probe.isPresent()
            || (!others.isEmpty() && asked.near().isEmpty())
            || asked.cut().isPresent(),
        verdict,
        symptom.map(Explainer::trust).orElse(Confidence.LOW),
        wording.title(),
        wording.why(),
        wording.advice(),
        wording.fixed(),
        symptom.map(Symptom::evidence).orElse(List.of()),
        List.of(),
        Optional.empty(),
        others,
        symptom,
        Optional.empty(),
        List.of(),
        probe);
  }
}
