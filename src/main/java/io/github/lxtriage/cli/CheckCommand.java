package io.github.lxtriage.cli;

import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.Lint;
import io.github.lxtriage.script.check.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Parses and lints D programs, without dtrace.",
      "A comment /* lxtriage-ignore: NAME */ silences a lint on its line and the next, lxtriage-ignore-file: NAME in the file."
    },
    sortOptions = false)
final class CheckCommand implements Callable<ExitCode> {
  private final Program program;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE.d",
      description = "D programs; - is standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--syntax-only", description = "Parses, and leaves the lints out.")
  boolean syntaxOnly;

  @Option(names = "--lints", description = "Names the lints, with the reason for each.")
  boolean lints;

  @Spec CommandSpec spec;

  CheckCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() {
    if (lints) {
      Arrays.stream(Lint.values())
          .forEach(lint -> program.console().out().printf("%-24s %s%n", lint.id(), lint.reason()));
      return ExitCode.DONE;
    }
    if (files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a D program, or give --lints to see what is looked for");
    }
    ExitCode result = ExitCode.DONE;
    for (String file : files) {
      try {
        String text = read(file);
        List<Problem> problems = syntaxOnly ? Checker.syntax(text) : Checker.check(text);
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
    byte[] bytes =
        file.equals("-")
            ? program.console().in().readAllBytes()
            : Files.readAllBytes(program.console().directory().resolve(file));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
