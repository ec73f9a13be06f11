package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.triage.Judge.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of something that somebody asks for, without a capture. A message is judged as a
 * refusal.
 *
 * @param asked the text that was asked for
 * @param id the subject's id
 * @param known false where the text matches nothing
 * @param others ids of further matches
 */
public record Explanation(
    String asked,
    String id,
    Domain domain,
    String name,
    boolean known,
    Verdict verdict,
    Confidence confidence,
    String title,
    String why,
    String advice,
    String fixedIn,
    List<String> evidence,
    List<Finding.Part> parts,
    Optional<Entry> entry,
    List<String> others) {

  public Explanation {
    evidence = List.copyOf(evidence);
    parts = List.copyOf(parts);
    others = List.copyOf(others);
  }

  /**
   * Explains a text.
   *
   * @param matches what the text may mean, best first; may be empty
   * @param result what the caller gets, where the text is a message that says so; may be empty
   */
  public static Explanation of(
      String asked, List<Subject> matches, String result, Knowledge knowledge) {
    List<Subject> subjects = withSilent(asked, matches, knowledge);
    if (subjects.isEmpty()) {
      Subject nothing = Subject.of(Domain.OTHER, "(no match)");
      return of(asked, nothing, false, List.of(), "", knowledge);
    }
    Subject best =
        subjects.stream()
            .filter(subject -> knowledge.entry(subject.id()).isPresent())
            .findFirst()
            .orElse(subjects.get(0));
    if (!matches.isEmpty() && !matches.get(0).parts().isEmpty()) {
      best = matches.get(0);
    }
    List<String> others = new ArrayList<>(subjects.stream().map(Subject::id).toList());
    others.remove(best.id());
    return of(asked, best, true, others, result, knowledge);
  }

  /** The matches, and the entries of failures that no message shows which bear the same name. */
  private static List<Subject> withSilent(
      String asked, List<Subject> matches, Knowledge knowledge) {
    Set<String> ids = new LinkedHashSet<>();
    List<Subject> subjects = new ArrayList<>();
    for (Subject match : matches) {
      if (ids.add(match.id())) {
        subjects.add(match);
      }
    }
    for (Entry entry : knowledge.named(asked, List.copyOf(ids))) {
      if (ids.add(entry.subject())) {
        subjects.add(subject(entry.subject()));
      }
    }
    return subjects;
  }

  private static Subject subject(String id) {
    int slash = id.indexOf('/');
    return Subject.of(
        Domain.of(id.substring(0, slash)).orElse(Domain.OTHER), id.substring(slash + 1));
  }

  private static Explanation of(
      String asked,
      Subject subject,
      boolean known,
      List<String> others,
      String result,
      Knowledge knowledge) {
    Judgement judgement = new Judge(knowledge).refused(subject, result);
    Wording wording =
        known
            ? judgement.wording()
            : new Wording(
                "Nothing that is known has this name or text",
                "It is no message of LX, and no call, option or flag of the tables.",
                "Check the spelling; give a number with --abi 64 or --abi 32.",
                "");
    return new Explanation(
        asked,
        known ? subject.id() : "other/" + printable(asked),
        subject.domain(),
        known ? subject.name() : printable(asked),
        known,
        judgement.verdict(),
        judgement.confidence(),
        wording.title(),
        wording.why(),
        wording.advice(),
        wording.fixed(),
        judgement.evidence(),
        judgement.parts(),
        judgement.entry(),
        others);
  }

  private static String printable(String text) {
    String safe = text.replaceAll("[^\\x21-\\x7e]+", "_");
    return safe.isEmpty() ? "_" : safe.substring(0, Math.min(64, safe.length()));
  }
}
