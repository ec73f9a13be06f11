package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.BootKit;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "boot-kit",
    description = {
      "Prints a shell script for the global zone that shows what the LX emulation library says while a zone boots.",
      "The options are those of the script lxdebug, which it captures with."
    },
    sortOptions = false)
final class BootKitCommand implements Callable<ExitCode> {
  private final Program program;

  @Option(
      names = "--bits",
      paramLabel = "64|32",
      description = "Which programs to look at (default: 64).")
  String bits = "64";

  @Spec CommandSpec spec;

  BootKitCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() {
    BootKit.Bits chosen =
        Arrays.stream(BootKit.Bits.values())
            .filter(value -> value.bits().equals(bits))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--bits is 64 or 32, not '" + bits + "'"));
    try {
      program
          .console()
          .out()
          .print(BootKit.text(chosen, ScriptOptions.read(spec, program.console())));
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(spec, refused);
    }
    return ExitCode.DONE;
  }
}
