package io.github.lxtriage.cli;

import io.github.lxtriage.cli.TriageOptions.Outcome;
import io.github.lxtriage.report.DiffFormat;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.triage.TriageDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes a triage to files and to standard output. */
final class Outputs {
  private final Program program;

  Outputs(Program program) {
    this.program = program;
  }

  /** Whether the user means standard output by the name of a file. */
  static boolean isStandardOutput(String file) {
    return file.equals("-");
  }

  /**
   * Writes a triage to a file. A run that read nothing writes none, and one that was stopped before
   * it had read everything replaces none.
   */
  void file(Outcome outcome, ReportFormat format, String file) throws UserException {
    if (isStandardOutput(file)) {
      standardOutput(outcome, format);
      return;
    }
    if (outcome.triage().captures().isEmpty() && !isThere(file, UnfinishedFile::isSpecial)) {
      throw new UserException(file + ": not written, because no capture was read");
    }
    if (outcome.cutShort() && isThere(file, Files::isRegularFile)) {
      throw new UserException(file + ": left as it was, because not everything was read");
    }
    file(file, out -> format.write(outcome.triage(), context(outcome, Terminal.NONE), out));
  }

  /** Writes what is different, to a file where one is named, else to standard output. */
  void difference(TriageDiff diff, Outcome after, DiffFormat format, Optional<String> file)
      throws UserException {
    if (file.isPresent() && !isStandardOutput(file.get())) {
      file(file.get(), out -> format.write(diff, context(after, Terminal.NONE), out));
      return;
    }
    standardOutput(out -> format.write(diff, context(after, program.console().terminal()), out));
  }

  private void file(String file, OutputFile.Content content) throws UserException {
    if (file.isEmpty()) {
      throw new UserException("cannot write: the name of the file is empty");
    }
    try {
      OutputFile.write(program.console().directory().resolve(file), content);
    } catch (NoSuchFileException unwritable) {
      throw new UserException("cannot write " + file + ": no such directory", unwritable);
    } catch (IOException unwritable) {
      if (StandardOutput.isReaderGone(unwritable)) {
        return; // of a pipe, such as /dev/stdout
      }
      throw new UserException(
          "cannot write " + file + ": " + Inputs.reason(unwritable), unwritable);
    } catch (InvalidPathException unusable) {
      throw new UserException("cannot write " + file + ": " + Inputs.unusable(file), unusable);
    }
  }

  private boolean isThere(String file, Predicate<Path> kind) {
    try {
      return kind.test(program.console().directory().resolve(file));
    } catch (InvalidPathException unusable) {
      return false; // writing it will say why
    }
  }

  void standardOutput(Outcome outcome, ReportFormat format) throws UserException {
    standardOutput(
        out -> format.write(outcome.triage(), context(outcome, program.console().terminal()), out));
  }

  private void standardOutput(OutputFile.Content content) throws UserException {
    try {
      content.write(program.console().out());
    } catch (IOException unwritable) {
      throw new UserException("cannot write the result: " + Inputs.reason(unwritable), unwritable);
    }
  }

  private static ReportContext context(Outcome outcome, Terminal terminal) {
    return new ReportContext(
            outcome.judges().version(),
            outcome.judges().knowledge(),
            terminal.width(),
            terminal.colour())
        .with(outcome.shown().groupBy(), outcome.shown().baseline());
  }
}
