package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.Script;
import io.github.lxtriage.script.ScriptOption;
import io.github.lxtriage.script.Settings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "capture",
    description = {
      "Runs a script through dtrace, here or over ssh, and saves what it prints.",
      "Ends when --duration is over, or with ^C; counts are printed either way. The capture says where it comes from."
    },
    sortOptions = false)
final class CaptureCommand implements Callable<ExitCode> {
  private final Program program;

  @Parameters(paramLabel = "NAME", description = "The script to run; see lxtriage script --list.")
  String name = "";

  @Option(
      names = "--host",
      paramLabel = "USER@HOST",
      description = "Runs dtrace there, by ssh; the user needs the right to trace.")
  @Nullable String host;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      required = true,
      description =
          "Where to save it; - is standard output. What is there stays until dtrace prints.")
  String output = "";

  @Spec CommandSpec spec;

  CaptureCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    Script script = ScriptCommand.named(name, spec);
    Settings settings = ScriptOptions.read(spec, program.console()).with(ScriptOption.HEADING);
    DtraceHost where = where();
    String text;
    try {
      text = script.text(settings);
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(spec, refused);
    }
    if (where.isHere() && !DtraceHost.finds("dtrace")) {
      throw new UserException(
          "there is no dtrace here: run this on SmartOS or OmniOS, or give --host USER@HOST");
    }
    if (!where.isHere() && !DtraceHost.finds("ssh")) {
      throw new UserException("ssh is needed for --host, and was not found");
    }
    return capture(
        text, settings, where, new CaptureRun(where, program.console(), program.captureReader()));
  }

  private DtraceHost where() {
    return host == null
        ? DtraceHost.here()
        : DtraceHost.named(host)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--host is USER@HOST, not '" + host + "'"));
  }

  private ExitCode capture(String text, Settings settings, DtraceHost where, CaptureRun run) {
    Thread onInterrupt = new Thread(() -> end(run), "lxtriage-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    ExitCode result = ExitCode.FAILED;
    try (CaptureTarget target = target()) {
      int status = run.run(text, settings.duration(), target);
      result = outcome(status, run, where, target.isBegun());
    } catch (IOException failed) {
      if (output.equals("-")) {
        result = ExitCode.DONE; // Nobody reads it, or Main says why it could not be written.
      } else {
        program.console().warn("cannot capture to " + place() + ": " + Inputs.reason(failed));
      }
    } catch (UserException failed) {
      program.console().warn(String.valueOf(failed.getMessage()));
    } finally {
      run.done(result);
      stopped(onInterrupt);
    }
    return result;
  }

  private String place() {
    return output.equals("-") ? "standard output" : output;
  }

  private CaptureTarget target() throws IOException, UserException {
    if (output.equals("-")) {
      return CaptureTarget.standardOutput(program.console().out());
    }
    if (output.isEmpty()) {
      throw new UserException("cannot capture: the name of the file is empty");
    }
    try {
      return CaptureTarget.file(program.console().directory().resolve(output));
    } catch (NoSuchFileException missing) {
      throw new UserException("cannot capture to " + output + ": no such directory", missing);
    } catch (InvalidPathException unusable) {
      throw new UserException(
          "cannot capture to " + output + ": " + Inputs.unusable(output), unusable);
    }
  }

  /**
   * On ^C the virtual machine ends, and the capture is to be whole by then. It is the usual way to
   * end one, and so no failure.
   */
  private static void end(CaptureRun run) {
    try {
      run.end();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    run.result().ifPresent(result -> Runtime.getRuntime().halt(result.code()));
  }

  private static void stopped(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException endingAlready) {
      // ^C: the hook waits for what follows.
    }
  }

  private ExitCode outcome(int status, CaptureRun run, DtraceHost where, boolean begun)
      throws UserException {
    if (begun) {
      run.release();
      saved(run.progress());
    }
    if (!run.givenUp().isEmpty()) {
      throw new UserException(run.givenUp());
    }
    if (run.wasInterrupted()) {
      if (!begun) {
        throw new UserException(
            "interrupted before "
                + where.dtrace()
                + " printed anything: nothing was written to "
                + place());
      }
    } else if (status != 0) {
      throw new UserException(why(status, run, where));
    } else if (!begun) {
      throw new UserException(
          where.dtrace() + " ended without printing anything: nothing was written to " + place());
    }
    return ExitCode.DONE;
  }

  private void saved(CaptureProgress progress) {
    Console console = program.console();
    progress.remedies().forEach(console::warn);
    console.warn(
        "wrote "
            + place()
            + ": "
            + CaptureRun.counted(progress.records(), "record")
            + ", "
            + CaptureRun.counted(progress.drops(), "drop"));
  }

  private static String why(int status, CaptureRun run, DtraceHost where) {
    if (status == DtraceHost.NO_DTRACE && !run.wasStarted()) {
      return "dtrace was not found" + where.there() + ": is it SmartOS or OmniOS?";
    }
    String failure = run.progress().failure().strip().replace('\n', ' ');
    String reason = failure.isEmpty() ? run.said() : failure;
    return where.ended(run.wasStarted(), status) + (reason.isEmpty() ? "" : ": " + reason);
  }
}
