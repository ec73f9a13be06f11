package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.Script;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class ScriptCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax("Prints a D program to run with dtrace -s in the global zone.");

  private final Supplier<Optional<String>> name =
      syntax.operandIfAny("NAME", "The script to print.");

  private final Supplier<Boolean> list =
      syntax.flag("--list", "Names the scripts, with one line each.");

  private final ScriptOptions options = new ScriptOptions(syntax);

  ScriptCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() {
    PrintStream out = program.console().out();
    if (list.get()) {
      Script.all().forEach(script -> out.printf("%-16s %s%n", script.name(), script.purpose()));
      return ExitCode.DONE;
    }
    String wanted =
        name.get()
            .orElseThrow(
                () -> new UsageException("name a script, or give --list to see which there are"));
    try {
      out.print(named(wanted).text(options.read(program.console())));
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(refused);
    }
    return ExitCode.DONE;
  }

  /** The script of a name; a name that is none ends the command. */
  static Script named(String wanted) {
    return Script.named(wanted)
        .orElseThrow(
            () ->
                new UsageException(
                    "no script is named '"
                        + wanted
                        + "'; there are "
                        + Script.all().stream()
                            .map(Script::name)
                            .collect(Collectors.joining(", "))));
  }
}
