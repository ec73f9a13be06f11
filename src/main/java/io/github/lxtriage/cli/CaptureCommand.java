package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.Script;
import io.github.lxtriage.script.ScriptOption;
import io.github.lxtriage.script.Settings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Supplier;

final class CaptureCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax(
          "Runs a script through dtrace, here or over ssh, and saves what it prints.",
          "Ends when --duration is over, or with ^C; counts are printed either way. The capture says where it comes from.");

  private final Supplier<String> name =
      syntax.operand("NAME", "The script to run; see lxtriage script --list.");

  private final Supplier<Optional<String>> host =
      syntax.text(
          "--host", "USER@HOST", "Runs dtrace there, by ssh; the user needs the right to trace.");

  private final Supplier<String> output =
      syntax.required(
          "-o",
          "FILE",
          "Where to save it; - is standard output. What is there stays until dtrace prints.");

  private final ScriptOptions options = new ScriptOptions(syntax);

  CaptureCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    Script script = ScriptCommand.named(name.get());
    Settings settings = options.read(program.console()).with(ScriptOption.HEADING);
    DtraceHost where = where();
    String text;
    try {
      text = script.text(settings);
    } catch (BadValueException refused) {
      throw ScriptOptions.usage(refused);
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
    if (host.get().isEmpty()) {
      return DtraceHost.here();
    }
    String named = host.get().get();
    return DtraceHost.named(named)
        .orElseThrow(() -> new UsageException("--host is USER@HOST, not '" + named + "'"));
  }

  private ExitCode capture(String text, Settings settings, DtraceHost where, CaptureRun run) {
    Thread onInterrupt = new Thread(() -> end(run), "lxtriage-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    ExitCode result = ExitCode.FAILED;
    try (CaptureTarget target = target()) {
      int status = run.run(text, settings.duration(), target);
      result = outcome(status, run, where, target.isBegun());
    } catch (IOException failed) {
      if (output.get().equals("-")) {
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
    return output.get().equals("-") ? "standard output" : output.get();
  }

  private CaptureTarget target() throws IOException, UserException {
    if (output.get().equals("-")) {
      return CaptureTarget.standardOutput(program.console().out());
    }
    if (output.get().isEmpty()) {
      throw new UserException("cannot capture: the name of the file is empty");
    }
    try {
      return CaptureTarget.file(program.console().directory().resolve(output.get()));
    } catch (NoSuchFileException missing) {
      throw new UserException("cannot capture to " + output.get() + ": no such directory", missing);
    } catch (InvalidPathException unusable) {
      throw new UserException(
          "cannot capture to " + output.get() + ": " + Inputs.unusable(output.get()), unusable);
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
