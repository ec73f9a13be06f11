package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Writes a triage to files and to standard output. */
final class Outputs {
  private final Program program;

  Outputs(Program program) {
    this.program = program;
  }

  void file(Outcome outcome, ReportFormat format, String file) throws UserException {
    if (file.isEmpty()) {
      throw new UserException("cannot write: the name of the file is empty");
    }
    try {
      OutputFile.write(
          program.console().directory().resolve(file),
          out -> format.write(outcome.triage(), context(outcome, Terminal.NONE), out));
    } catch (NoSuchFileException unwritable) {
      throw new UserException("cannot write " + file + ": no such directory", unwritable);
    } catch (IOException unwritable) {
      throw new UserException(
          "cannot write " + file + ": " + Inputs.reason(unwritable), unwritable);
    } catch (InvalidPathException unusable) {
      throw new UserException("cannot write " + file + ": not a file name", unusable);
    }
  }

  void standardOutput(Outcome outcome, ReportFormat format) throws UserException {
    try {
      format.write(
          outcome.triage(),
          context(outcome, program.console().terminal()),
          program.console().out());
    } catch (IOException unwritable) {
      throw new UserException("cannot write the result: " + Inputs.reason(unwritable), unwritable);
    }
  }

  private static ReportContext context(Outcome outcome, Terminal terminal) {
    return new ReportContext(
        outcome.judges().version(),
        outcome.judges().knowledge(),
        terminal.width(),
        terminal.colour());
  }
}
