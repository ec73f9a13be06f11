package io.github.lxtriage.cli;

import io.github.lxtriage.triage.TriageDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The gate on what is new. */
final class NewFindings {
  @Option(
      names = "--fail-on-new",
      paramLabel = "VERDICT",
      description =
          "Exit with 3 when a finding that is new, or whose verdict became worse, is at or above this: harmless, degraded,"
              + " unknown or actionable.")
  TriageOptions.@Nullable FailOn failOnNew;

  boolean given() {
    return failOnNew != null;
  }

  /** How the run ends, by what is new, where it would else end well. */
  ExitCode exitCode(ExitCode before, TriageDiff diff) {
    boolean found = failOnNew != null && diff.hasNew(failOnNew.verdict());
    return before == ExitCode.DONE && found ? ExitCode.FOUND : before;
  }
}
