package io.github.lxtriage.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command was not done, and what the exit code is then. */
record Failures(Console console)
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExitCodeExceptionMapper {
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    return usage(said(String.valueOf(mistake.getMessage())), mistake.getCommandLine());
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof UsageException) {
      return usage(String.valueOf(failure.getMessage()), command);
    }
    if (failure instanceof UserException) {
      console.warn(String.valueOf(failure.getMessage()));
      return ExitCode.FAILED.code();
    }
    throw failure;
  }

  @Override
  public int getExitCode(Throwable failure) {
    return ExitCode.FAILED.code();
  }

  private int usage(String mistake, CommandLine command) {
    console.warn(mistake + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
    return ExitCode.USAGE.code();
  }

  /** What picocli says, without its slips: a word that it doubles, and whose choice it was. */
  private static String said(String mistake) {
    return mistake
        .replace("option option", "option")
        .replaceFirst("^Invalid value for option '(--?[a-z-]+)'[^:]*: (must be )", "$1 $2")
        .replaceFirst(
            "^Invalid value for positional parameter[^(:]*\\(([^)]+)\\): (must be )", "$1 $2");
  }
}
