package io.github.lxtriage.cli;

import java.util.concurrent.Callable;

/** What a command takes, and what it does. */
interface Command extends Callable<ExitCode> {
  Syntax syntax();

  /**
   * Does it.
   *
   * @throws UserException where a file of the user is at fault
   * @throws UsageException where the command line is wrong
   */
  @Override
  ExitCode call() throws UserException;
}
