package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.Script;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "script",
    description = "Prints a D program to run with dtrace -s in the global zone.",
    sortOptions = false)
final class ScriptCommand implements Callable<ExitCode> {
  private final Program program;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The script to print.")
  @Nullable String name;

  @Option(names = "--list", description = "Names the scripts, with one line each.")
  boolean list;

  @Spec CommandSpec spec;

  ScriptCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() {
    PrintStream out = program.console().out();
    if (list) {
      Script.all().forEach(script -> out.printf("%-16s %s%n", script.name(), script.purpose()));
      return ExitCode.DONE;
    }
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(), "name a script, or give --list to see which there are");
    }
    try {
      out.print(named(name, spec).text(ScriptOptions.read(spec, program.console())));
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(spec, refused);
    }
    return ExitCode.DONE;
  }

  /** The script of a name; a name that is none ends the command. */
  static Script named(String wanted, CommandSpec spec) {
    return Script.named(wanted)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no script is named '"
                        + wanted
                        + "'; there are "
                        + Script.all().stream()
                            .map(Script::name)
                            .collect(Collectors.joining(", "))));
  }
}
