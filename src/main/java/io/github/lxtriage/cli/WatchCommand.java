package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.triage.TriageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

final class WatchCommand implements Command {
  private static final long SHARE = 10;
  private static final long NAP_MILLIS = 50;
  private static final long LONGEST_MILLIS = 3_600_000;

  private final Program program;

  private final Syntax syntax =
      new Syntax(
          "Follows a capture while dtrace writes it, and prints each new finding; ^C ends it.");

  private final Supplier<String> file =
      syntax.operand("FILE", "The file that grows, not compressed.");

  private final AbiOption abi =
      new AbiOption(
          syntax, "The ABI of the traced programs; by default decided by the call's number.");

  private final PlatformOption platform =
      new PlatformOption(syntax, "The build that the capture comes from.");

  private final CallerOption caller = new CallerOption(syntax);

  private final Supplier<List<String>> rules =
      syntax.texts(
          "--rules",
          "FILE",
          "Entries and requirements of your own, which win over ours. May be repeated.");

  private final Supplier<Long> interval =
      syntax.preset(
          500L,
          "--interval",
          "MILLISECONDS",
          "How long to wait before looking again (default: ${DEFAULT-VALUE}).");

  WatchCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    if (interval.get() < 1 || interval.get() > LONGEST_MILLIS) {
      throw new UsageException(
          "--interval must be a number from 1 to "
              + LONGEST_MILLIS
              + "; got '"
              + interval.get()
              + "'");
    }
    Optional<Platform> build = platform.platform();
    Optional<Abi> programsAbi = abi.abi();
    Knowledge knowledge =
        new UserFiles(program.console()).knowledge(program.knowledge(), rules.get());
    program.stop().heed();
    Watch watch =
        new Watch(
            program,
            file.get(),
            program.interpreter(programsAbi, knowledge),
            knowledge,
            new TriageRequest(
                build,
                caller.callers(knowledge, program.console()),
                List.of(),
                program.console().today()));
    try {
      watch.follow(this::nap);
    } catch (IOException unreadable) {
      throw new UserException(file.get() + ": " + Inputs.reason(unreadable), unreadable);
    }
    return ExitCode.DONE;
  }

  /** A look may cost a tenth of the time, and not more. */
  private boolean nap(long cost) {
    long left = Math.max(interval.get(), SHARE * TimeUnit.NANOSECONDS.toMillis(cost));
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
