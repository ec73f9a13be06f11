package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.CallerAnswer;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A subject that was seen in a capture, with its verdict.
 *
 * @param id the subject's id, {@code domain/NAME}
 * @param name the Linux name, or the number where it has none
 * @param count refusals where there are any, else calls
 * @param calls calls seen in rows that show every call; 0 where there were none
 * @param refusals refusals seen
 * @param spellings the texts in which it was reported, sorted
 * @param processes who did it, most calls first
 * @param title what the user notices, in one line
 * @param seen one sentence made from the counts
 * @param why what happens and why it matters or does not
 * @param advice what to do
 * @param fixedIn since when it is solved, in words; may be empty
 * @param parts the single flags of a combined one, with their verdicts; else empty
 * @param candidates what an option number without a level may be; else empty
 * @param entry the knowledge behind the verdict, where there is one
 * @param lines the first six lines it rests on
 * @param suppressed true where the user does not want it to count
 * @param extra what only some findings have
 */
public record Finding(
    String id,
    Domain domain,
    String name,
    Verdict verdict,
    Confidence confidence,
    Support support,
    long count,
    long calls,
    long refusals,
    List<String> spellings,
    List<Caller> processes,
    String title,
    String seen,
    String why,
    String advice,
    String fixedIn,
    List<String> evidence,
    List<Part> parts,
    List<String> candidates,
    Optional<Entry> entry,
    Place first,
    List<RawLine> lines,
    boolean suppressed,
    Extra extra) {

  /** How many programs are told apart; what further ones did is counted for none. */
  public static final int MAX_PROGRAMS = 1_000;

  /** Worst first, then most calls, then by id. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::verdict)
          .reversed()
          .thenComparing(Comparator.comparingLong(Finding::count).reversed())
          .thenComparing(Finding::id);

  public Finding {
    spellings = List.copyOf(spellings);
    processes = List.copyOf(processes);
    evidence = List.copyOf(evidence);
    parts = List.copyOf(parts);
    candidates = List.copyOf(candidates);
    lines = List.copyOf(lines);
  }

  /**
   * A process name and what it did.
   *
   * @param pids ascending, at most 100
   * @param pidsLeftOut how many more there were
   * @param verdict the verdict for this program
   * @param note what its version has to do with it, as {@code systemd 258: PID 1 stops}; may be
   *     empty
   */
  public record Caller(
      String execname,
      long count,
      List<Long> pids,
      long pidsLeftOut,
      Verdict verdict,
      String note) {

    /** A program whose version does not matter. */
    public Caller(String execname, long count, List<Long> pids, long pidsLeftOut, Verdict verdict) {
      this(execname, count, pids, pidsLeftOut, verdict, "");
    }

    public Caller {
      pids = List.copyOf(pids);
    }

    Caller judged(Judge.ByProgram verdicts) {
      CallerAnswer answer = verdicts.answer(execname);
      return new Caller(execname, count, pids, pidsLeftOut, answer.verdict(), answer.words());
    }
  }

  /**
   * What only some findings have.
   *
   * @param platform what the build means for it, where the build is known
   * @param supportNote what is to be said of how LX supports the option, such as since when; may be
   *     empty
   * @param suppression why it is suppressed, and until when
   * @param cures files that cure it as they stand
   * @param probe the script that shows the same where no message does
   * @param captures how often it was seen in each capture, by source
   * @param outcomes what rows of scripts say of the answers and of what happened next
   * @param spellingsLeftOut how many more spellings there were than the finding lists
   * @param wants the programs whose versions would decide the verdict
   */
  public record Extra(
      Optional<PlatformNote> platform,
      String supportNote,
      Optional<Suppression> suppression,
      List<Cure> cures,
      Optional<Probe> probe,
      List<SourceCount> captures,
      Outcomes outcomes,
      long spellingsLeftOut,
      List<String> wants) {
    public static final Extra NONE =
        new Extra(
            Optional.empty(),
            "",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Outcomes.NONE,
            0,
            List.of());

    /** What only some findings have, without outcomes. */
    public Extra(
        Optional<PlatformNote> platform,
        String supportNote,
        Optional<Suppression> suppression,
        List<Cure> cures,
        Optional<Probe> probe,
        List<SourceCount> captures) {
      this(platform, supportNote, suppression, cures, probe, captures, Outcomes.NONE, 0, List.of());
    }

    public Extra {
      cures = List.copyOf(cures);
      captures = List.copyOf(captures);
      wants = List.copyOf(wants);
    }

    private Extra suppressed(Suppression by) {
      return with(platform, Optional.of(by), captures);
    }

    private Extra ofSeveralPlatforms() {
      return with(Optional.empty(), suppression, captures);
    }

    private Extra in(List<SourceCount> counts) {
      return with(platform, suppression, counts);
    }

    private Extra with(
        Optional<PlatformNote> note, Optional<Suppression> by, List<SourceCount> counts) {
      return new Extra(
          note, supportNote, by, cures, probe, counts, outcomes, spellingsLeftOut, wants);
    }
  }

  /** The family that the verdict was inherited from; empty where the subject has its own. */
  public Optional<Entry.Inherited> inherited() {
    return entry.flatMap(Entry::inherited);
  }

  /** The same finding, hidden by a suppression. */
  Finding suppressedBy(Suppression suppression) {
    return with(true, extra.suppressed(suppression));
  }

  /** The same finding, where captures are of several builds: then none of them can be spoken of. */
  Finding ofSeveralPlatforms() {
    return with(suppressed, extra.ofSeveralPlatforms());
  }

  /** The same finding, of captures that are named otherwise. */
  Finding seenIn(Place earliest, List<RawLine> proof, List<SourceCount> counts) {
    return with(suppressed, extra.in(counts), earliest, proof);
  }

  private Finding with(boolean hidden, Extra other) {
    return with(hidden, other, first, lines);
  }

  private Finding with(boolean hidden, Extra other, Place earliest, List<RawLine> proof) {
    return new Finding(
        id,
        domain,
        name,
        verdict,
        confidence,
        support,
        count,
        calls,
        refusals,
        spellings,
        processes,
        title,
        seen,
        why,
        advice,
        fixedIn,
        evidence,
        parts,
        candidates,
        entry,
        earliest,
        proof,
        hidden,
        other);
  }

  /** One flag of a combined finding. */
  public record Part(String id, String name, Verdict verdict) {}
}
