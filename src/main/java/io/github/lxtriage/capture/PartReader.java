package io.github.lxtriage.capture;

import io.github.lxtriage.capture.TextRun.End;
import io.github.lxtriage.trace.PartSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a capture in parts, at the same time. Each part is begun at a line, in a state that is
 * guessed: that of the last part that is done. Parts are joined in order, and a part counts only
 * where the one above it ended exactly there and in that state; else its lines are read again, from
 * where they really begin. So guesses cost time when they are wrong, and nothing else.
 */
final class PartReader<S extends PartSink<S>> {
  /** How many bytes a part has at least, and at most. */
  private static final long LEAST = 1 << 23;

  private static final long MOST = 1 << 27;

  /** How far a better place to cut is looked for. */
  private static final int LOOK = 1 << 15;

  private final MessageStart messages;
  private final CaptureReader.Source capture;
  private final S sink;
  private final int threads;
  private final long partSize;
  private final ThreadLocal<Memory> memories = ThreadLocal.withInitial(this::learned);

  /** What was learned of the first part, and then by all threads. */
  private final Memory learned = new Memory();

  private volatile Start guess;

  /** What a part of a capture begins with. */
  private record Start(ColumnLexer.State state, Object context) {

    /** By hand: what Java makes for a record costs milliseconds when it is first asked. */
    boolean is(Start other) {
      return state.is(other.state) && context.equals(other.context);
    }
  }

  /** A part that was read. */
  private record Part<S>(
      long from, Start start, long until, S sink, ReadSummary summary, End end, Object context) {}

  PartReader(
      MessageStart messages, CaptureReader.Source capture, S sink, int threads, long partSize) {
    this.messages = messages;
    this.capture = capture;
    this.sink = sink;
    this.threads = threads;
    this.partSize = partSize;
    this.guess = new Start(ColumnLexer.State.BEGINNING, sink.context());
  }

  /** How large the parts of a capture are best. */
  static long partSize(long size, int threads) {
    return Math.max(LEAST, Math.min(MOST, size / (3L * threads)));
  }

  ReadSummary read() throws IOException {
    List<Long> cuts = cuts();
    memories.set(learned);
    Part<S> done = read(0, guess, cuts.get(0), sink, 0);
    if (cuts.size() == 1) {
      return done.summary();
    }
    if (!sink.exact()) {
      return done.summary().and(rest(done)); // what it counts cannot be counted in parts
    }
    note(done);
    memories.set(learned());
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      return join(done, cuts, readers);
    } finally {
      readers.shutdownNow();
    }
  }

  private ReadSummary join(Part<S> first, List<Long> cuts, ExecutorService readers)
      throws IOException {
    Deque<Future<Part<S>>> running = new ArrayDeque<>();
    ReadSummary summary = first.summary();
    Part<S> above = first;
    int next = 1;
    for (int i = 1; i < cuts.size(); i++) {
      while (next < cuts.size() && running.size() < threads + 1) {
        long from = cuts.get(next - 1);
        long until = cuts.get(next++);
        running.add(readers.submit(() -> guessed(from, until)));
      }
      Part<S> part = result(running.remove());
      ColumnLexer.State state = above.end().state();
      if (state == null || above.end().offset() >= part.until()) {
        continue; // the part above reaches beyond this one
      }
      Start start = new Start(state, above.context());
      boolean right =
          part.from() == above.end().offset() && part.start().is(start) && part.sink().exact();
      if (right) {
        sink.join(part.sink(), summary.lines());
      } else {
        part = read(above.end().offset(), start, part.until(), sink, summary.lines());
      }
      summary = summary.and(part.summary());
      above = part;
      note(part);
    }
    return summary;
  }

  private Memory learned() {
    return learned.sharing();
  }

  private ReadSummary rest(Part<S> above) throws IOException {
    ColumnLexer.State state = above.end().state();
    if (state == null) {
      return new ReadSummary.Counter().summary(0, 0);
    }
    Start start = new Start(state, above.context());
    long lines = above.summary().lines();
    return read(above.end().offset(), start, Long.MAX_VALUE, sink, lines).summary();
  }

  private void note(Part<S> part) {
    ColumnLexer.State state = part.end().state();
    if (state != null) {
      guess = new Start(state, part.context());
    }
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  private Part<S> guessed(long from, long until) throws IOException {
    Start start = guess;
    boolean afterBlank = afterBlank(capture, from);
    ColumnLexer.State state = new ColumnLexer.State(start.state().inForce(), afterBlank);
    Start here = new Start(state, start.context());
    return read(from, here, until, sink.part(start.context()), 0);
  }

  private Part<S> read(long from, Start start, long until, S part, long linesBefore)
      throws IOException {
    try (InputStream in = capture.from(from)) {
      TextRun run = new TextRun(in, part, messages, memories.get());
      run.begin(start.state(), linesBefore);
      End end = run.read(until - from);
      End placed = new End(from + end.offset(), end.state());
      return new Part<>(from, start, until, part, run.summary(), placed, part.context());
    }
  }

  // ---- where to cut

  private List<Long> cuts() throws IOException {
    List<Long> cuts = new ArrayList<>();
    long first = Math.min(partSize, 1 << 18);
    for (long at = first; at + partSize / 2 < capture.size(); at += partSize) {
      long cut = cut(capture, at);
      if (cut > at && (cuts.isEmpty() || cut > cuts.get(cuts.size() - 1))) {
        cuts.add(cut);
      }
    }
    cuts.add(Long.MAX_VALUE);
    return cuts;
  }

  /**
   * Where a record probably begins: between two rows, below an empty line that no histogram stands
   * above, else at any line; -1 where none begins.
   */
  static long cut(CaptureReader.Source capture, long at) throws IOException {
    byte[] read = bytes(capture, at, LOOK);
    byte[] bytes = Arrays.copyOf(read, read.length + Words.PADDING);
    int any = -1;
    boolean row = false;
    boolean bucket = false;
    int from = Words.newline(bytes, 0, read.length) + 1;
    int to = from == 0 ? -1 : Words.newline(bytes, from, read.length);
    while (to >= 0) {
      boolean another = row(bytes, from, to);
      boolean below = bytes[from - 1] == '\n' && from > 1 && bytes[from - 2] == '\n';
      if ((row && another) || (below && !bucket && to > from)) {
        return at + from;
      }
      any = any < 0 ? from : any;
      bucket = to == from ? bucket : RepeatedLines.bucket(bytes, from, to) >= 0;
      row = another;
      from = to + 1;
      to = Words.newline(bytes, from, read.length);
    }
    return any < 0 ? -1 : at + any;
  }

  private static boolean row(byte[] bytes, int from, int to) {
    int length = to - from;
    return RepeatedLines.debugHead(bytes, from, to) >= 0
        || (length > RepeatedLines.PID_WIDTH && RepeatedLines.pid(bytes, from) > 0)
        || (length >= RepeatedLines.LEAST_KEYS + RepeatedLines.VALUE_WIDTH
            && RepeatedLines.value(bytes, from, to) >= 0);
  }

  static boolean afterBlank(CaptureReader.Source capture, long from) throws IOException {
    byte[] above = bytes(capture, from - 2, 2);
    return above.length == 2 && above[0] == '\n' && above[1] == '\n';
  }

  private static byte[] bytes(CaptureReader.Source capture, long at, int count) throws IOException {
    try (InputStream in = capture.from(at)) {
      return in.readNBytes(count);
    }
  }
}
