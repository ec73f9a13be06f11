package io.github.lxtriage.cli;

import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.triage.Triage;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Writes a triage to files and to standard output. */
final class Outputs {
  private final Program program;

  Outputs(Program program) {
    this.program = program;
  }

  void file(Triage triage, ReportFormat format, String file) throws UserException {
    if (file.isEmpty()) {
      throw new UserException("cannot write: the name of the file is empty");
    }
    try {
      OutputFile.write(
          program.console().directory().resolve(file),
          out -> format.write(triage, ReportContext.plain(Program.version(), knowledge()), out));
    } catch (NoSuchFileException unwritable) {
      throw new UserException("cannot write " + file + ": no such directory", unwritable);
    } catch (IOException unwritable) {
      throw new UserException(
          "cannot write " + file + ": " + Inputs.reason(unwritable), unwritable);
    } catch (InvalidPathException unusable) {
      throw new UserException("cannot write " + file + ": not a file name", unusable);
    }
  }

  void standardOutput(Triage triage, ReportFormat format) throws UserException {
    try {
      format.write(
          triage, ReportContext.plain(Program.version(), knowledge()), program.console().out());
    } catch (IOException unwritable) {
      throw new UserException("cannot write the result: " + Inputs.reason(unwritable), unwritable);
    }
  }

  private String knowledge() {
    return program.knowledge().size() + " entries";
  }
}
