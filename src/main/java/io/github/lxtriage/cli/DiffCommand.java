package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.report.DiffFormat;
import io.github.lxtriage.triage.Noise;
import io.github.lxtriage.triage.TriageDiff;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    description = {
      "Says what is new, gone, more, less or judged otherwise between two captures, directories or saved results.",
      Noise.RULE
    },
    customSynopsis = "lxtriage diff [OPTIONS] BEFORE AFTER",
    sortOptions = false)
final class DiffCommand implements Callable<ExitCode> {
  private final Program program;

  @Mixin TriageOptions options = new TriageOptions();
  @Mixin NewFindings gate = new NewFindings();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json or markdown.")
  String format = "table";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes to FILE instead of standard output.")
  @Nullable String output;

  @Spec CommandSpec spec;

  DiffCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    if (options.arguments.size() != 2) {
      throw new ParameterException(
          spec.commandLine(),
          "diff needs BEFORE and AFTER; got "
              + options.arguments.size()
              + (options.arguments.size() == 1 ? " input" : " inputs"));
    }
    DiffFormat chosen =
        DiffFormat.of(format)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "a format must be one of table, json, markdown; got '" + format + "'"));
    if (options.arguments.equals(List.of("-", "-"))) {
      throw new ParameterException(
          spec.commandLine(), "BEFORE and AFTER cannot both be standard input");
    }
    options.writes(program, Optional.ofNullable(output).stream().toList(), Set.of());
    Outcome before = read(0);
    Outcome after = read(1);
    comparable(0, before);
    comparable(1, after);
    TriageDiff diff = TriageDiff.between(before.triage(), after.triage());
    new Outputs(program).difference(diff, after, chosen, Optional.ofNullable(output));
    return gate.exitCode(exitCode(before, after), diff);
  }

  /** What is above --fail-on counts after only; trust in both, since either misleads. */
  private ExitCode exitCode(Outcome before, Outcome after) {
    ExitCode code = options.exitCode(after);
    if (before.failed() || code == ExitCode.FAILED) {
      return ExitCode.FAILED;
    }
    return options.mistrusts(before) ? ExitCode.NOT_TRUSTED : code;
  }

  /** Where one side is missing or was cut short, everything would seem new or gone. */
  private void comparable(int place, Outcome side) throws UserException {
    if (program.stop().asked()) {
      throw new UserException("interrupted: nothing was compared");
    }
    if (side.triage().captures().isEmpty()) {
      throw new UserException(
          options.arguments.get(place) + ": no capture was read; nothing was compared");
    }
    if (!side.triage().isComparable()) {
      throw new UserException(
          options.arguments.get(place) + ": nothing was captured; nothing was compared");
    }
  }

  private Outcome read(int place) throws UserException {
    return options.read(program, spec.commandLine(), List.of(options.arguments.get(place)));
  }
}
