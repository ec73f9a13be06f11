package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a long run is: one line on a terminal, written anew every half second. */
final class Progress {
  private static final long PERIOD_MILLIS = 500;
  private static final double MEGA = 1e6;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final LongSupplier nanos;
  private final int files;
  private final long bytes;
  private final long began;
  private final LongAdder filesDone = new LongAdder();
  private final LongAdder bytesDone = new LongAdder();
  private @Nullable Thread ticker;
  private boolean shown;

  /**
   * @param nanos a clock
   * @param files how many there are
   * @param bytes how long they are; 0 where that is not known
   */
  Progress(PrintStream err, LongSupplier nanos, int files, long bytes) {
    this.err = err;
    this.nanos = nanos;
    this.files = files;
    this.bytes = bytes;
    this.began = nanos.getAsLong();
  }

  /** Shows itself until it is closed. */
  void show() {
    Thread thread = new Thread(this::tick, "lxtriage-progress");
    thread.setDaemon(true);
    ticker = thread;
    thread.start();
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        print();
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void print() {
    err.print(CLEAR + line());
    err.flush();
    shown = true;
  }

  /** The bytes of a file, counted as they are read. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        bytesDone.add(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        bytesDone.add(Math.max(0, count));
        return count;
      }
    };
  }

  void fileDone() {
    filesDone.increment();
  }

  /** {@code 37 of 100 files, 4.2 of 12.0 MB, 2.1 MB/s, 4 s left}. */
  String line() {
    long done = bytesDone.sum();
    double seconds = (nanos.getAsLong() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    double rate = seconds > 0 ? (double) done / seconds : 0;
    String of =
        bytes > 0 ? megabytes(done) + " of " + megabytes(Math.max(bytes, done)) : megabytes(done);
    String left =
        rate > 0 && bytes > done ? ", " + time((double) (bytes - done) / rate) + " left" : "";
    return filesDone.sum()
        + " of "
        + files
        + (files == 1 ? " file, " : " files, ")
        + of
        + " MB, "
        + megabytes((long) rate)
        + " MB/s"
        + left;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", (double) bytes / MEGA);
  }

  private static String time(double seconds) {
    long all = (long) Math.ceil(seconds);
    return all < 120 ? all + " s" : (all + 59) / 60 + " min";
  }

  /** Clears the line. */
  void close() {
    Thread thread = ticker;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
