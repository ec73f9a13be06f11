package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.FailOn;
import io.github.lxtriage.triage.TriageDiff;
import java.util.Optional;
import java.util.function.Supplier;

/** The gate on what is new. */
final class NewFindings {
  private final Supplier<Optional<FailOn>> failOnNew;

  NewFindings(Syntax syntax) {
    failOnNew =
        syntax.choice(
            FailOn.class,
            "--fail-on-new",
            "VERDICT",
            "Exit with 3 when a finding that is new, or whose verdict became worse, is at or above this: harmless, degraded,"
                + " unknown or actionable.");
  }

  boolean given() {
    return failOnNew.get().isPresent();
  }

  /** How the run ends, by what is new, where it would else end well. */
  ExitCode exitCode(ExitCode before, TriageDiff diff) {
    boolean found = failOnNew.get().filter(least -> diff.hasNew(least.verdict())).isPresent();
    return before == ExitCode.DONE && found ? ExitCode.FOUND : before;
  }
}
