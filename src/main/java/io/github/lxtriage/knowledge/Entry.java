package io.github.lxtriage.knowledge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one subject: one item of a file below {@code knowledge/}, described in {@code
 * docs/knowledge.md}.
 *
 * @param subject the id, {@code domain/NAME}
 * @param examples texts in which LX reported the subject; empty for a failure that no message shows
 * @param title what the user notices, in one line
 * @param sees what the caller gets: an errno, success, a signal; may be empty
 * @param who which programs do it; may be empty
 * @param why what happens to the program, and why it matters or does not
 * @param advice what to do next
 * @param fixed since when it is solved, in words; may be empty
 * @param fixedIn the same, to compare a platform with
 * @param callers programs for which it is better or worse
 * @param secondOpinion the verdict of an independent judge, where it differs
 * @param silent true where no message of the probe shows it
 * @param also further names under which it is found
 * @param evidence addresses and sources
 * @param basis what the verdict rests on; empty where nobody said, which only a user's rules and
 *     older saved results do
 * @param messages shapes of texts that LX is not known to say and that this entry is about; only in
 *     a user's rules
 * @param inherited the family that the entry was made from; empty where the subject has its own
 */
public record Entry(
    String subject,
    List<String> examples,
    String title,
    Verdict verdict,
    Confidence confidence,
    String sees,
    String who,
    String why,
    String advice,
    String fixed,
    FixedIn fixedIn,
    List<Caller> callers,
    Optional<SecondOpinion> secondOpinion,
    boolean silent,
    List<String> also,
    List<String> evidence,
    Optional<Basis> basis,
    List<String> messages,
    Optional<Inherited> inherited) {

  /** As many bytes of a process name as Linux keeps, and one more that illumos does. */
  private static final int SHORTEST_CUT = 15;

  private static final int LONGEST_CUT = 16;

  /** A subject's own entry, without basis and shapes of messages. */
  public Entry(
      String subject,
      List<String> examples,
      String title,
      Verdict verdict,
      Confidence confidence,
      String sees,
      String who,
      String why,
      String advice,
      String fixed,
      FixedIn fixedIn,
      List<Caller> callers,
      Optional<SecondOpinion> secondOpinion,
      boolean silent,
      List<String> also,
      List<String> evidence) {
    this(
        subject,
        examples,
        title,
        verdict,
        confidence,
        sees,
        who,
        why,
        advice,
        fixed,
        fixedIn,
        callers,
        secondOpinion,
        silent,
        also,
        evidence,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public Entry {
    examples = List.copyOf(examples);
    callers = List.copyOf(callers);
    also = List.copyOf(also);
    evidence = List.copyOf(evidence);
    messages = List.copyOf(messages);
  }

  /**
   * Where an entry comes from that is not the subject's own.
   *
   * @param family the family's id
   * @param name what the family is, in words
   * @param basis what its verdict rests on
   */
  public record Inherited(String family, String name, Basis basis) {
    /** A family whose verdict rests on a source. */
    public Inherited(String family, String name) {
      this(family, name, Basis.SOURCE);
    }
  }

  /**
   * The first platforms that have the change.
   *
   * @param smartos the date of the change, {@code YYYYMMDD}
   * @param omnios the release that got it, {@code rNNNNNN}
   * @param omniosBy where that is not known, a release that has it; older ones may have it too
   * @param still what may be refused on newer platforms all the same; empty where nothing is
   */
  public record FixedIn(
      Optional<String> smartos, Optional<String> omnios, Optional<String> omniosBy, String still) {
    public static final FixedIn NOT_STATED =
        new FixedIn(Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** Whether any build is named. */
    public boolean isStated() {
      return smartos.isPresent() || omnios.isPresent() || omniosBy.isPresent();
    }
  }

  /**
   * A program for which the verdict differs.
   *
   * @param name a process name; a trailing {@code *} stands for any ending, {@code *} alone for
   *     every other program
   */
  public record Caller(String name, Verdict verdict, String note) {
    /** A long name also fits where the kernel cut it. */
    boolean matches(String execname) {
      return name.endsWith("*")
          ? execname.startsWith(name.substring(0, name.length() - 1))
          : execname.equals(name)
              || execname.equals(cut(SHORTEST_CUT))
              || execname.equals(cut(LONGEST_CUT));
    }

    private String cut(int length) {
      return name.substring(0, Math.min(length, name.length()));
    }
  }

  /** What an independent judge said, where it differs from the entry's verdict. */
  public record SecondOpinion(Verdict verdict, Confidence confidence, String why) {}

  /** Whether this is about calls that get an error: its {@code sees} must name it. */
  public boolean answers(String errno) {
    return verdict != Verdict.SUPPORTED && names(sees, errno);
  }

  /** Whether a text about what a caller sees names an error. */
  static boolean names(String sees, String errno) {
    return Arrays.asList(sees.split("\\W+", -1)).contains(errno);
  }

  /** The verdict for a process: the most specific caller's that fits, else the entry's own. */
  public Verdict verdictFor(String execname) {
    if (callers.isEmpty()) {
      return verdict;
    }
    return callers.stream()
        .filter(caller -> caller.matches(execname))
        .max(Comparator.comparingInt(caller -> caller.name().length()))
        .map(Caller::verdict)
        .orElse(verdict);
  }
}
