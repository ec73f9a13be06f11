package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.FailOn;
import java.util.Optional;
import java.util.function.Supplier;

/** The option that makes a run fail by what is new. */
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

  Optional<FailOn> least() {
    return failOnNew.get();
  }
}
