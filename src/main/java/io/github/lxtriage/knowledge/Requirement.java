package io.github.lxtriage.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Something that some versions of a program need: one row of a file below {@code requirements/},
 * described in {@code docs/knowledge.md}.
 *
 * @param subjects ids; any of them is enough for the program
 * @param versions for which it holds
 * @param verdict what it means for a process that was seen to make the call and did not get it, at
 *     least; where the row does not say, what {@code need} means
 * @param fallsBackOn errnos after which the program goes on by another way
 * @param effect what a user sees without it; its first words say it, and what follows a colon, a
 *     semicolon or a bracket are details
 * @param cure what can be done in the image or the zone; may be empty
 */
public record Requirement(
    List<String> subjects,
    VersionRange versions,
    Need need,
    Verdict verdict,
    List<String> fallsBackOn,
    String effect,
    String cure,
    Basis basis,
    List<String> evidence,
    Confidence confidence) {
  private static final Set<String> FIELDS =
      Set.of(
          "subject",
          "from",
          "below",
          "need",
          "verdict",
          "falls-back-on",
          "effect",
          "cure",
          "basis",
          "evidence",
          "confidence");

  public Requirement {
    subjects = List.copyOf(subjects);
    fallsBackOn = List.copyOf(fallsBackOn);
    evidence = List.copyOf(evidence);
  }

  /** How much depends on it. */
  public enum Need {
    /**
     * Without it the program does not run; of an init, the system does not boot or no unit starts.
     */
    RUN(Verdict.ACTIONABLE),
    /** Some of what the program is there for fails. */
    SHOULD(Verdict.DEGRADED),
    /** What the effect names fails. */
    FEATURE(Verdict.DEGRADED);

    private final Verdict verdict;

    Need(Verdict verdict) {
      this.verdict = verdict;
    }

    /** The word used in data files and outputs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Need> of(String id) {
      return Arrays.stream(values()).filter(need -> need.id().equals(id)).findFirst();
    }
  }

  /** The rows of a file; each of their subjects is checked. */
  static List<Requirement> list(Item file, BiConsumer<Item, String> check) {
    return file.items("requirements", FIELDS).stream().map(row -> of(row, check)).toList();
  }

  private static Requirement of(Item item, BiConsumer<Item, String> check) {
    Need need = item.choice("need", Need::of, List.of(Need.values()));
    Requirement row =
        new Requirement(
            EntryReader.subjects(item),
            EntryReader.versions(item),
            need,
            item.has("verdict") ? EntryReader.verdict(item) : need.verdict,
            item.texts("falls-back-on"),
            item.required("effect"),
            item.text("cure"),
            EntryReader.basis(item),
            item.texts("evidence"),
            EntryReader.confidence(item));
    row.subjects.forEach(subject -> check.accept(item, subject));
    if (row.versions.from().isEmpty()) {
      throw item.mistake("the field 'from' is missing; \"0\" stands for every version");
    }
    for (String errno : row.fallsBackOn) {
      if (!errno.matches("E[A-Z0-9]{1,15}")) {
        throw item.mistake(
            "falls-back-on", "falls-back-on must name errnos, such as ENOSYS; got '" + errno + "'");
      }
    }
    return row;
  }

  /** The first words of the effect, which say it. */
  public String brief() {
    return effect.split(":|;| \\(|\\. ", 2)[0].stripTrailing();
  }

  /** Whether a program of these versions minds one of these answers, or an answer not known. */
  boolean minds(Set<String> errnos) {
    return errnos.isEmpty() || !fallsBackOn.containsAll(errnos);
  }
}
