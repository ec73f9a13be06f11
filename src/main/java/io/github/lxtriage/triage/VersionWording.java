package io.github.lxtriage.triage;

import static java.util.stream.Collectors.joining;

import io.github.lxtriage.knowledge.CallerAnswer;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Entry.Caller.RequiredBy;
import io.github.lxtriage.knowledge.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is said where the version of a program decides: both answers where it is not known, and how
 * to find it out.
 */
final class VersionWording {
  private static final String NOTHING = "Nothing to do";

  private VersionWording() {}

  /** True where what an entry says is not all that is to be said. */
  static boolean matters(CallerAnswer answer) {
    return !answer.because().isEmpty() || answer.wants().isPresent();
  }

  /**
   * The wording for a program.
   *
   * @param entry what is said of the subject, whoever does it
   * @param answer one that {@link #matters}
   */
  static Wording of(Wording entry, CallerAnswer answer) {
    return answer.wants().isPresent()
        ? open(entry, answer)
        : new Wording(
            sentence(decided(answer)),
            answer.words() + details(answer) + ". For other programs and versions: " + entry.why(),
            cures(answer)
                .map(cure -> sentence(cure) + ".")
                .orElseGet(() -> isNothing(entry.advice()) ? "" : entry.advice()),
            entry.fixed());
  }

  /** The wording where nothing is the matter with the version that is known. */
  static Wording harmless(Wording entry, CallerAnswer answer) {
    return answer.words().isEmpty()
        ? entry
        : new Wording(
            entry.title(),
            (answer.words().contains(": ") ? answer.words() : sentence(answer.words()))
                + ". "
                + entry.why(),
            entry.advice(),
            entry.fixed());
  }

  private static Wording open(Wording entry, CallerAnswer answer) {
    String ask = ask(answer);
    String cure = cures(answer).map(text -> " Where it fails: " + text + ".").orElse("");
    return new Wording(
        sentence(answer.words()),
        sentence(answer.words()) + ". Which version it is, is not known here. " + entry.why(),
        ask + cure + (isNothing(entry.advice()) ? "" : " " + entry.advice()),
        entry.fixed());
  }

  /**
   * What is said of a subject where nobody says which program it is for: what the entry says, and
   * that it does not hold for every program.
   */
  static Wording besides(Wording entry, List<CallerAnswer> others) {
    List<CallerAnswer> worse = others.stream().filter(VersionWording::matters).toList();
    if (worse.isEmpty()) {
      return entry;
    }
    String words = worse.stream().map(CallerAnswer::words).collect(joining("; "));
    List<String> programs =
        worse.stream().flatMap(answer -> answer.wants().stream()).distinct().toList();
    String ask =
        "For "
            + enumeration(programs)
            + " it depends on the version, which --caller takes, as --caller "
            + programs.get(0)
            + "=VERSION.";
    return new Wording(
        entry.title(),
        entry.why() + " Not for every program: " + words + ".",
        isNothing(entry.advice())
            ? "Nothing to do for other programs. " + ask
            : entry.advice() + " " + ask,
        entry.fixed());
  }

  private static String enumeration(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String ask(CallerAnswer answer) {
    String program = answer.wants().orElse("");
    String from =
        answer.because().stream()
            .map(by -> by.program().versionsFrom())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(text -> " (" + text + ")")
            .orElse("");
    return program.isEmpty()
        ? ""
        : "Say which version of "
            + program
            + " it is: --caller "
            + program
            + "=VERSION"
            + from
            + ".";
  }

  private static boolean isNothing(String advice) {
    return advice.startsWith(NOTHING);
  }

  private static String decided(CallerAnswer answer) {
    String words = answer.words();
    int colon = words.indexOf(": ");
    return colon < 0 ? words : words.substring(colon + 2) + " (" + words.substring(0, colon) + ")";
  }

  /** What an effect says behind its first words, which stand before it. */
  private static String details(CallerAnswer answer) {
    return answer.because().stream()
        .map(by -> by.requirement())
        .filter(row -> answer.words().endsWith(row.brief()))
        .map(row -> row.effect().substring(row.brief().length()))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> cures(CallerAnswer answer) {
    Set<String> cures = new LinkedHashSet<>();
    answer.because().stream()
        .map(by -> by.requirement().cure())
        .filter(cure -> !cure.isEmpty())
        .forEach(cures::add);
    return cures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", cures));
  }

  /** How sure it is: as sure as what decides. */
  static Confidence confidence(Confidence entry, CallerAnswer answer) {
    Confidence decides =
        answer.because().stream()
            .map(by -> by.requirement().confidence())
            .reduce(Confidence.HIGH, Confidence::weaker);
    return answer.wants().isPresent() ? decides.weaker(entry) : decides;
  }

  /** The sources of what decides, then those of the entry. */
  static List<String> evidence(List<String> entry, CallerAnswer answer) {
    return Stream.concat(
            answer.because().stream()
                .map(RequiredBy::requirement)
                .map(Requirement::evidence)
                .flatMap(List::stream),
            entry.stream())
        .distinct()
        .toList();
  }

  /** What each program that an entry tells apart by version would be told. */
  static List<CallerAnswer> ofAll(Entry entry, String result) {
    List<CallerAnswer> answers = new ArrayList<>();
    entry.callers().stream()
        .filter(caller -> caller.versions().isLimited())
        .map(Entry.Caller::name)
        .distinct()
        .map(name -> CallerAnswer.of(entry, name, Optional.empty(), CallerAnswer.errnos(result)))
        .filter(answer -> answer.wants().isPresent())
        .sorted(Comparator.comparing(VersionWording::isLibrary))
        .forEach(answers::add);
    return answers;
  }

  /** A process of the capture is never a library, so that its version helps less. */
  private static boolean isLibrary(CallerAnswer answer) {
    return answer.because().stream().allMatch(by -> by.program().processes().isEmpty());
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
