package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.triage.TriageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    description =
        "Follows a capture while dtrace writes it, and prints each new finding; ^C ends it.",
    sortOptions = false)
final class WatchCommand implements Callable<ExitCode> {
  private static final long SHARE = 10;
  private static final long NAP_MILLIS = 50;
  private static final long LONGEST_MILLIS = 3_600_000;

  private final Program program;

  @Parameters(paramLabel = "FILE", description = "The file that grows, not compressed.")
  String file = "";

  @Option(
      names = "--abi",
      paramLabel = "64|32",
      description = "The ABI of the traced programs; by default decided by the call's number.")
  @Nullable String abi;

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description = "The build that the capture comes from.")
  @Nullable String platform;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Entries of your own, which win over ours. May be repeated.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--interval",
      paramLabel = "MILLISECONDS",
      description = "How long to wait before looking again (default: ${DEFAULT-VALUE}).",
      defaultValue = "500")
  long interval;

  @Spec CommandSpec spec;

  WatchCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    if (interval < 1 || interval > LONGEST_MILLIS) {
      throw new ParameterException(
          spec.commandLine(),
          "--interval must be a number from 1 to " + LONGEST_MILLIS + "; got '" + interval + "'");
    }
    Optional<Platform> build = UserFiles.platform(platform, spec.commandLine());
    Optional<Abi> programsAbi =
        abi == null ? Optional.empty() : Optional.of(AbiOption.of(abi, spec.commandLine()));
    Knowledge knowledge = new UserFiles(program.console()).knowledge(program.knowledge(), rules);
    program.stop().heed();
    Watch watch =
        new Watch(
            program,
            file,
            program.interpreter(programsAbi, knowledge),
            knowledge,
            new TriageRequest(build, List.of(), program.console().today()));
    try {
      watch.follow(this::nap);
    } catch (IOException unreadable) {
      throw new UserException(file + ": " + Inputs.reason(unreadable), unreadable);
    }
    return ExitCode.DONE;
  }

  /** A look may cost a tenth of the time, and not more. */
  private boolean nap(long cost) {
    long left = Math.max(interval, SHARE * TimeUnit.NANOSECONDS.toMillis(cost));
    try {
      while (left > 0 && !program.stop().asked()) {
        TimeUnit.MILLISECONDS.sleep(Math.min(left, NAP_MILLIS));
        left -= NAP_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !program.stop().asked();
  }
}
