package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.NextSteps;
import io.github.lxtriage.knowledge.ShortName;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Symptom;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Result;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private static final Pattern CONVERSION = Pattern.compile("%0?[0-9]?[dxXs]");

  /** More texts than this are not read. */
  private static final int LISTED = 3;

  private static final int NAMED = 12;

  /** What who may not do something gets. */
  private static final Set<String> RIGHTS = Set.of("EACCES", "EPERM", "EROFS");

  static Wording of(Entry entry) {
    return new Wording(entry.title(), entry.why(), entry.advice(), entry.fixed());
  }

  /** What a program's own words mean; the title of what is behind them where they have none. */
  static Wording of(Symptom symptom, String title) {
    return new Wording(
        symptom.title().isEmpty() ? title : symptom.title(), symptom.why(), symptom.advice(), "");
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
    return NUMBER.matcher(subject.name()).matches()
        ? subject.domain().id().replace('_', ' ') + " " + subject.name()
        : ShortName.of(subject.id());
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

  /** It got an error that nothing is known of. */
  static Wording unanswered(
      Subject subject, Result result, Optional<Entry> entry, NextSteps.Step next) {
    String errno = result.errno();
    if (entry.isEmpty() && NUMBER.matcher(subject.name()).matches()) {
      return unknown(subject, errno);
    }
    return new Wording(
        !errno.isEmpty()
            ? "Refused with " + errno + ", not judged: " + named(subject)
            : result.isRefused()
                ? named(subject) + " failed; the text does not show with which error"
                : "The text names " + named(subject) + ", and does not show that it failed",
        entry.map(known -> background(subject, errno, known)).orElse("")
            + (errno.isEmpty()
                ? ""
                : next.isOfAny()
                    ? "What " + errno + " means in LX is not described here. "
                    : next.means() + " ")
            + "Nobody has judged this case, and it is not guessed.",
        "Run "
            + next.script()
            + ", which "
            + next.shows()
            + ". Look at the program's own log at the time of the call.",
        "");
  }

  /** What is known of a subject, where that is not about the error that it got. */
  private static String background(Subject subject, String errno, Entry known) {
    if (known.verdict() == Verdict.SUPPORTED) {
      return "LX has "
          + named(subject)
          + ". "
          + (subject.domain() == Domain.PROC && RIGHTS.contains(errno)
              ? "The error is about the right to open or to change the file, not about its lack. "
              : "Either your platform is older, or LX does not know this use of it, or Linux would refuse it too. ");
    }
    return known.sees().isEmpty() || known.answers(errno)
        ? ""
        : "We know what "
            + known.sees()
            + " means here, but not "
            + (errno.isEmpty() ? "whether this is it" : errno)
            + ". ";
  }

  /** Words of which only the error is known. */
  static Wording step(String errno, NextSteps.Step next) {
    return new Wording(
        "A call got " + errno + "; which one, the words do not say",
        next.means(),
        "Run "
            + next.script()
            + " while the program fails: it "
            + next.shows()
            + ". Then ask explain for what it names.",
        "");
  }

  /** Entries that speak of a program or an error, or names that are nearly the same. */
  static Wording found(String text, Search.Found found) {
    int count = found.entries().size();
    if (count > 0) {
      return new Wording(
          (count == 1 ? "One judged subject names " : count + " judged subjects name ") + text,
          "They say who does it and what the caller gets. Which of them a program meets, a capture shows.",
          "Look at those below, the worst first; or run lxunsup while the program starts.",
          "");
    }
    String near = found.near().stream().map(Wording::named).collect(Collectors.joining(", "));
    return new Wording(
        "Nothing that is known has this name; near to it: " + near,
        "It is no call, option or flag of the tables, and no entry speaks of it.",
        "Ask for " + named(found.near().get(0)) + ", if that is meant.",
        "");
  }

  static Wording nothing(String text, Result result) {
    return text.strip().contains(" ")
        ? new Wording(
            result.isRefused()
                ? "Something failed; the text does not show with which error"
                : "Nothing is known of these words",
            "They are no symptom that is known, and name no error, and no option, flag or call in a way that"
                + " is sure.",
            "Give the lines around them as well, with the error. Or run lxunsup while the program fails, and"
                + " lxerrno where that shows nothing.",
            "")
        : new Wording(
            "Nothing that is known has this name",
            "It is no message of LX, no call, option or flag of the tables, and no entry speaks of it.",
            "Check the spelling. For the number of a call, --abi 64 or --abi 32 says which call it is.",
            "");
  }

  /** A failure that every Linux has. */
  static Wording daily(Subject subject, String errno, String reason) {
    return new Wording(
        named(subject) + " gets " + errno + " all day long, on every Linux",
        reason,
        "Nothing to do, unless just this file, address or process should be there.",
        "");
  }

  /** A call that a tracer saw succeed. */
  static Wording succeeded(Subject subject) {
    return new Wording(
        named(subject) + " succeeded here",
        "The text shows that the call worked, so LX refused nothing.",
        "Nothing to do. Give the line of a call that failed.",
        "");
  }

  /** A result that the call cannot have. */
  static Wording outOfStep(Subject subject, String errno) {
    return new Wording(
        "This strace is out of step: " + errno + " from " + named(subject) + " proves nothing",
        "LX has "
            + named(subject)
            + ". strace reads the answer when a call ends. Where it took the beginning of a call for its end, it shows "
            + errno
            + " for calls that did not fail; that happens with threads inside LX zones. Only on a very old platform"
            + " the call may be missing.",
        "Run lxenosys in the global zone, which names the calls that really got ENOSYS.",
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

  /** The same of what failed without a message on older platforms. */
  Wording unlessOlder(Entry silent) {
    return new Wording(
        title,
        why
            + " On platforms from before "
            + silent.fixed()
            + " it fails without a message: see "
            + silent.subject()
            + ".",
        "Nothing to do on a newer platform. On an older one run lxsockopt-failed, which shows each option that failed.",
        fixed);
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
