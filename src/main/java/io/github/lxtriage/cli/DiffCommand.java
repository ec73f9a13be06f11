package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.report.DiffFormat;
import io.github.lxtriage.triage.Noise;
import io.github.lxtriage.triage.TriageDiff;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

final class DiffCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax(
              "Says what is new, gone, more, less or judged otherwise between two captures, directories or saved results.",
              Noise.RULE)
          .synopsis("lxtriage diff [OPTIONS] BEFORE AFTER");

  private final TriageOptions options = new TriageOptions(syntax);
  private final NewFindings gate = new NewFindings(syntax);

  private final Supplier<String> format =
      syntax.preset("table", "--format", "FORMAT", "table (the default), json or markdown.");

  private final Supplier<Optional<String>> output =
      syntax.text("-o,--output", "FILE", "Writes to FILE instead of standard output.");

  DiffCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    if (options.inputs().size() != 2) {
      throw new UsageException(
          "diff needs BEFORE and AFTER; got "
              + options.inputs().size()
              + (options.inputs().size() == 1 ? " input" : " inputs"));
    }
    DiffFormat chosen =
        DiffFormat.of(format.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        "a format must be one of table, json, markdown; got '"
                            + format.get()
                            + "'"));
    if (options.inputs().equals(List.of("-", "-"))) {
      throw new UsageException("BEFORE and AFTER cannot both be standard input");
    }
    options.writes(program, output.get().stream().toList(), Set.of());
    Outcome before = read(0);
    Outcome after = read(1);
    comparable(0, before);
    comparable(1, after);
    TriageDiff diff = TriageDiff.between(before.triage(), after.triage());
    new Outputs(program).difference(diff, after, chosen, output.get());
    return options
        .gate()
        .onNew(gate.least())
        .close(after, Optional.of(before), Optional.of(diff), program.console());
  }

  /** Where one side is missing or was cut short, everything would seem new or gone. */
  private void comparable(int place, Outcome side) throws UserException {
    if (program.stop().asked()) {
      throw new UserException("interrupted: nothing was compared");
    }
    if (side.triage().captures().isEmpty()) {
      throw new UserException(
          options.inputs().get(place) + ": no capture was read; nothing was compared");
    }
    if (!side.triage().isComparable()) {
      throw new UserException(
          options.inputs().get(place) + ": nothing was captured; nothing was compared");
    }
  }

  private Outcome read(int place) throws UserException {
    return options.readToCompare(program, List.of(options.inputs().get(place)));
  }
}
