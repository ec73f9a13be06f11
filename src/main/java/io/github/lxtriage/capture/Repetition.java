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
  private static final int HELD = 3;

  /** As many rows and entries are found before they are counted. */
  private static final int MOST = 1 << 10;

  private static final Shape BLANK = Shape.blank();

  private final Shapes shapes;
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
  private final int[] newlineAt = new int[1];

  // what was found last
  private long number;
  private int span;
  private int end;

  // what is counted
  private int rawFrom;
  private int rawTo;
  private Shape counted = BLANK;
  private final List<Shape> pending = new ArrayList<>();

  // what was counted last
  private boolean blankLast;
  private @Nullable Shape lastHistogram;
  private long lastHistogramEnd;

  /**
   * @param part the number of the part of the capture that the sink is for
   */
  Repetition(Shapes shapes, ReadSummary.Counter counter, RecordSink sink, int part) {
    this.shapes = shapes;
    this.counter = counter;
    this.sink = sink;
    this.part = part;
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
    line = linesBefore;
    done = from;
    count = 0;
    lastHistogram = null;
    int at = from;
    Shape before = BLANK;
    Shape shape = find(at, limit);
    while (shape != null && mayFollow(before, shape)) {
      hold(shape, at);
      before = shape;
      at = before.form == Form.ROW ? rows(end, limit) : end;
      shape = find(at, limit);
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

  // ---- what a line begins

  /** Most lines of most captures: rows that repeat, one below the other. Says where they end. */
  private int rows(int from, int limit) {
    int at = from;
    int last = limit - RepeatedLines.LEAST_KEYS;
    while (at < last) {
      int pid = RepeatedLines.pid(bytes, at);
      Shape row = pid < 0 ? null : row(at, limit);
      if (row == null) {
        return at;
      }
      number = pid;
      hold(row, at);
      at = end;
    }
    return at;
  }

  private @Nullable Shape find(int at, int limit) {
    if (at + RepeatedLines.LEAST_KEYS >= limit) {
      return at < limit && bytes[at] == '\n' ? blank(at) : null;
    }
    if (bytes[at] != ' ') {
      return bytes[at] == '\n' ? blank(at) : null;
    }
    int pid = RepeatedLines.pid(bytes, at);
    if (pid > 0) {
      Shape row = row(at, limit);
      if (row != null) {
        number = pid;
        return row;
      }
    }
    int newline = Words.newline(bytes, at, limit);
    return newline < 0 ? null : entry(at, newline, limit);
  }

  private @Nullable Shape entry(int at, int newline, int limit) {
    end = newline + 1;
    span = 1;
    Shape shape = entry(at, newline);
    if (shape == null && shapes.any(Form.STACK)) {
      shape = stack(at, newline, limit);
    }
    if (shape == null && shapes.any(Form.BUCKETS)) {
      shape = histogram(at, newline, limit);
    }
    return shape;
  }

  private Shape blank(int at) {
    span = 1;
    end = at + 1;
    return BLANK;
  }

  private @Nullable Shape row(int at, int limit) {
    long hash = Words.lineHash(bytes, at + RepeatedLines.PID_WIDTH, limit, newlineAt);
    int newline = newlineAt[0];
    if (newline < 0) {
      return null;
    }
    end = newline + 1;
    span = 1;
    return shapes.find(Form.ROW, context, bytes, at + RepeatedLines.PID_WIDTH, newline, hash);
  }

  private @Nullable Shape entry(int at, int newline) {
    int keys = newline - RepeatedLines.VALUE_WIDTH;
    if (keys - at < RepeatedLines.LEAST_KEYS) {
      return null;
    }
    number = RepeatedLines.value(bytes, at, newline);
    return number < 0 ? null : shapes.find(Form.ENTRY, context, bytes, at, keys);
  }

  private @Nullable Shape stack(int at, int newline, int limit) {
    int from = newline + 1;
    for (int lines = 2; lines <= Block.KEPT_LINES; lines++) {
      int to = Words.newline(bytes, from, limit);
      if (to <= from) {
        return null;
      }
      number = to - from == RepeatedLines.VALUE_WIDTH ? RepeatedLines.value(bytes, from, to) : -1;
      if (number >= 0) {
        span = lines;
        end = to + 1;
        return shapes.find(Form.STACK, context, bytes, at, from);
      }
      from = to + 1;
    }
    return null;
  }

  private @Nullable Shape histogram(int at, int newline, int limit) {
    int first = newline + 1 + RepeatedLines.HISTOGRAM_HEADING.length;
    Shape shape = first > limit ? null : shapes.find(Form.BUCKETS, context, bytes, at, first);
    if (shape == null) {
      return null;
    }
    int from = first;
    int to = Words.newline(bytes, from, limit);
    number = 0;
    while (to >= 0 && RepeatedLines.bucket(bytes, from, to)) {
      number = SaturatedSum.of(number, RepeatedLines.bucketCount(bytes, to));
      from = to + 1;
      to = Words.newline(bytes, from, limit);
      span++;
    }
    if (to != from || from == first) {
      return null; // only an empty line surely ends the buckets
    }
    span++;
    end = from;
    return shape;
  }

  // ---- what may stand below what

  /**
   * An entry looks at the line below it: one that begins a structure, or says how much of it each
   * CPU saw, makes it something else.
   */
  private static boolean mayFollow(Shape above, Shape below) {
    return switch (above.form) {
      case BLANK, ROW -> true;
      case ENTRY -> below.form == Form.BLANK || below.form == Form.ENTRY || below.form == Form.ROW;
      case STACK, BUCKETS -> below.form == Form.BLANK;
    };
  }

  private void hold(Shape shape, int at) {
    if (count == MOST) {
      starts[count] = at;
      count(MOST - HELD);
    }
    found[count] = shape;
    numbers[count] = number;
    spans[count] = span;
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
    if (held.lines == 0) {
      pending.add(shape);
    }
    held.lines += spans[i];
    held.size += starts[i + 1] - starts[i];
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
      } else {
        held.sum = SaturatedSum.of(held.sum, numbers[i]);
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
    for (Shape shape : pending) {
      Pending held = shape.pending;
      RecordKind kind = shape.kind();
      if (kind != null) {
        counter.count(kind, held.times + held.known, held.lines, held.size);
      }
      held.say(repeats(shape));
    }
    pending.clear();
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
