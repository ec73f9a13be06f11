package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.Script;
import io.github.lxtriage.script.ScriptOption;
import io.github.lxtriage.script.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

  @Option(names = "-o", paramLabel = "FILE", required = true, description = "Where to save it.")
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
    return capture(text, settings, new CaptureRun(where, program.console()));
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

  private ExitCode capture(String text, Settings settings, CaptureRun run) throws UserException {
    Thread onInterrupt = new Thread(() -> end(run), "lxtriage-interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    int status;
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(file()))) {
      status = run.run(text, settings.duration(), program.captureReader(), file);
    } catch (IOException failed) {
      run.done();
      throw new UserException("cannot capture to " + output + ": " + Inputs.reason(failed), failed);
    } finally {
      stopped(onInterrupt);
    }
    try {
      return outcome(status, run);
    } finally {
      run.done();
    }
  }

  private Path file() throws UserException {
    try {
      return program.console().directory().resolve(output);
    } catch (InvalidPathException unusable) {
      throw new UserException("cannot write " + output + ": not a file name", unusable);
    }
  }

  /** On ^C the virtual machine ends; the capture is to be whole by then. */
  private static void end(CaptureRun run) {
    try {
      run.end();
    } catch (IOException unreachable) {
      run.giveUp();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopped(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException endingAlready) {
      // ^C: the hook waits for what follows.
    }
  }

  private ExitCode outcome(int status, CaptureRun run) throws UserException {
    CaptureProgress progress = run.progress();
    Console console = program.console();
    progress.remedies().forEach(console::warn);
    console.warn(
        "wrote " + output + ": " + progress.records() + " records, " + progress.drops() + " drops");
    if (status != 0 && !run.wasInterrupted()) {
      String why = progress.failure().isEmpty() ? run.said() : progress.failure();
      throw new UserException(
          (run.isHere() ? "dtrace" : "dtrace, or ssh,")
              + " ended with "
              + status
              + (why.isEmpty() ? "" : ": " + why));
    }
    return ExitCode.DONE;
  }
}
