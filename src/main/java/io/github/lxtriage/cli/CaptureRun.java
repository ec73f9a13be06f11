package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lxtriage.capture.CaptureReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of dtrace: what it prints goes to a file and is counted on the way. */
final class CaptureRun {
  private static final long GRACE_SECONDS = 2;
  private static final long START_SECONDS = 60;
  private static final int PATIENCE_SECONDS = 60;

  private final DtraceHost host;
  private final Console console;
  private final CaptureProgress progress = new CaptureProgress();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long pid;
  private volatile long firstOutput;
  private volatile boolean interrupted;
  private volatile String said = "";
  private volatile @Nullable Process running;
  private volatile @Nullable IOException failure;

  CaptureRun(DtraceHost host, Console console) {
    this.host = host;
    this.console = console;
  }

  CaptureProgress progress() {
    return progress;
  }

  /** What the program that was started said to its own standard error, last. */
  String said() {
    return said;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  boolean isHere() {
    return host.isHere();
  }

  /** Kills what was started; for when it cannot be asked to end. */
  void giveUp() {
    Process process = running;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** All is written and said: whoever waits in {@link #end} may go on. */
  void done() {
    ended.countDown();
  }

  /**
   * Runs a program until it ends, is interrupted, or its time is over.
   *
   * @return the exit status of dtrace, or of ssh
   */
  int run(String program, Optional<Long> duration, CaptureReader reader, OutputStream file)
      throws IOException {
    Process process = host.start();
    running = process;
    Thread messages = thread("messages", () -> messages(process.getErrorStream()));
    Thread copying = copying(process, reader, file);
    try (OutputStream in = process.getOutputStream()) {
      in.write(program.getBytes(ISO_8859_1));
    } catch (IOException endedAlready) {
      // Why it ended is in its output and its status.
    }
    try {
      attend(process, duration);
      int status = process.waitFor();
      copying.join();
      messages.join();
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
  private void attend(Process process, Optional<Long> duration)
      throws InterruptedException, IOException {
    long start = System.nanoTime();
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      console
          .err()
          .println(
              "lxtriage: "
                  + seconds
                  + " s, "
                  + progress.records()
                  + " records, "
                  + progress.drops()
                  + " drops");
      if (duration.isPresent() && !interrupted && isOver(start, duration.get())) {
        interrupt(process);
      }
    }
  }

  /**
   * dtrace ends by itself; this is for one that does not. Its time begins with its first output.
   */
  private boolean isOver(long start, long duration) {
    long now = System.nanoTime();
    boolean begun = firstOutput != 0;
    long seconds = TimeUnit.NANOSECONDS.toSeconds(now - (begun ? firstOutput : start));
    return seconds >= duration + (begun ? GRACE_SECONDS : START_SECONDS);
  }

  private void interrupt(Process process) throws IOException {
    interrupted = true;
    host.interrupt(process, pid);
  }

  /** Ends the run from another thread, and waits until all that dtrace printed is in the file. */
  void end() throws IOException, InterruptedException {
    Process process = running;
    if (process == null) {
      return;
    }
    interrupt(process);
    if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private Thread copying(Process process, CaptureReader reader, OutputStream file)
      throws IOException {
    PipedOutputStream counted = new PipedOutputStream();
    PipedInputStream counting = new PipedInputStream(counted, 1 << 16);
    Thread counter =
        thread(
            "counting",
            () -> {
              try (counting) {
                progress.read(reader, counting);
              }
            });
    return thread(
        "copying",
        () -> {
          try (InputStream in = new BufferedInputStream(process.getInputStream());
              counted) {
            copy(in, file, counted);
          }
          counter.join();
        });
  }

  private void copy(InputStream in, OutputStream file, OutputStream counted) throws IOException {
    byte[] first = line(in);
    String text = new String(first, ISO_8859_1);
    if (text.startsWith(DtraceHost.PID_MARK)) {
      pid = Long.parseLong(text.substring(DtraceHost.PID_MARK.length()).strip());
    } else {
      file.write(first);
      count(counted, first, first.length);
    }
    byte[] buffer = new byte[1 << 14];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      firstOutput = firstOutput == 0 ? System.nanoTime() : firstOutput;
      file.write(buffer, 0, count);
      file.flush();
      count(counted, buffer, count);
    }
  }

  /** Counting serves the eye: where it fails, the capture goes on. */
  private static void count(OutputStream counted, byte[] bytes, int length) {
    try {
      counted.write(bytes, 0, length);
      counted.flush();
    } catch (IOException notCounted) {
      // The reader is gone; the file is what matters.
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.write(c);
      if (c == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private void messages(InputStream errors) throws IOException {
    byte[] line = line(errors);
    while (line.length > 0) {
      said = new String(line, ISO_8859_1).strip();
      console.warn(said);
      line = line(errors);
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
