package io.github.lxtriage.cli;

import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.Lint;
import io.github.lxtriage.script.check.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

final class CheckCommand implements Command {
  /** More than any program has; a device has no end. */
  private static final int MOST = 16 << 20;

  private final Program program;

  private final Syntax syntax =
      new Syntax(
          "Parses and lints D programs, without dtrace.",
          "A comment /* lxtriage-ignore: NAME */ silences a lint on its line and the next, lxtriage-ignore-file: NAME in the file.");

  private final Supplier<List<String>> files =
      syntax.operands("0..*", "FILE.d", "D programs; - is standard input.");

  private final Supplier<Boolean> syntaxOnly =
      syntax.flag("--syntax-only", "Parses, and leaves the lints out.");

  private final Supplier<Boolean> lints =
      syntax.flag("--lints", "Names the lints, with the reason for each.");

  CheckCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() {
    if (lints.get()) {
      Arrays.stream(Lint.values())
          .forEach(lint -> program.console().out().printf("%-24s %s%n", lint.id(), lint.reason()));
      return ExitCode.DONE;
    }
    if (files.get().isEmpty()) {
      throw new UsageException("name a D program, or give --lints to see what is looked for");
    }
    ExitCode result = ExitCode.DONE;
    for (String file : files.get()) {
      try {
        String text = read(file);
        List<Problem> problems = syntaxOnly.get() ? Checker.syntax(text) : Checker.check(text);
        problems.forEach(
            problem -> program.console().out().println(Console.visible(problem.in(file))));
        if (problems.stream().anyMatch(Problem::error)) {
          result = ExitCode.FAILED;
        }
      } catch (IOException unreadable) {
        program.console().warn("cannot read " + file + ": " + Inputs.reason(unreadable));
        result = ExitCode.FAILED;
      } catch (InvalidPathException unusable) {
        program.console().warn("cannot read " + file + ": " + Inputs.unusable(file));
        result = ExitCode.FAILED;
      }
    }
    return result;
  }

  /** A program is bytes to dtrace; so columns count bytes. */
  private String read(String file) throws IOException {
    try (OpenInput in =
        file.equals("-")
            ? OpenInput.stream(program.console().in())
            : Input.open(program.console().directory().resolve(file))) {
      byte[] bytes = in.bytes().readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new IOException("larger than " + (MOST >> 20) + " MiB, and so no D program");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
