package io.github.lxtriage.cli;

import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Follows one capture. Each look reads all of it, so that what is printed is what {@code triage}
 * would say at that moment; the wait between two looks grows with what a look costs.
 */
final class Watch {
  private final Program program;
  private final String file;
  private final Interpreter interpreter;
  private final Knowledge knowledge;
  private final TriageRequest request;
  private final Map<String, Verdict> said = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private boolean doubted;

  /** What is done between two looks. */
  interface Waiting {
    /**
     * Waits.
     *
     * @param nanos how long the last look took
     * @return false to look no more
     */
    boolean goOn(long nanos);
  }

  /**
   * @param file as the user names it
   */
  Watch(
      Program program,
      String file,
      Interpreter interpreter,
      Knowledge knowledge,
      TriageRequest request) {
    this.program = program;
    this.file = file;
    this.interpreter = interpreter;
    this.knowledge = knowledge;
    this.request = request;
  }

  /** Follows the file, and the next one of its name, until there is no more waiting. */
  void follow(Waiting waiting) throws IOException, UserException {
    Path path = path();
    while (followOne(path, waiting)) {
      program.console().warn(file + ": another file has its name; begins anew");
    }
  }

  private Path path() throws UserException {
    try {
      return program.console().directory().resolve(file);
    } catch (InvalidPathException unusable) {
      throw new UserException(file + ": " + Inputs.unusable(file), unusable);
    }
  }

  /** Follows a file; true where another one has its place. */
  private boolean followOne(Path path, Waiting waiting) throws IOException, UserException {
    try (GrowingFile growing = new GrowingFile(path)) {
      refuseOther(growing);
      while (waiting.goOn(look(growing))) {
        if (growing.isReplaced()) {
          look(growing); // what the old one still holds
          return true;
        }
        if (growing.isAnother()) {
          program.console().warn(file + ": was cut or written anew; begins anew");
          growing.forget();
        }
      }
      return false;
    }
  }

  private void refuseOther(GrowingFile growing) throws IOException, UserException {
    if (CaptureStream.encoded(growing.lines())) {
      throw new UserException(
          file + ": compressed, or in UTF-16; only a plain capture can be followed");
    }
    if (SavedTriage.isSaved(growing.lines().readNBytes(SavedTriage.HEAD))) {
      throw new UserException(file + ": a saved result; only a capture can be followed");
    }
    growing.forget();
  }

  /** Prints what is new, where something was written; how long that took. */
  private long look(GrowingFile growing) throws IOException {
    if (!growing.changed()) {
      return 0;
    }
    long began = System.nanoTime();
    Tally tally = new Tally(file, interpreter);
    try (InputStream lines = growing.lines()) {
      ReadSummary summary = program.captureReader().read(lines, tally);
      tally.end(summary.lines(), 0);
    }
    Triage triage = Triage.of(List.of(tally), knowledge, request);
    triage.captures().forEach(this::losses);
    triage.captures().forEach(this::noCapture);
    for (Finding finding : triage.findings()) {
      Verdict before = said.get(finding.id());
      if (before == null || before.compareTo(finding.verdict()) < 0) {
        said.put(finding.id(), finding.verdict());
        print(finding);
      }
    }
    program.console().out().flush();
    return System.nanoTime() - began;
  }

  /** Says once that what was written so far is nothing that dtrace prints. */
  private void noCapture(CaptureSummary capture) {
    if (capture.records() == 0 && capture.unread() > 0 && !doubted) {
      doubted = true;
      program.console().warn(file + ": no record could be read so far; is it a capture?");
    }
  }

  /** Says once for each kind of loss that what is printed is not all there was. */
  private void losses(CaptureSummary capture) {
    boolean fresh = false;
    for (Loss loss : capture.losses()) {
      fresh |= lost.add(loss.kind());
    }
    if (fresh) {
      List<String> reasons =
          capture.trust().reasons().stream()
              .map(reason -> reason.text() + " (" + reason.remedy() + ")")
              .toList();
      program.console().warn(file + ": lossy: " + String.join("; ", reasons));
    }
  }

  private void print(Finding finding) {
    String line =
        String.format(
            Locale.ROOT,
            "%-10s  %s: %s (%s; line %d)",
            finding.verdict().id(),
            finding.id(),
            finding.title(),
            finding.seen(),
            finding.first().line());
    program.console().out().println(Console.visible(line));
  }
}
