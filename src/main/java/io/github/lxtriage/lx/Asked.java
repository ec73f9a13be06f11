package io.github.lxtriage.lx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody asks for.
 *
 * @param subjects what the text means, best first; empty where it means nothing that is known
 * @param message the text, where it is a message of LX
 * @param cut what is left of a message, where that does not decide
 * @param result what the text shows of the answer that the call got
 * @param form how the text says it
 * @param near what goes by nearly the same name, where nothing has the one that was asked for
 */
public record Asked(
    List<Subject> subjects,
    Optional<LxMessage> message,
    Optional<CutMessage> cut,
    Result result,
    Form form,
    List<Subject> near) {
  static final Asked NOTHING = of(List.of(), Result.NOT_SHOWN, Form.ASKED);

  /** In which form a text says what it says. */
  public enum Form {
    /** A name, a number, a call without a result, or a message of LX. */
    ASKED,
    /** A call with its result, as a tracer prints it. */
    TRACED,
    /** A program's own words. */
    WORDS
  }

  public Asked {
    subjects = List.copyOf(subjects);
    near = List.copyOf(near);
  }

  boolean isNothing() {
    return subjects.isEmpty() && message.isEmpty() && cut.isEmpty();
  }

  static Asked of(LxMessage message) {
    return new Asked(
        Stream.concat(Stream.of(message.subject()), message.others().stream()).toList(),
        Optional.of(message),
        Optional.empty(),
        Result.NOT_SHOWN,
        Form.ASKED,
        List.of());
  }

  static Asked near(List<Subject> near) {
    return new Asked(
        List.of(), Optional.empty(), Optional.empty(), Result.NOT_SHOWN, Form.WORDS, near);
  }

  /** Asks for a subject. */
  public static Asked of(Subject subject) {
    return of(List.of(subject), Result.NOT_SHOWN, Form.ASKED);
  }

  /** The same in a program's words, with the error that it got. */
  public Asked with(Result error) {
    return of(subjects, error, Form.WORDS);
  }

  static Asked of(List<Subject> subjects, Result result, Form form) {
    return new Asked(subjects, Optional.empty(), Optional.empty(), result, form, List.of());
  }
}
