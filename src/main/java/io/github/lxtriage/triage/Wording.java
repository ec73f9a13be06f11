package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a judgement: from its entry, or, where there is none, what can be said without
 * guessing.
 *
 * @param title what the user notices, in one line
 * @param fixed since when it is solved, in words; may be empty
 */
record Wording(String title, String why, String advice, String fixed) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  static Wording of(Entry entry) {
    return new Wording(entry.title(), entry.why(), entry.advice(), entry.fixed());
  }

  static Wording unknown(Subject subject, String result) {
    String answer = result.isEmpty() ? "LX refuses it." : "LX answers: " + result + ".";
    if (subject.domain() == Domain.OTHER) {
      return new Wording(
          "A text that LX is not known to say",
          "The text matches nothing that LX ever reported, so nobody has judged it.",
          "Look the text up in the source of the platform that printed it.",
          "");
    }
    if (subject.domain() == Domain.SYSCALL && NUMBER.matcher(subject.name()).matches()) {
      return new Wording(
          "Linux gives the number " + subject.name() + " to no system call",
          answer
              + " No call of Linux is known by this number: it is unassigned, newer than the tables, or one that a"
              + " distribution added.",
          "Find out which program makes the call. A test that tries every number is no cause for worry.",
          "");
    }
    return new Wording(
        "Nobody has judged " + subject.name() + " yet",
        answer + " Whether the program minds is not known; it is not guessed.",
        "Look at the program's own log at the time of the call: if it goes on, the call is harmless to it.",
        "");
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
        "Nobody has judged " + subject.name() + " yet",
        support == Support.REFUSED
            ? "LX does not have this option and answers with an error. Whether the program minds is not known; it is not"
                + " guessed."
            : "What LX does with this option is not known.",
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
