package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.BootKit;
import java.util.Arrays;
import java.util.function.Supplier;

final class BootKitCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax(
          "Prints a shell script for the global zone that shows what the LX emulation library says while a zone boots.",
          "The options are those of the script lxdebug, which it captures with.");

  private final Supplier<String> bits =
      syntax.preset("64", "--bits", "64|32", "Which programs to look at (default: 64).");

  private final ScriptOptions options = new ScriptOptions(syntax, BootKit.captures().options());

  BootKitCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() {
    BootKit.Bits chosen =
        Arrays.stream(BootKit.Bits.values())
            .filter(value -> value.bits().equals(bits.get()))
            .findFirst()
            .orElseThrow(() -> new UsageException("--bits is 64 or 32, not '" + bits.get() + "'"));
    try {
      program.console().out().print(BootKit.text(chosen, options.read(program.console())));
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(refused);
    }
    return ExitCode.DONE;
  }
}
