package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Symptom;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.lx.Asked;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.LxMessage;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Result;
import io.github.lxtriage.lx.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of something that somebody asks for, without a capture. A message is judged as a
 * refusal.
 *
 * @param asked the text that was asked for
 * @param id the subject's id
 * @param errno the error that the text shows; empty where it shows none
 * @param known false where the text matches nothing
 * @param others further matches
 * @param symptom the program's own words that led to the subject, where it was found by them
 * @param platform what the build means for it, where the build is given
 * @param cures files that cure it as they stand
 * @param probe the script that shows it where no message does
 */
public record Explanation(
    String asked,
    String id,
    Domain domain,
    String name,
    String errno,
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
    List<Match> others,
    Optional<Symptom> symptom,
    Optional<PlatformNote> platform,
    List<Cure> cures,
    Optional<Probe> probe) {

  /** More than that anything is harmless, less than what is known to be unjudged. */
  private static final int UNKNOWN_FAILURE = 11;

  public Explanation {
    evidence = List.copyOf(evidence);
    parts = List.copyOf(parts);
    others = List.copyOf(others);
    cures = List.copyOf(cures);
  }

  /** Something else that the text may mean. */
  public record Match(String id, Verdict verdict, String title) {}

  /**
   * What is asked.
   *
   * @param text one line
   * @param asked what the text was understood as
   * @param platform the build that it is asked for
   * @param callers the programs, with their versions, that it is asked for
   */
  public record Question(
      String text, Asked asked, Optional<Platform> platform, Map<String, Version> callers) {
    public Question {
      callers = Collections.unmodifiableMap(new TreeMap<>(callers));
    }

    /** A question that names no caller. */
    public Question(String text, Asked asked, Optional<Platform> platform) {
      this(text, asked, platform, Map.of());
    }

    /** A call on one line and its error on the next are one failure, as Python prints them. */
    private static List<Question> joined(List<Question> lines) {
      List<Question> joined = new ArrayList<>();
      for (Question line : lines) {
        int last = joined.size() - 1;
        if (last >= 0 && line.isErrorOf(joined.get(last))) {
          joined.set(last, joined.get(last).with(line));
        } else {
          joined.add(line);
        }
      }
      return joined;
    }

    /** Whether this names an error and nothing else, and the line before a call without one. */
    private boolean isErrorOf(Question before) {
      return asked.subjects().isEmpty()
          && !asked.result().errno().isEmpty()
          && !before.asked.subjects().isEmpty()
          && before.asked.message().isEmpty()
          && before.asked.result().kind() == Result.Kind.NOT_SHOWN;
    }

    private Question with(Question error) {
      return new Question(
          text + '\n' + error.text, asked.with(error.asked.result()), platform, callers);
    }

    /** Asks for the subject with an id. */
    public static Question of(String id) {
      return new Question(id, Asked.of(Subject.ofId(id)), Optional.empty());
    }

    Optional<MessageFormat> format() {
      return asked.message().flatMap(LxMessage::format);
    }

    String result() {
      return format().map(MessageFormat::result).orElse("");
    }
  }

  /** Explains a line. */
  public static Explanation of(Question question, Knowledge knowledge) {
    return new Explainer(question, knowledge).explain();
  }

  /**
   * Explains lines that belong to one failure: by the one that says most of it, the first of these.
   *
   * @param text all of them
   */
  public static Explanation of(String text, List<Question> lines, Knowledge knowledge) {
    List<Question> questions = Question.joined(lines);
    List<Explanation> each = questions.stream().map(line -> of(line, knowledge)).toList();
    int best = 0;
    for (int i = 1; i < each.size(); i++) {
      if (each.get(i).weight(questions.get(i)) > each.get(best).weight(questions.get(best))) {
        best = i;
      }
    }
    return each.get(best).ofAll(text, each);
  }

  /**
   * How much it says of a failure: nothing, that all is well, that it failed, what it does, that it
   * breaks.
   */
  private int weight(Question line) {
    int said =
        switch (verdict) {
          case SUPPORTED -> 1;
          case HARMLESS -> 2;
          case UNKNOWN -> domain == Domain.OTHER ? 3 : 4;
          case DEGRADED -> 5;
          case ACTIONABLE -> 6;
        };
    int sure =
        switch (confidence) {
          case LOW -> 0;
          case MEDIUM -> 1;
          case HIGH -> 2;
        };
    return known ? 4 * said + sure : line.asked().result().isRefused() ? UNKNOWN_FAILURE : 0;
  }

  private Explanation ofAll(String text, List<Explanation> lines) {
    List<Match> all =
        Stream.concat(
                others.stream(),
                lines.stream()
                    .filter(Explanation::known)
                    .map(line -> new Match(line.id(), line.verdict(), line.title())))
            .filter(match -> !match.id().equals(id))
            .distinct()
            .toList();
    return new Explanation(
        text,
        id,
        domain,
        name,
        errno,
        lines.stream().anyMatch(Explanation::known),
        verdict,
        confidence,
        title,
        why,
        advice,
        fixedIn,
        evidence,
        parts,
        entry,
        all,
        symptom,
        platform,
        cures,
        probe);
  }
}
