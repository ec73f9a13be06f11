package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.cli.TriageOptions.Shown;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.triage.TriageDiff;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class TriageCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax("Triages captures and prints the findings, worst first.");

  private final TriageOptions options = new TriageOptions(syntax);

  private final Supplier<String> format =
      syntax.preset(
          "table",
          "--format",
          "FORMAT",
          "table (the default), json, csv, markdown, junit or sarif.");

  private final Supplier<List<String>> outputs =
      syntax.texts(
          "-o,--output",
          "[FORMAT=]FILE",
          "Writes to FILE instead of standard output, in FORMAT where it is given. May be repeated to write several.");

  private final Supplier<Optional<String>> baseline =
      syntax.text(
          "--baseline",
          "FILE",
          "A capture, directory or saved result to compare with: says what is new, gone, more or less since.");

  private final NewFindings gate = new NewFindings(syntax);

  TriageCommand(Program program) {
    this.program = program;
  }

  private record Target(ReportFormat format, String file) {}

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    ReportFormat chosen = format(format.get());
    List<Target> targets = outputs.get().stream().map(output -> target(output, chosen)).toList();
    differ(targets);
    if (gate.least().isPresent() && baseline.get().isEmpty()) {
      throw new UsageException("--fail-on-new needs --baseline");
    }
    options.saves(
        targets.isEmpty()
            ? chosen == ReportFormat.JSON
            : targets.stream().anyMatch(target -> target.format() == ReportFormat.JSON));
    options.writes(
        program,
        targets.stream().map(Target::file).toList(),
        targets.stream()
            .filter(target -> target.format() == ReportFormat.JSON)
            .map(Target::file)
            .collect(Collectors.toUnmodifiableSet()));
    Outcome read = options.read(program);
    Optional<Outcome> before =
        baseline.get().isPresent()
            ? Optional.of(options.readToCompare(program, List.of(baseline.get().get())))
            : Optional.empty();
    Outcome outcome = before.isPresent() ? compared(read, before.get()) : read;
    Outputs writer = new Outputs(program);
    if (targets.isEmpty()) {
      writer.standardOutput(outcome, chosen);
    }
    boolean written = true;
    for (Target target : targets) {
      written &= written(writer, outcome, target);
    }
    ExitCode code =
        options
            .gate()
            .onNew(gate.least())
            .close(outcome, before, outcome.shown().baseline(), program.console());
    return written ? code : ExitCode.FAILED;
  }

  /** The second of two outputs with one name would leave nothing of the first. */
  private void differ(List<Target> targets) {
    Set<Path> files = new HashSet<>();
    for (Target target : targets) {
      if (!file(target).map(files::add).orElse(true)) {
        throw new UsageException("two outputs have the name '" + target.file() + "'");
      }
    }
  }

  /** Where it would be written; empty for a device, and for what writing will refuse. */
  private Optional<Path> file(Target target) {
    try {
      Path path = program.console().directory().resolve(target.file()).normalize();
      return Optional.of(path).filter(file -> Files.notExists(file) || Files.isRegularFile(file));
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  private Outcome compared(Outcome outcome, Outcome before) {
    boolean failed = outcome.failed() || before.failed();
    if (program.stop().asked()
        || !before.triage().isComparable()
        || !outcome.triage().isComparable()) {
      program.console().warn(baseline.get().get() + ": nothing was compared with this baseline");
      return new Outcome(outcome.triage(), outcome.judges(), true, Shown.PLAIN);
    }
    TriageDiff diff = TriageDiff.between(before.triage(), outcome.triage());
    return new Outcome(
        outcome.triage(), outcome.judges(), failed, new Shown(Optional.empty(), Optional.of(diff)));
  }

  /**
   * Writes one output; one that cannot be written costs a line on standard error, and the others
   * are still done.
   */
  private boolean written(Outputs writer, Outcome outcome, Target target) {
    try {
      writer.file(outcome, target.format(), target.file());
      return true;
    } catch (UserException unwritable) {
      program.console().warn(String.valueOf(unwritable.getMessage()));
      return false;
    }
  }

  /**
   * {@code FORMAT=FILE} or {@code FILE}; a word that is no format is a mistake, not a part of the
   * file's name.
   */
  private Target target(String output, ReportFormat chosen) {
    int equals = output.indexOf('=');
    boolean word = equals > 0 && output.substring(0, equals).matches("[a-z]+");
    return word
        ? new Target(format(output.substring(0, equals)), output.substring(equals + 1))
        : new Target(chosen, output);
  }

  private ReportFormat format(String id) {
    return ReportFormat.of(id)
        .filter(known -> known != ReportFormat.HTML)
        .orElseThrow(
            () ->
                new UsageException("a format must be one of " + formats() + "; got '" + id + "'"));
  }

  private static String formats() {
    return Arrays.stream(ReportFormat.values())
        .filter(known -> known != ReportFormat.HTML)
        .map(ReportFormat::id)
        .collect(Collectors.joining(", "));
  }
}
