package io.github.lxtriage.capture;

import io.github.lxtriage.capture.Shape.Form;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.RecordSink.Repeats;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows and entries whose shape was read before, straight from the bytes. Each is held back
 * until the three lines below it are known to change nothing; what is not certain is left for the
 * grammar.
 */
final class Repetition implements RecordSink.Raw {
  /** As many lines below a row as may show its indentation. */
  private static final int HELD = 3;

  private static final Shape BLANK = Shape.blank();

  private final Shapes shapes;
  private final ReadSummary.Counter counter;
  private final RecordSink sink;
  private final int part;

  private final Shape[] held = {BLANK, BLANK, BLANK, BLANK};
  private final long[] numbers = new long[HELD + 1];
  private final int[] starts = new int[HELD + 1];
  private final int[] spans = new int[HELD + 1];
  private int oldest;
  private int waiting;

  private byte[] bytes = new byte[0];
  private int context;
  private long line;
  private int done;
  private final int[] newlineAt = new int[1];
  private int rawFrom;
  private int rawTo;

  // what was found last
  private long number;
  private int span;
  private int end;

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
   * Counts what repeats, from a byte at which a line begins.
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
    waiting = 0;
    lastHistogram = null;
    int at = from;
    Shape before = null;
    Shape shape = find(at, limit);
    while (shape != null && (before == null || mayFollow(before, shape))) {
      if (waiting == HELD) {
        count(starts[(oldest + 1) & HELD]);
      }
      hold(shape, at);
      at = end;
      before = shape;
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

  private @Nullable Shape find(int at, int limit) {
    if (at + RepeatedLines.LEAST_KEYS >= limit) {
      return at < limit && bytes[at] == '\n' ? blank(at) : null;
    }
    if (bytes[at] != ' ') {
      return bytes[at] == '\n' ? blank(at) : null;
    }
    int pid = RepeatedLines.pid(bytes, at);
    if (pid > 0) {
      long hash = Words.lineHash(bytes, at + RepeatedLines.PID_WIDTH, limit, newlineAt);
      Shape row = newlineAt[0] < 0 ? null : row(at, newlineAt[0], hash);
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

  private @Nullable Shape row(int at, int newline, long hash) {
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
    while (to >= 0 && RepeatedLines.bucket(bytes, from, to)) {
      from = to + 1;
      to = Words.newline(bytes, from, limit);
      span++;
    }
    if (to != from || from == first) {
      return null; // only an empty line surely ends the buckets
    }
    number = 0;
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
    int place = (oldest + waiting++) & HELD;
    held[place] = shape;
    numbers[place] = number;
    starts[place] = at;
    spans[place] = span;
  }

  /** Counts those held back too, where what stands below them lets it. */
  private void settle(int at, int limit) {
    int below = at;
    int last = (oldest + waiting - 1) & HELD;
    if (waiting > 0 && held[last].form != Form.BLANK && held[last].form != Form.ROW) {
      below = starts[last];
      waiting--;
    }
    if (waiting == 0 || !atHome(below, limit)) {
      return;
    }
    while (waiting > 1) {
      count(starts[(oldest + 1) & HELD]);
    }
    count(below);
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

  /** Counts the first one held back, which ends where the next begins. */
  private void count(int to) {
    Shape shape = held[oldest];
    int lineCount = spans[oldest];
    RecordKind kind = shape.kind();
    blankLast = kind == null;
    if (kind == null) {
      counter.blank(1);
    } else {
      counter.count(kind, 1, lineCount, to - done);
      rawFrom = done;
      rawTo = to - 1;
      repeats(shape).count(line + 1, numbers[oldest], this);
    }
    line += lineCount;
    if (shape.form == Form.BUCKETS) {
      lastHistogram = shape;
      lastHistogramEnd = line;
    }
    done = to;
    oldest = (oldest + 1) & HELD;
    waiting--;
  }

  /** Asks the sink for what counts a shape; false where it has nothing. */
  boolean begin(Shape shape) {
    shape.repeats = shape.record == null ? null : sink.repeats(shape.record);
    shape.part = part;
    return shape.repeats != null;
  }

  private Repeats repeats(Shape shape) {
    Repeats repeats = shape.repeats;
    if (repeats == null || shape.part != part) {
      repeats = shape.record == null ? null : sink.repeats(shape.record);
      if (repeats == null) {
        throw new IllegalStateException("a sink counted a shape once, and now does not");
      }
      shape.repeats = repeats;
      shape.part = part;
    }
    return repeats;
  }

  @Override
  public String text() {
    return Bytes.decode(new String(bytes, rawFrom, rawTo - rawFrom, StandardCharsets.ISO_8859_1));
  }
}
