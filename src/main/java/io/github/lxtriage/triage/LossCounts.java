package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a capture says it lacks, by class. */
final class LossCounts {
  private static final String TORN = "torn";
  private static final String LEFT_OUT = "left-out";
  private static final String TRUNCATED = "truncated";
  private static final String CHANGED = "changed";
  private static final String INTERRUPTED = "interrupted";
  private static final String SUBJECTS = "subjects-left-out";
  private static final String PROGRAMS = "programs-left-out";

  /** How much of a message is shown. */
  private static final int LONGEST = 200;

  private final Map<String, Loss> losses = new TreeMap<>();

  void add(Diagnostic diagnostic) {
    if (diagnostic.kind().loss()) {
      add(
          new Loss(
              diagnostic.kind().id(), diagnostic.count(), diagnostic.line(), remedy(diagnostic)));
    }
  }

  void torn(long line) {
    add(new Loss(TORN, 1, line, "stop dtrace with ^C, not by killing it, and copy the whole file"));
  }

  void leftOut(long line) {
    add(new Loss(LEFT_OUT, 1, line, "keep every line"));
  }

  void truncated(long line) {
    add(new Loss(TRUNCATED, 1, Math.max(1, line), "copy or compress the capture again"));
  }

  void changed(long line) {
    add(new Loss(CHANGED, 1, Math.max(1, line), "copy the capture, and read the copy"));
  }

  /** Adds what lines below others lack. */
  void join(LossCounts below, long linesBefore) {
    below.losses.values().stream()
        .map(loss -> new Loss(loss.kind(), loss.count(), loss.line() + linesBefore, loss.remedy()))
        .forEach(this::add);
  }

  void write(FormWriter out) {
    out.list(losses.values(), SummaryForm::loss);
  }

  static LossCounts read(FormReader in) {
    LossCounts counts = new LossCounts();
    in.list(SummaryForm::loss).forEach(counts::add);
    return counts;
  }

  void interrupted(long line) {
    add(new Loss(INTERRUPTED, 1, Math.max(1, line), "let it be read to its end"));
  }

  /**
   * These, and what had to be left out of what was counted.
   *
   * @param ofSubjects refusals and calls of subjects that are left out
   * @param ofPrograms those that are counted, but for no program
   * @param line the last, since what is left out may stand anywhere above it
   */
  LossCounts and(long ofSubjects, long ofPrograms, long line) {
    LossCounts all = new LossCounts();
    all.losses.putAll(losses);
    String remedy = "split the capture, or trace less at a time";
    if (ofSubjects > 0) {
      all.add(new Loss(SUBJECTS, ofSubjects, Math.max(1, line), remedy));
    }
    if (ofPrograms > 0) {
      all.add(new Loss(PROGRAMS, ofPrograms, Math.max(1, line), remedy));
    }
    return all;
  }

  private void add(Loss loss) {
    losses.merge(
        loss.kind(),
        loss,
        (a, b) ->
            new Loss(
                a.kind(),
                a.kind().equals(LEFT_OUT) ? 1 : SaturatedSum.of(a.count(), b.count()),
                Math.min(a.line(), b.line()),
                a.line() <= b.line() ? a.remedy() : b.remedy()));
  }

  List<Loss> list() {
    return losses.values().stream()
        .sorted(Comparator.comparingLong(Loss::line).thenComparing(Loss::kind))
        .toList();
  }

  List<Trust.Reason> reasons() {
    return list().stream().map(loss -> new Trust.Reason(sentence(loss), loss.remedy())).toList();
  }

  private static String remedy(Diagnostic diagnostic) {
    return switch (diagnostic.kind()) {
      case DROPS -> "-x bufsize=16m -x switchrate=10hz";
      case AGGREGATION_DROPS -> "-x aggsize=16m -x aggrate=10hz";
      case DYNAMIC_VARIABLE_DROPS -> "-x dynvarsize=16m -x cleanrate=101hz";
      case SPECULATIVE_DROPS -> "-x specsize=4m -x nspec=16 -x cleanrate=101hz";
      case OTHER_DROPS ->
          diagnostic.text().contains("ERROR probe")
              ? "look at the script's ERROR clause: it failed itself"
              : "-x jstackstrsize=2k";
      case ERROR -> "look at the clause of the probe that is named: its row is missing";
      case ABORTED -> "trace fewer probes, or a single zone, and capture again";
      case FAILED -> "correct what dtrace complains of, and capture again";
      case OTHER_LOSS -> "dtrace says: " + shortened(diagnostic.text());
      case MATCHED, LOWERED, NOTICE, UNKNOWN -> "";
    };
  }

  private static String sentence(Loss loss) {
    long n = loss.count();
    String what =
        switch (loss.kind()) {
          case "drops" -> counted(n, "record was dropped", "records were dropped");
          case "agg-drops" -> counted(n, "aggregation drop", "aggregation drops");
          case "dynvar-drops" -> counted(n, "dynamic variable drop", "dynamic variable drops");
          case "spec-drops" -> counted(n, "speculative drop", "speculative drops");
          case "other-drops" ->
              counted(n, "stack or error report was lost", "stacks or error reports were lost");
          case "error" ->
              counted(
                  n,
                  "probe's clause failed, and its row is missing",
                  "probes' clauses failed, and their rows are missing");
          case "aborted" -> "dtrace stopped before its time";
          case "failed" -> "dtrace reports that it failed";
          case LEFT_OUT -> "Somebody left lines out";
          case "other-loss" ->
              counted(n, "line of dtrace speaks of a loss", "lines of dtrace speak of losses")
                  + ", in words that are not known";
          case TORN -> "The last line breaks off";
          case TRUNCATED -> "The compressed file ends before its end";
          case CHANGED -> "The file was cut or overwritten while it was read";
          case INTERRUPTED -> "Reading was interrupted";
          case SUBJECTS ->
              counted(n, "record is", "records are")
                  + " left out: of each kind of finding, "
                  + BySubject.MOST
                  + " are told apart";
          case PROGRAMS ->
              counted(n, "record counts", "records count")
                  + " for no program: of each finding, "
                  + SubjectCount.MAX_PROGRAMS
                  + " programs are told apart";
          default -> counted(n, "loss", "losses");
        };
    boolean everywhere = loss.kind().equals(SUBJECTS) || loss.kind().equals(PROGRAMS);
    return everywhere ? what : what + " (line " + loss.line() + ")";
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  private static String counted(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
