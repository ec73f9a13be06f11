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
import io.github.lxtriage.lx.CutMessage;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.LxMessage;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of something that somebody asks for, without a capture. A message is judged as a
 * refusal.
 *
 * @param asked the text that was asked for
 * @param id the subject's id
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
   * @param matches what the text may mean, best first; may be empty
   * @param message the text as a message of LX, which says that something was refused
   * @param cut the text as what is left of a message, where that does not decide
   * @param platform the build that it is asked for
   * @param callers the programs, with their versions, that it is asked for
   */
  public record Question(
      String text,
      List<Subject> matches,
      Optional<LxMessage> message,
      Optional<CutMessage> cut,
      Optional<Platform> platform,
      Map<String, Version> callers) {
    public Question {
      matches = List.copyOf(matches);
      callers = Collections.unmodifiableMap(new TreeMap<>(callers));
    }

    /** The same, asked for these programs. */
    public Question by(Map<String, Version> programs) {
      return new Question(text, matches, message, cut, platform, programs);
    }

    /** Asks for what a text was understood as. */
    public static Question of(String text, Asked asked, Optional<Platform> platform) {
      return new Question(text, asked.subjects(), asked.message(), asked.cut(), platform, Map.of());
    }

    /** Asks for the subject with an id. */
    public static Question of(String id) {
      return new Question(
          id,
          List.of(Subject.ofId(id)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }

    Optional<MessageFormat> format() {
      return message.flatMap(LxMessage::format);
    }

    String result() {
      return format().map(MessageFormat::result).orElse("");
    }
  }

  /** Explains a text. */
  public static Explanation of(Question question, Knowledge knowledge) {
    return new Explainer(question, knowledge).explain();
  }
}
