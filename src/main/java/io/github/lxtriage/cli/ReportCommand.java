package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Triage;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

final class ReportCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax("Triages captures and writes one self-contained HTML page.");

  private final TriageOptions options = new TriageOptions(syntax);

  private final Supplier<String> output =
      syntax.preset(
          "lxtriage-report.html",
          "-o,--output",
          "FILE",
          "Where to write the page (default: ${DEFAULT-VALUE}); - is standard output.");

  private final Supplier<Optional<String>> groupBy =
      syntax.text(
          "--group-by",
          "LABEL",
          "The columns of the matrix: one for each value of a label, such as platform, distro or host (default: each capture).");

  ReportCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    options.writes(program, List.of(output.get()), Set.of());
    Outcome outcome =
        options.read(program).shown(new TriageOptions.Shown(groupBy.get(), Optional.empty()));
    groupBy.get().ifPresent(label -> sayUnlabelled(outcome.triage(), label));
    new Outputs(program).file(outcome, ReportFormat.HTML, output.get());
    if (!Outputs.isStandardOutput(output.get())) {
      summary(outcome.triage(), program.console().out());
    }
    return options.gate().close(outcome, Optional.empty(), Optional.empty(), program.console());
  }

  private void sayUnlabelled(Triage triage, String label) {
    Set<String> labels = new TreeSet<>();
    for (CaptureSummary capture : triage.captures()) {
      labels.addAll(capture.labels().keySet());
      capture.platform().ifPresent(platform -> labels.add("platform"));
    }
    if (!labels.contains(label)) {
      program
          .console()
          .warn(
              "--group-by "
                  + label
                  + ": no capture has this label; "
                  + (labels.isEmpty()
                      ? "they have none"
                      : "they have " + String.join(", ", labels)));
    }
  }

  private void summary(Triage triage, PrintStream out) {
    Verdict[] verdicts = Verdict.values();
    for (int i = verdicts.length - 1; i >= 0; i--) {
      out.println(verdicts[i].id() + ": " + triage.summary().get(verdicts[i]));
    }
    out.println("trust: " + triage.trust().id());
    out.println("wrote " + Console.visible(output.get()));
  }
}
