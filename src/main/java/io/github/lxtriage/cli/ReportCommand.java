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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Triages captures and writes one self-contained HTML page.",
    sortOptions = false)
final class ReportCommand implements Callable<ExitCode> {
  private final Program program;

  @Mixin TriageOptions options = new TriageOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the page (default: ${DEFAULT-VALUE}; -: standard output).",
      defaultValue = "lxtriage-report.html")
  String output = "";

  @Option(
      names = "--group-by",
      paramLabel = "LABEL",
      description =
          "The columns of the matrix: one for each value of a label, such as platform, distro or host (default: each capture).")
  @Nullable String groupBy;

  @Spec CommandSpec spec;

  ReportCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    options.writes(program, List.of(output), Set.of());
    Outcome outcome =
        options
            .read(program, spec.commandLine())
            .shown(new TriageOptions.Shown(Optional.ofNullable(groupBy), Optional.empty()));
    if (groupBy != null) {
      sayUnlabelled(outcome.triage(), groupBy);
    }
    new Outputs(program).file(outcome, ReportFormat.HTML, output);
    if (!Outputs.isStandardOutput(output)) {
      summary(outcome.triage(), program.console().out());
    }
    return options.exitCode(outcome);
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
    out.println("wrote " + Console.visible(output));
  }
}
