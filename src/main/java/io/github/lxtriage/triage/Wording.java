package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a judgement: from its entry, or, where there is none, what can be said without
 * guessing.
 *
 * @param title what the user notices, in one line
 * @param fixed since when it is solved, in words; may be empty
 */
record Wording(String title, String why, String advice, String fixed) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
  private static final Pattern OPTION = Pattern.compile("(-?[0-9]+)\\.(-?[0-9]+)(?:\\.get)?");

  private static final Pattern CONVERSION = Pattern.compile("%0?[0-9]?[dxXs]");

  /** More texts than this are not read. */
  private static final int LISTED = 3;

  private static final int NAMED = 12;

  static Wording of(Entry entry) {
    return new Wording(entry.title(), entry.why(), entry.advice(), entry.fixed());
  }

  /** What is left of a message that does not decide what it was about. */
  static Wording cut(List<String> formats) {
    return cut(
        "It is the beginning of "
            + (formats.size() <= LISTED
                ? formats.stream().map(Wording::quoted).collect(Collectors.joining(" or of "))
                : formats.size() + " different messages")
            + ". What would decide is missing.");
  }

  /** A format as a reader sees it who does not know printf. */
  private static String quoted(String format) {
    return '"' + CONVERSION.matcher(format).replaceAll("...") + '"';
  }

  /** The same for a text of a capture, which may be one of several subjects. */
  static Wording cutOf(List<String> candidates) {
    return cut(
        candidates.contains(Sighting.NOT_LISTED)
            ? "It is the beginning of a message of LX. What would decide is missing."
            : "It is the beginning of a message of LX. What is left fits "
                + (candidates.size() == 1 ? "" : "each of ")
                + String.join(", ", candidates.subList(0, Math.min(NAMED, candidates.size())))
                + (candidates.size() > NAMED
                    ? " and " + (candidates.size() - NAMED) + " more."
                    : "."));
  }

  private static Wording cut(String why) {
    return new Wording(
        "A message of LX, cut before what it is about",
        why,
        "Capture again with a larger strsize (-x strsize=256), which keeps all of it.",
        "");
  }

  static Wording unknown(Subject subject, String result) {
    String answer = result.isEmpty() ? "" : "LX answers: " + result + ". ";
    if (subject.domain() == Domain.OTHER) {
      return new Wording(
          "A text that LX is not known to say",
          "The text matches nothing that LX ever reported, so nobody has judged it.",
          "Look the text up in the source of the platform that printed it.",
          "");
    }
    if (subject.domain() == Domain.SYSCALL && NUMBER.matcher(subject.name()).matches()) {
      return new Wording(
          "No call of this ABI is known by the number " + subject.name(),
          answer
              + "The number is unassigned, newer than the tables, or one that a distribution added.",
          "Find out which program makes the call. A test that tries every number is no cause for worry.",
          "");
    }
    return new Wording(
        "LX refuses " + named(subject) + "; whether the program minds is not known",
        answer + "Nobody has judged what that does to a program, and it is not guessed.",
        "Look at the program's own log at the time of the call: if it goes on, the call is harmless to it.",
        "");
  }

  private static String named(Subject subject) {
    Matcher option = OPTION.matcher(subject.name());
    return option.matches()
        ? "option " + option.group(2) + " of socket level " + option.group(1)
        : NUMBER.matcher(subject.name()).matches()
            ? subject.domain().id().replace('_', ' ') + " " + subject.name()
            : subject.name();
  }

  /** LX has it, and yet a message says that it was refused. */
  static Wording refusedAllTheSame(Subject subject, String result) {
    return new Wording(
        "LX has " + subject.name() + ", and yet refused it",
        (result.isEmpty() ? "" : "LX answers: " + result + ". ")
            + "On a current platform LX has this, so the message comes from an older one, or from a use of it that"
            + " LX does not know. Whether the program minds is not known.",
        "Find out which platform the capture is from, and look at the program's own log at the time of the call.",
        "");
  }

  static Wording unknownCall(Subject subject, Support support, List<String> candidates) {
    if (subject.name().startsWith("?.")) {
      String options =
          candidates.isEmpty() ? "no option that is known" : String.join(", ", candidates);
      return new Wording(
          "Option number " + subject.name().substring(2) + ", level not counted",
          "A number without its level names no option. It may be: " + options + ".",
          "Run lxsockopt, which shows the level.",
          "");
    }
    return new Wording(
        support == Support.REFUSED
            ? "LX does not have " + named(subject) + "; whether the program minds is not known"
            : "What LX does with " + named(subject) + " is not known",
        support == Support.REFUSED
            ? "LX answers with an error. Nobody has judged what that does to a program, and it is not guessed."
            : "The tables do not have this option, and a row of a call does not show how it ended.",
        "Look at the program's own log at the time of the call: if it goes on, the call is harmless to it.",
        "");
  }

  static Wording supported(Subject subject, Support support) {
    return switch (support) {
      case NATIVE ->
          new Wording(
              subject.name() + " works",
              "LX hands the option to illumos as it is.",
              "Nothing to do.",
              "");
      case CONVERTED ->
          new Wording(
              subject.name() + " works, converted",
              "LX converts the option to the illumos one.",
              "Nothing to do.",
              "");
      case IGNORED ->
          new Wording(
              subject.name() + " is answered with success, and does nothing",
              "LX pretends success: the program goes on, but what it asked for is not in force.",
              "Nothing to do, unless the program relies on the effect.",
              "");
      case REFUSED, UNKNOWN -> throw new IllegalArgumentException("not supported: " + support);
    };
  }
}
