package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Ending;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.Triage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is to be said of findings that have only a line in a text, and of the captures: one heading
 * and a few lines each. Texts are not escaped yet.
 *
 * @param lines at most a dozen, and how many more there are
 */
record Notes(String heading, List<String> lines) {
  private static final int MOST = 12;
  private static final int LENGTH = 300;

  Notes {
    int more = lines.size() - MOST;
    List<String> shown = new ArrayList<>();
    lines.stream().limit(MOST).map(line -> Visible.shortened(line, LENGTH)).forEach(shown::add);
    if (more > 0) {
      shown.add("and " + Wording.number(more) + " more in the page and the JSON");
    }
    lines = List.copyOf(shown);
  }

  /**
   * The notes that have a line.
   *
   * @param described the findings of which the text says everything elsewhere
   */
  static List<Notes> of(Triage triage, Predicate<Finding> described) {
    List<Finding> others = triage.findings().stream().filter(described.negate()).toList();
    List<Notes> notes =
        List.of(
            new Notes(
                PlatformNote.LABEL,
                each(others, finding -> finding.extra().platform().map(note -> note.text() + "."))),
            new Notes(
                "What happened next",
                each(
                    others,
                    finding ->
                        Optional.of(OutcomeWords.of(finding.extra().outcomes()))
                            .filter(words -> !words.isEmpty()))),
            new Notes(
                "Success without effect",
                each(
                    triage.findings(),
                    finding -> Optional.of(finding.title()).filter(title -> isFaked(finding)))),
            new Notes("Second opinion", each(others, Notes::secondOpinion)),
            new Notes(
                "Judged by its family",
                each(
                    others,
                    finding ->
                        Optional.of(Wording.basis(finding)).filter(basis -> !basis.isEmpty()))),
            new Notes("No rule knows", drafts(triage)),
            new Notes("How processes ended", endings(triage)));
    return notes.stream().filter(note -> !note.lines().isEmpty()).toList();
  }

  /** True where LX answers with success and does nothing. */
  static boolean isFaked(Finding finding) {
    return finding.support() == Support.IGNORED && !finding.suppressed();
  }

  /** What somebody else thinks of it, and why. */
  static Optional<String> secondOpinion(Finding finding) {
    return finding
        .entry()
        .flatMap(Entry::secondOpinion)
        .map(
            opinion ->
                opinion.verdict().id()
                    + ", confidence "
                    + opinion.confidence().id()
                    + (opinion.why().isBlank() ? "" : ": " + opinion.why()));
  }

  private static List<String> each(
      List<Finding> findings, Function<Finding, Optional<String>> said) {
    return findings.stream()
        .flatMap(finding -> said.apply(finding).stream().map(text -> finding.id() + ": " + text))
        .toList();
  }

  private static List<String> drafts(Triage triage) {
    return triage.unknownShapes().stream().map(Notes::draft).toList();
  }

  private static String draft(MessageShape shape) {
    return shape.shape()
        + " ("
        + Wording.plural(shape.count(), "time", "times")
        + ", first at "
        + shape.first()
        + "); the page and the JSON have the draft of a rule";
  }

  private static List<String> endings(Triage triage) {
    List<String> endings = new ArrayList<>();
    for (CaptureSummary capture : triage.captures()) {
      for (Ending ending : capture.endings()) {
        String last =
            ending.lines().isEmpty() ? "" : ": " + ending.lines().get(ending.lines().size() - 1);
        String program = ending.program().isEmpty() ? "" : " (" + ending.program() + ")";
        endings.add(
            "pid "
                + ending.pid()
                + program
                + last
                + " at "
                + capture.source()
                + ":"
                + ending.line());
      }
    }
    return endings;
  }
}
