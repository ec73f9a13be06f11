package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
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
   * @param omnios the releases that got it, {@code rNNNNNN} from its first build on or {@code
   *     rNNNNNNxx} with an update: one for each branch, and none where later ones have it anyway
   * @param omniosBy where that is not known, a release that has it; older ones may have it too
   * @param still what may be refused on newer platforms all the same; empty where nothing is
   */
  public record FixedIn(
      Optional<String> smartos, List<String> omnios, Optional<String> omniosBy, String still) {
    public static final FixedIn NOT_STATED =
        new FixedIn(Optional.empty(), List.of(), Optional.empty(), "");

    public FixedIn {
      omnios = List.copyOf(omnios);
    }

    /** Whether any build is named. */
    public boolean isStated() {
      return smartos.isPresent() || !omnios.isEmpty() || omniosBy.isPresent();
    }
  }

  /**
   * A program for which the verdict differs.
   *
   * @param name a process name; a trailing {@code *} stands for any ending, {@code *} alone for
   *     every other program. Of a requirement, the program's name
   * @param verdict for a program of these versions
   * @param versions of the program for which it holds
   * @param need the requirement that it comes from; empty where an entry says it itself
   */
  public record Caller(
      String name, Verdict verdict, String note, VersionRange versions, Optional<RequiredBy> need) {

    /** A caller of which every version is meant. */
    public Caller(String name, Verdict verdict, String note) {
      this(name, verdict, note, VersionRange.ALL, Optional.empty());
    }

    /** A row of requirements, and the program that it belongs to. */
    public record RequiredBy(ProgramRequirements program, Requirement requirement) {}

    /** Whether a process, or a program that somebody names, is meant. */
    public boolean matches(String execname) {
      return need.map(by -> name.equals(execname) || by.program().isProcess(execname))
          .orElseGet(() -> fits(name, execname));
    }

    /** Whether a name fits a process; a long name also fits where the kernel cut it. */
    static boolean fits(String name, String execname) {
      return name.endsWith("*")
          ? execname.startsWith(name.substring(0, name.length() - 1))
          : execname.equals(name)
              || execname.equals(cut(name, SHORTEST_CUT))
              || execname.equals(cut(name, LONGEST_CUT));
    }

    private static String cut(String name, int length) {
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

  /** The same entry with more callers. */
  Entry with(List<Caller> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Caller> all = new ArrayList<>(callers);
    all.addAll(more);
    return new Entry(
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
        all,
        secondOpinion,
        silent,
        also,
        evidence,
        basis,
        messages,
        inherited);
  }
}
