package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lxtriage.capture.CaptureReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of dtrace: what it prints goes to a file and is counted on the way. */
final class CaptureRun {
  private static final long TICK_MILLISECONDS = 50;
  private static final long GRACE_SECONDS = 2;
  private static final long START_SECONDS = 60;
  private static final int MOST_HELD = 20;

  /** How long dtrace may take to print what it has counted. */
  private static final int PATIENCE_SECONDS = 60;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

  /** Longer than asking dtrace and {@link #PATIENCE_SECONDS} together. */
  private static final int END_SECONDS = 120;

  private final DtraceHost host;
  private final Console console;
  private final CaptureProgress progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CaptureOutput output = new CaptureOutput();
  private volatile boolean interrupted;
  private volatile long interruptedAt;
  private volatile String givenUp = "";
  private volatile @Nullable ExitCode result;
  private final List<String> held = new ArrayList<>();
  private volatile @Nullable Process running;
  private volatile @Nullable IOException failure;

  CaptureRun(DtraceHost host, Console console, CaptureReader reader) {
    this.host = host;
    this.console = console;
    this.progress = new CaptureProgress(reader);
  }

  CaptureProgress progress() {
    return progress;
  }

  /** What ssh, or the shell, said before dtrace began; empty where nothing was said. */
  String said() {
    synchronized (held) {
      return String.join("; ", held);
    }
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  /** True where dtrace was found and started, whatever became of it. */
  boolean wasStarted() {
    return output.pid() > 0;
  }

  /** Why the run was ended by force; empty where dtrace ended by itself or when it was asked. */
  String givenUp() {
    return givenUp;
  }

  private void giveUp(Process process, String why) {
    if (givenUp.isEmpty()) {
      givenUp = why;
      // Not process.destroyForcibly(), which closes what was printed and not yet copied.
      process.toHandle().destroyForcibly();
    }
  }

  /** All is written and said: whoever waits in {@link #end} may go on. */
  void done(ExitCode code) {
    result = code;
    ended.countDown();
  }

  /** How the run ended; empty as long as it has not. */
  Optional<ExitCode> result() {
    return Optional.ofNullable(result);
  }

  /**
   * Runs a program until it ends, is interrupted, or its time is over.
   *
   * @return the exit status of dtrace, or of ssh
   */
  int run(String program, Optional<Long> duration, CaptureTarget target) throws IOException {
    Process process = host.start();
    running = process;
    Thread messages = thread("messages", () -> messages(process.getErrorStream()));
    Thread copying = copying(process, target);
    try (OutputStream in = process.getOutputStream()) {
      in.write(program.getBytes(ISO_8859_1));
    } catch (IOException endedAlready) {
      // Why it ended is in its output and its status.
    }
    try {
      attend(process, duration);
      int status = process.waitFor();
      // Of what was ended by force, a child may go on and hold the pipes.
      long wait = givenUp.isEmpty() ? 0 : TimeUnit.SECONDS.toMillis(GRACE_SECONDS);
      copying.join(wait);
      messages.join(wait);
      IOException failed = failure;
      if (failed != null) {
        throw failed;
      }
      return status;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** Says each second how it goes, and ends the capture when its time is over. */
  private void attend(Process process, Optional<Long> duration) throws InterruptedException {
    long start = System.nanoTime();
    Clock clock = new Clock(start);
    while (!process.waitFor(TICK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      if (clock.strikes(output.begun())) {
        console.err().println("lxtriage: " + progressLine(clock));
      }
      boolean over = duration.isPresent() && isOver(start, duration.get());
      if ((over || failure != null) && !interrupted) {
        interrupt(process);
      }
      if (interruptedAt != 0 && System.nanoTime() - interruptedAt > PATIENCE) {
        giveUp(
            process,
            host.dtrace() + " did not end within " + PATIENCE_SECONDS + " s of being asked");
      }
    }
  }

  /** Strikes each second: from the start on, and again from the first output on. */
  private static final class Clock {
    private long from;
    private long seconds;

    Clock(long start) {
      from = start;
    }

    boolean strikes(long begun) {
      if (begun != 0 && begun != from) {
        from = begun;
        seconds = 0;
      }
      long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from);
      boolean strikes = now > seconds;
      seconds = now;
      return strikes;
    }
  }

  private String progressLine(Clock clock) {
    if (output.begun() == 0) {
      return "waiting for " + host.dtrace() + ", " + clock.seconds + " s";
    }
    release();
    return clock.seconds
        + " s, "
        + counted(progress.records(), "record")
        + ", "
        + counted(progress.drops(), "drop");
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /**
   * dtrace ends by itself; this is for one that does not. Its time begins with its first output.
   */
  private boolean isOver(long start, long duration) {
    long now = System.nanoTime();
    boolean begun = output.begun() != 0;
    long seconds = TimeUnit.NANOSECONDS.toSeconds(now - (begun ? output.begun() : start));
    return seconds >= duration + (begun ? GRACE_SECONDS : START_SECONDS);
  }

  /** Asks once, whoever wants the end: a second interrupt would lose what dtrace has counted. */
  private void interrupt(Process process) {
    synchronized (this) {
      if (interrupted) {
        return;
      }
      interrupted = true;
    }
    Optional<String> failure = host.interrupt(process, output.pid());
    interruptedAt = System.nanoTime();
    failure.ifPresent(
        why ->
            giveUp(
                process,
                host.dtrace()
                    + " could not be asked to end, and may go on as process "
                    + output.pid()
                    + ": "
                    + why));
  }

  /** Ends the run from another thread, and waits until all that dtrace printed is in the file. */
  void end() throws InterruptedException {
    Process process = running;
    if (process == null) {
      return;
    }
    interrupt(process);
    if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private Thread copying(Process process, CaptureTarget target) throws IOException {
    PipedOutputStream counted = new PipedOutputStream();
    PipedInputStream counting = new PipedInputStream(counted, 1 << 16);
    Thread counter =
        thread(
            "counting",
            () -> {
              try (counting) {
                progress.read(counting);
              }
            });
    return thread(
        "copying",
        () -> {
          try (InputStream in = new BufferedInputStream(process.getInputStream());
              counted) {
            output.copy(in, target, progress, counted);
          }
          counter.join();
        });
  }

  /**
   * What is said before dtrace begins is held: it may be why it does not, and is then said once.
   */
  private void messages(InputStream errors) throws IOException {
    byte[] line = CaptureOutput.line(errors);
    while (line.length > 0) {
      String said = new String(line, ISO_8859_1).strip();
      synchronized (held) {
        if (!said.isEmpty() && held.size() < MOST_HELD) {
          held.add(said);
        }
      }
      line = CaptureOutput.line(errors);
    }
  }

  /** Says what was held: dtrace has begun in spite of it. */
  void release() {
    synchronized (held) {
      held.forEach(console::warn);
      held.clear();
    }
  }

  /** Work that may fail. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private Thread thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException failed) {
                failure = failed;
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            },
            "lxtriage-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
