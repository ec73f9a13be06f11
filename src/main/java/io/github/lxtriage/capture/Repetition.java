package io.github.lxtriage.capture;

import io.github.lxtriage.capture.Shape.Form;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.RecordSink.Repeats;
import io.github.lxtriage.trace.SaturatedSum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows and entries whose shape was read before, straight from the bytes. Each is held back
 * until the three lines below it are known to change nothing; what is not certain is left for the
 * grammar.
 */
final class Repetition implements RecordSink.Raw {
  /** As many lines below a row as may show its indentation. */
  private static final int HELD = KnownLines.HELD;

  /** As many rows and entries are found before they are counted. */
  private static final int MOST = 1 << 10;

  private final ShapeFinder finder;
  private final KnownRows rows;
  private final KnownEntries entries;
  private final ReadSummary.Counter counter;
  private final RecordSink sink;
  private final int part;

  private final Shape[] found = new Shape[MOST];
  private final long[] numbers = new long[MOST];
  private final int[] spans = new int[MOST];

  /** Where each begins, and where the last one ends. */
  private final int[] starts = new int[MOST + 1];

  private int count;

  private byte[] bytes = new byte[0];
  private int context;
  private long line;
  private int done;

  // what is counted
  private int rawFrom;
  private int rawTo;
  private Shape counted = Shape.BLANK;
  private final List<Shape> pending = new ArrayList<>();

  // what was counted last
  private boolean blankLast;
  private @Nullable Shape lastHistogram;
  private long lastHistogramEnd;

  /**
   * What repeats in another part of a capture, which a thread reads that remembers earlier ones.
   */
  Repetition(Memory memory, ReadSummary.Counter counter, RecordSink sink) {
    this.finder = memory.finder();
    this.rows = memory.rows();
    this.entries = memory.entries();
    this.counter = counter;
    this.sink = sink;
    this.part = memory.nextPart();
    rows.clear();
    entries.clear();
  }

  /**
   * Counts what repeats, from a byte at which a line begins. It is not said to the sink before
   * {@link #say}.
   *
   * @param linesBefore how many lines stand above it
   * @param contextNumber stands for all that reading and counting depends on
   * @return false where nothing does
   */
  boolean run(byte[] block, int from, int limit, long linesBefore, int contextNumber) {
    bytes = block;
    context = contextNumber;
    finder.look(block, contextNumber);
    line = linesBefore;
    done = from;
    count = 0;
    lastHistogram = null;
    int at = from;
    Shape before = Shape.BLANK;
    Shape shape = finder.find(at, limit);
    while (shape != null && mayFollow(before, shape)) {
      hold(shape, at, finder.number(), finder.span());
      before = shape;
      at =
          switch (shape.form) {
            case ROW -> passed(rows, finder.end(), limit);
            case ENTRY -> passed(entries, finder.end(), limit);
            case BLANK, STACK, BUCKETS -> finder.end();
          };
      shape = finder.find(at, limit);
    }
    settle(at, limit);
    return done > from;
  }

  int done() {
    return done;
  }

  /** How many lines stand above the first that was not counted. */
  long line() {
    return line;
  }

  boolean blankLast() {
    return blankLast;
  }

  /** The histogram counted last, if any. */
  @Nullable Shape lastHistogram() {
    return lastHistogram;
  }

  long lastHistogramEnd() {
    return lastHistogramEnd;
  }

  // ---- what stands below what

  /**
   * Most lines of most captures: those that are known, one below the other.
   *
   * @return where the first line stands that is not
   */
  private int passed(KnownLines known, int from, int limit) {
    int end = known.run(bytes, from, limit, context);
    if (known.counted() > 0) {
      starts[count] = from;
      count(count); // what stands above as many known lines is certain
      blankLast = false;
      done = known.heldFrom();
      line += known.counted();
    }
    int at = known.heldFrom();
    for (int i = 0; i < known.held(); i++) {
      Shape shape = known.held(i);
      hold(shape, at, known.heldNumber(i), 1);
      at += known.line(shape);
    }
    return end;
  }

  private static int rowBytes(Shape row) {
    return RepeatedLines.PID_WIDTH + row.length + 1;
  }

  /**
   * An entry looks at the line below it: one that begins a structure, or says how much of it each
   * CPU saw, makes it something else. The first line of buckets that repeat is neither.
   */
  private static boolean mayFollow(Shape above, Shape below) {
    return switch (above.form) {
      case BLANK, ROW -> true;
      case ENTRY -> below.form != Form.STACK;
      case STACK, BUCKETS -> below.form == Form.BLANK;
    };
  }

  private void hold(Shape shape, int at, long number, int lines) {
    if (count == MOST) {
      starts[count] = at;
      count(MOST - HELD);
    }
    found[count] = shape;
    numbers[count] = number;
    spans[count] = lines;
    starts[count++] = at;
  }

