package io.github.lxtriage.capture;

import io.github.lxtriage.capture.Shape.Form;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds which known shape a line begins. Where some of its bytes are those of a shape that was
 * found before, that one is compared first, whole; only where it is another one, its hash is taken.
 */
final class ShapeFinder {
  /**
   * How many shapes found last are remembered by some of their bytes: as bits, at first and at
   * most.
   */
  private static final int LEAST_BITS = 7;

  private static final int MOST_BITS = 14;

  /** How many bytes are looked at for a guess. */
  private static final int LOOK = 88;

  /** Where the newline stands of an entry with one key: what is behind it, varies. */
  private static final int ONE_KEY = RepeatedLines.LEAST_KEYS + RepeatedLines.VALUE_WIDTH;

  private final Shapes shapes;
  private int bits = LEAST_BITS;
  private Shape[] rows = guesses(LEAST_BITS);

  /** Each in the place that its bytes name or in the one beside it, since some name the same. */
  private Shape[] others = guesses(LEAST_BITS);

  private final int[] newlineAt = new int[1];

  private byte[] bytes = new byte[0];
  private int context;

  // what was found last
  private long number;
  private int span;
  private int end;

  ShapeFinder(Shapes shapes) {
    this.shapes = shapes;
  }

  private static Shape[] guesses(int bits) {
    Shape[] guesses = new Shape[1 << bits];
    Arrays.fill(guesses, Shape.BLANK);
    return guesses;
  }

  /**
   * Says where to look.
   *
   * @param block has {@link Words#PADDING} bytes more than are looked for shapes
   * @param contextNumber stands for all that reading and counting depends on
   */
  void look(byte[] block, int contextNumber) {
    bytes = block;
    context = contextNumber;
    if (4 * shapes.size() > rows.length && bits < MOST_BITS) {
      grow();
    }
  }

  /** Takes places enough that few shapes share one. */
  private void grow() {
    while (4 * shapes.size() > 1 << bits && bits < MOST_BITS) {
      bits++;
    }
    rows = guesses(bits);
    others = guesses(bits);
  }

  /** The pid or value of what was found; of a histogram, the sum of its counts. */
  long number() {
    return number;
  }

  /** How many lines were found. */
  int span() {
    return span;
  }

  /** Behind the newline of the last of them. */
  int end() {
    return end;
  }

  /** The shape of what begins at a byte at which a line begins; null where none is known. */
  @Nullable Shape find(int at, int limit) {
    if (at >= limit || bytes[at] != ' ' || at + RepeatedLines.LEAST_KEYS >= limit) {
      return at < limit && bytes[at] == '\n' ? blank(at) : null;
    }
    Shape row = row(at, limit);
    return row == null ? other(at, limit) : row;
  }

  private Shape blank(int at) {
    number = 0;
    span = 1;
    end = at + 1;
    return Shape.BLANK;
  }

  // ---- rows

  /** The shape of the row that begins there; null where none is known. */
  private @Nullable Shape row(int at, int limit) {
    int pid = at + RepeatedLines.LEAST_KEYS < limit ? RepeatedLines.pid(bytes, at) : 0;
    if (pid <= 0) {
      return null;
    }
    int from = at + RepeatedLines.PID_WIDTH;
    int place = Words.rowPlace(bytes, at) >>> (Integer.SIZE - bits);
    Shape guess = rows[place];
    number = pid;
    span = 1;
    end = from + guess.length + 1;
    // its bytes and the newline behind them
    if (guess.context == context
        && end <= limit
        && Arrays.equals(guess.bytes, 0, guess.length + 1, bytes, from, end)) {
      return guess;
    }
    return row(from, limit, place);
  }

  private @Nullable Shape row(int from, int limit, int place) {
    long hash = Words.lineHash(bytes, from, limit, newlineAt);
    int newline = newlineAt[0];
    Shape known = newline < 0 ? null : shapes.find(Form.ROW, context, bytes, from, newline, hash);
    if (known != null) {
      end = newline + 1;
      rows[place] = known;
    }
    return known;
  }

