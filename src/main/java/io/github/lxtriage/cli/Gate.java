package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.FailOn;
import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What makes a run fail, by the table in docs/outputs.md. A gate that was asked for closes where
 * nothing was read that could be evidence, and says on standard error what closed it.
 *
 * @param failOn a finding at or above it closes the gate
 * @param failOnNew a finding that is new, or became worse, at or above it closes the gate
 * @param strict whether a capture that is lossy, or of which a doubt is left, closes it
 */
record Gate(Optional<FailOn> failOn, Optional<FailOn> failOnNew, boolean strict) {
  /** How many findings or captures a line names. */
  private static final int NAMED = 10;

  Gate onNew(Optional<FailOn> least) {
    return new Gate(failOn, least, strict);
  }

  private boolean asked() {
    return strict || failOn.isPresent() || failOnNew.isPresent();
  }

  /**
   * How a run ends that wrote all it was to write.
   *
   * @param before what it was compared with
   * @param diff what is different
   */
  ExitCode close(
      Outcome outcome, Optional<Outcome> before, Optional<TriageDiff> diff, Console console) {
    List<Triage> sides = new ArrayList<>(List.of(outcome.triage()));
    before.map(Outcome::triage).ifPresent(sides::add);
    boolean failed = outcome.failed() || before.filter(Outcome::failed).isPresent();
    if (!asked()) {
      return failed ? ExitCode.FAILED : ExitCode.DONE;
    }
    List<String> lines = new ArrayList<>();
    boolean nothing = false;
    boolean mistrusted = false;
    for (Triage side : sides) {
      nothing |= nothingRead(side, lines);
      mistrusted |= mistrusted(side, lines);
    }
    boolean found = failOn.isPresent() && found(outcome.triage(), failOn.get(), lines);
    if (failOnNew.isPresent() && diff.isPresent()) {
      found |= foundNew(diff.get(), failOnNew.get(), lines);
    }
    lines.forEach(line -> console.warn("gate: " + line));
    if (failed || nothing) {
      return ExitCode.FAILED;
    }
    return mistrusted ? ExitCode.NOT_TRUSTED : found ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static boolean nothingRead(Triage side, List<String> lines) {
    if (side.captures().isEmpty()) {
      lines.add("no capture was read");
      return true;
    }
    return named(
        side,
        CaptureSummary::isNoCapture,
        capture -> "is no capture: no record could be read",
        lines);
  }

  private boolean mistrusted(Triage side, List<String> lines) {
    boolean noEvidence =
        named(
            side,
            capture -> !capture.isEvidence() && !capture.isNoCapture(),
            capture -> "is no evidence: " + reason(capture),
            lines);
    boolean doubtful =
        strict
            && named(
                side,
                capture -> capture.isEvidence() && isDoubtful(capture),
                capture -> "--strict: " + reason(capture),
                lines);
    return noEvidence || doubtful;
  }

  private static boolean isDoubtful(CaptureSummary capture) {
    boolean complete = capture.trust().level() == Trust.Level.COMPLETE;
    return (capture.unread() > 0 && !complete) // lines above its heading lose nothing
        || capture.trust().level() == Trust.Level.LOSSY
        || !capture.trust().doubts().isEmpty();
  }

  private static String reason(CaptureSummary capture) {
    boolean unread =
        capture.unread() > 0
            && capture.trust().level() != Trust.Level.LOSSY
            && capture.trust().doubts().isEmpty();
    return unread
        ? capture.unread() + (capture.unread() == 1 ? " line" : " lines") + " could not be read"
        : capture.trust().level().id() + ": " + capture.trust().reasons().get(0).text();
  }

  /** Adds a line for each of the first captures of a kind; false where there is none. */
  private static boolean named(
      Triage side,
      Predicate<CaptureSummary> kind,
      Function<CaptureSummary, String> why,
      List<String> lines) {
    List<CaptureSummary> all = side.captures().stream().filter(kind).toList();
    all.stream()
        .limit(NAMED)
        .forEach(capture -> lines.add(capture.source() + ": " + why.apply(capture)));
    if (all.size() > NAMED) {
      lines.add("and " + (all.size() - NAMED) + " more captures like the last one");
    }
    return !all.isEmpty();
  }

  private static boolean found(Triage triage, FailOn least, List<String> lines) {
    return findings(
        "--fail-on " + least,
        "at or above " + least,
        triage.findings().stream()
            .filter(finding -> !finding.suppressed())
            .filter(finding -> finding.verdict().compareTo(least.verdict()) >= 0)
            .map(Finding::id)
            .toList(),
        lines);
  }

  private static boolean foundNew(TriageDiff diff, FailOn least, List<String> lines) {
    return findings(
        "--fail-on-new " + least,
        "new or worse, at or above " + least,
        diff.newOrWorse().stream()
            .filter(finding -> finding.verdict().compareTo(least.verdict()) >= 0)
            .map(Finding::id)
            .toList(),
        lines);
  }

  private static boolean findings(String rule, String what, List<String> ids, List<String> lines) {
    if (ids.isEmpty()) {
      return false;
    }
    int more = ids.size() - NAMED;
    lines.add(
        rule
            + ": "
            + ids.size()
            + (ids.size() == 1 ? " finding " : " findings ")
            + what
            + ": "
            + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())))
            + (more > 0 ? " and " + more + " more" : ""));
    return true;
  }
}
