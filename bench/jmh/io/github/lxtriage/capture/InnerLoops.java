package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a byte costs on its way, in a megabyte of rows of lxunsup.d that are made up here: to find the ends of lines, to
 * hash them, to count them, and, for comparison, to read them by the grammar alone. Run by {@code mvn -Pjmh}; only the
 * relations between the figures mean anything.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InnerLoops {
  private static final int ROWS = 16_000;
  private static final int DIFFERENT = 200;

  private final int[] newline = new int[1];
  private byte[] text = new byte[0];
  private int length;

  @Setup
  public void print() {
    StringBuilder rows = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = 0; i < ROWS; i++) {
      int which = i * 7919 % DIFFERENT;
      rows.append(String.format("%6d %20s prctl option %d\\0%n", 1000 + i % 4000, "p" + which % 20, which));
    }
    byte[] bytes = rows.toString().getBytes(StandardCharsets.ISO_8859_1);
    length = bytes.length;
    text = Arrays.copyOf(bytes, length + Words.PADDING);
  }

  @Benchmark
  public int findsLines() {
    int lines = 0;
    int at = 0;
    for (int end = Words.newline(text, 0, length); end >= 0; end = Words.newline(text, at, length)) {
      lines++;
      at = end + 1;
    }
    return lines;
  }

  @Benchmark
  public long hashesLines() {
    long sum = 0;
    int at = 0;
    while (at < length) {
      sum += Words.lineHash(text, at, length, newline);
      at = newline[0] + 1;
    }
    return sum;
  }

  @Benchmark
  public long countsRows() throws IOException {
    Counting counting = new Counting();
    new CaptureReader(MessageStart.unknown()).read(new ByteArrayInputStream(text, 0, length), counting);
    return counting.rows;
  }

  @Benchmark
  public long readsRowsByTheGrammar() throws IOException {
    Counting counting = new Counting();
    new CaptureReader(MessageStart.unknown()).readPlainly(new ByteArrayInputStream(text, 0, length), counting);
    return counting.rows;
  }

  private static final class Counting implements RecordSink, RecordSink.Repeats {
    private long rows;

    @Override
    public void accept(TraceRecord record, String raw) {
      rows++;
    }

    @Override
    public Repeats repeats(TraceRecord record) {
      return this;
    }

    @Override
    public boolean count(long line, long number, Raw raw) {
      rows++;
      return false;
    }

    @Override
    public void more(long times, long sum) {
      rows += times;
    }
  }
}