  // ---- entries, stacks and histograms

  private @Nullable Shape other(int at, int limit) {
    int place = -1;
    if (at + LOOK < limit) {
      boolean oneKey = bytes[at + ONE_KEY] == '\n';
      place = Words.entryPlace(bytes, at, oneKey) >>> (Integer.SIZE - bits);
      if (stands(others[place], at, limit)) {
        return others[place];
      }
      if (stands(others[place ^ 1], at, limit)) {
        return others[place ^ 1];
      }
    }
    Shape known = byHash(at, limit);
    if (known != null && place >= 0) {
      if (others[place] != Shape.BLANK) {
        others[place ^ 1] = others[place];
      }
      others[place] = known;
    }
    return known;
  }

  private boolean stands(Shape guess, int at, int limit) {
    return guess.context == context && begins(guess, at, limit) && fits(guess, at, limit);
  }

  private boolean begins(Shape shape, int at, int limit) {
    int to = at + shape.length;
    return to < limit && Arrays.equals(shape.bytes, 0, shape.length, bytes, at, to);
  }

  /** True where what varies of a shape stands behind its bytes. */
  private boolean fits(Shape shape, int at, int limit) {
    int from = at + shape.length;
    return switch (shape.form) {
      case ENTRY, STACK -> value(from, limit, shape.newlines + 1);
      case BUCKETS -> buckets(from, limit);
      case BLANK, ROW -> false;
    };
  }

  private boolean value(int from, int limit, int lines) {
    int to = from + RepeatedLines.VALUE_WIDTH;
    if (to >= limit || bytes[to] != '\n') {
      return false;
    }
    number = RepeatedLines.value(bytes, from, to);
    span = lines;
    end = to + 1;
    return number >= 0;
  }

  private boolean buckets(int first, int limit) {
    long sum = 0;
    int from = first;
    int newline = from + RepeatedLines.BUCKET;
    span = 2;
    while (newline < limit && bytes[newline] == '\n') {
      long count = RepeatedLines.bucket(bytes, from);
      if (count < 0) {
        break;
      }
      sum += count; // of nine digits at most, and few in a block
      span++;
      from = newline + 1;
      newline = from + RepeatedLines.BUCKET;
    }
    number = sum;
    end = from;
    return from > first
        && from < limit
        && bytes[from] == '\n'; // only an empty line surely ends them
  }

  private @Nullable Shape byHash(int at, int limit) {
    int newline = Words.newline(bytes, at, limit);
    if (newline < 0) {
      return null;
    }
    Shape shape = entry(at, newline, limit);
    if (shape == null && shapes.any(Form.STACK)) {
      shape = stack(at, newline, limit);
    }
    if (shape == null && shapes.any(Form.BUCKETS)) {
      shape = histogram(at, newline, limit);
    }
    return shape;
  }

  private @Nullable Shape entry(int at, int newline, int limit) {
    int keys = newline - RepeatedLines.VALUE_WIDTH;
    boolean any = keys - at >= RepeatedLines.LEAST_KEYS && value(keys, limit, 1);
    return any ? shapes.find(Form.ENTRY, context, bytes, at, keys) : null;
  }

  private @Nullable Shape stack(int at, int newline, int limit) {
    int from = newline + 1;
    for (int lines = 2; lines <= Block.KEPT_LINES; lines++) {
      int to = Words.newline(bytes, from, limit);
      if (to <= from) {
        return null;
      }
      if (to - from == RepeatedLines.VALUE_WIDTH && value(from, limit, lines)) {
        return shapes.find(Form.STACK, context, bytes, at, from);
      }
      from = to + 1;
    }
    return null;
  }

  private @Nullable Shape histogram(int at, int newline, int limit) {
    int first = newline + 1 + RepeatedLines.HISTOGRAM_HEADING.length;
    Shape shape = first > limit ? null : shapes.find(Form.BUCKETS, context, bytes, at, first);
    return shape != null && buckets(first, limit) ? shape : null;
  }
}