  /** Counts those held back too, where what stands below them lets it. */
  private void settle(int at, int limit) {
    int certain = Math.max(0, count - HELD);
    starts[count] = at;
    if (count > 0 && onlyAboveKnown(found[count - 1])) {
      count--;
    }
    boolean all = count > 0 && atHome(starts[count], limit);
    count(all ? count : Math.min(certain, count));
  }

  private static boolean onlyAboveKnown(Shape last) {
    return last.form != Form.BLANK && last.form != Form.ROW;
  }

  /** True where the next lines are at hand, and none shows an indentation. */
  private boolean atHome(int at, int limit) {
    int from = at;
    for (int i = 0; i < HELD; i++) {
      int to = Words.newline(bytes, from, limit);
      if (to < 0 || !RepeatedLines.atHome(bytes, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  // ---- counting

  /** Counts the first of those held back, and moves the others up. */
  private void count(int certain) {
    if (certain == 0) {
      return;
    }
    for (int i = 0; i < certain; i++) {
      Shape shape = found[i];
      if (shape.form == Form.BLANK) {
        counter.blank(1);
        line++;
      } else {
        count(shape, i);
      }
    }
    Form last = found[certain - 1].form;
    blankLast = last == Form.BLANK;
    done = starts[certain];
    int left = count - certain;
    System.arraycopy(found, certain, found, 0, left);
    System.arraycopy(numbers, certain, numbers, 0, left);
    System.arraycopy(spans, certain, spans, 0, left);
    System.arraycopy(starts, certain, starts, 0, left + 1);
    count = left;
  }

  private void count(Shape shape, int i) {
    Repeats repeats = repeats(shape);
    Pending held = shape.pending;
    if (held.times == 0 && held.known == 0) {
      pending.add(shape);
    }
    if (shape.form != Form.ROW) {
      held.lines += spans[i];
      held.size += starts[i + 1] - starts[i];
    }
    if (shape.wanted) {
      rawFrom = starts[i];
      rawTo = starts[i + 1] - 1;
      counted = shape;
      held.known++;
      shape.wanted = repeats.count(line + 1, numbers[i], this);
    } else {
      held.times++;
      if (shape.form == Form.ROW) {
        held.pid(numbers[i], repeats);
        rows.add(shape);
      } else {
        held.sum = SaturatedSum.of(held.sum, numbers[i]);
        entries.add(shape);
      }
    }
    line += spans[i];
    if (shape.form == Form.BUCKETS) {
      lastHistogram = shape;
      lastHistogramEnd = line;
    }
  }

  /** Says to the sink what was counted and has not been said. */
  void say() {
    rows.say();
    entries.say();
    for (Shape shape : pending) {
      Pending held = shape.pending;
      RecordKind kind = shape.kind();
      long times = held.times + held.known;
      if (kind != null && shape.form == Form.ROW) {
        counter.count(kind, times, times, times * rowBytes(shape));
      } else if (kind != null) {
        counter.count(kind, times, held.lines, held.size);
      }
      held.say(repeats(shape));
    }
    pending.clear();
  }

  /** Says all of it before a record that it must not stand below. */
  void sayAll() {
    if (!pending.isEmpty()) {
      say();
      rows.clear();
      entries.clear();
    }
  }

  /** Asks the sink for what counts a shape; false where it has nothing. */
  boolean begin(Shape shape) {
    shape.repeats = shape.record == null ? null : sink.repeats(shape.record);
    shape.part = part;
    shape.wanted = true;
    return shape.repeats != null;
  }

  private Repeats repeats(Shape shape) {
    Repeats repeats = shape.repeats;
    if (repeats == null || shape.part != part) {
      if (!begin(shape) || shape.repeats == null) {
        throw new IllegalStateException("a sink counted a shape once, and now does not");
      }
      repeats = shape.repeats;
    }
    return repeats;
  }

  @Override
  public String text() {
    return Bytes.decode(new String(bytes, rawFrom, rawTo - rawFrom, StandardCharsets.ISO_8859_1));
  }

  @Override
  public Histogram histogram() {
    if (!(counted.record instanceof Histogram first)) {
      throw new IllegalStateException("not a histogram: " + counted.form);
    }
    List<Histogram.Bucket> buckets = new ArrayList<>();
    int from = rawFrom + counted.length;
    while (from < rawTo) {
      int to = Words.newline(bytes, from, rawTo + 1);
      buckets.add(RepeatedLines.bucketAt(bytes, from, to));
      from = to + 1;
    }
    return new Histogram(
        line + 1, first.reading(), first.keys(), first.frames(), first.label(), buckets);
  }
}
