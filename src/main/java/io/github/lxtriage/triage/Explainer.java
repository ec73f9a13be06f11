package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Basis;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Symptom;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.CutMessage;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Judge.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts one explanation together: what the text may mean, which of it is best, and what is known of
 * that.
 */
final class Explainer {
  private final Explanation.Question question;
  private final Knowledge knowledge;
  private final Judge judge;

  Explainer(Explanation.Question question, Knowledge knowledge) {
    this.question = question;
    this.knowledge = knowledge;
    judge = new Judge(knowledge);
  }

  Explanation explain() {
    List<Symptom> symptoms =
        question.message().isPresent() || question.cut().isPresent()
            ? List.of()
            : knowledge.symptoms(question.text());
    List<Subject> subjects = subjects(symptoms);
    if (subjects.isEmpty()) {
      return question.cut().isPresent()
          ? cut(question.cut().get())
          : symptoms.isEmpty() ? nothing() : anything(symptoms.get(0));
    }
    Subject best = best(subjects);
    Optional<Symptom> symptom =
        symptoms.stream()
            .filter(each -> question.matches().isEmpty() && each.subjects().contains(best.id()))
            .findFirst();
    List<Explanation.Match> others =
        subjects.stream()
            .filter(subject -> !subject.equals(best) && !isAlias(subject, best))
            .map(this::match)
            .toList();
    return of(best, judgement(best), others, symptom);
  }

  /** The matches, silent failures and entries of the same name, what symptoms point to. */
  private List<Subject> subjects(List<Symptom> symptoms) {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    question.matches().forEach(match -> subjects.putIfAbsent(match.id(), match));
    List<String> matched = List.copyOf(subjects.keySet());
    for (Entry entry : knowledge.named(question.text(), matched)) {
      subjects.putIfAbsent(entry.subject(), Subject.ofId(entry.subject()));
    }
    goesBy(matched).forEach(entry -> subjects.put(entry.subject(), Subject.ofId(entry.subject())));
    knowledge
        .subjectOf(question.text())
        .ifPresent(id -> subjects.putIfAbsent(id, Subject.ofId(id)));
    for (Symptom symptom : symptoms) {
      symptom.subjects().forEach(id -> subjects.putIfAbsent(id, Subject.ofId(id)));
    }
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
    return entry.inherited().isEmpty() && !(question.message().isPresent() && entry.silent());
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
        question.message().isPresent()
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
    Wording wording = judgement.wording();
    Optional<Probe> ofSymptom = symptom.flatMap(Explainer::probe);
    return new Explanation(
        question.text(),
        subject.id(),
        subject.domain(),
        subject.name(),
        true,
        judgement.verdict(),
        symptom.isPresent()
            ? judgement.confidence().weaker(trust(symptom.get()))
            : judgement.confidence(),
        symptom
            .map(Symptom::title)
            .filter(title -> !title.isEmpty())
            .orElseGet(() -> judgement.titled(subject)),
        wording.why(),
        wording.advice(),
        wording.fixed(),
        judgement.evidence(),
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
        knowledge.cures(subject.id()),
        ofSymptom.or(() -> knowledge.probe(subject.id())));
  }

  /** Words that may have many reasons: only the script can tell. */
  private Explanation anything(Symptom symptom) {
    Subject subject = UnknownText.subject(question.text());
    return new Explanation(
        question.text(),
        subject.id(),
        Domain.OTHER,
        subject.name(),
        true,
        Verdict.UNKNOWN,
        Confidence.LOW,
        symptom.title(),
        symptom.why(),
        symptom.advice(),
        "",
        symptom.evidence(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(symptom),
        Optional.empty(),
        List.of(),
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

  /** What is left of a message, with what it may be. */
  private Explanation cut(CutMessage cut) {
    return unread(Wording.cut(cut.formats()), cut.candidates().stream().map(this::match).toList());
  }

  private Explanation nothing() {
    return unread(
        new Wording(
            "Nothing that is known has this name or text",
            "It is no message of LX, no call, option or flag of the tables, and no symptom that is"
                + " known.",
            "Check the spelling. For the number of a call, --abi 64 or --abi 32 says which call it"
                + " is.",
            ""),
        List.of());
  }

  /** The same id that a capture's finding has, so that the one leads to the other. */
  private Explanation unread(Wording wording, List<Explanation.Match> others) {
    Subject subject = UnknownText.subject(question.text());
    return new Explanation(
        question.text(),
        subject.id(),
        Domain.OTHER,
        subject.name(),
        false,
        Verdict.UNKNOWN,
        Confidence.LOW,
        wording.title(),
        wording.why(),
        wording.advice(),
        wording.fixed(),
        List.of(),
        List.of(),
        Optional.empty(),
        others,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
