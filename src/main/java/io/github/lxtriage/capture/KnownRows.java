package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordSink.Repeats;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose shape was found before, laid out for the loop in which most bytes of most captures are
 * read: all that is compared and counted of a shape lies side by side, where its row's own bytes
 * say, and the loop calls nothing. What it does not know, {@link ShapeFinder} may.
 */
final class KnownRows {
  /** As many rows below one must be known before it counts (see {@link Repetition}). */
  private static final int HELD = 3;

  // what a cell holds, as words of eight bytes
  private static final int ENDS = 1;
  private static final int TIMES = 2;
  private static final int TEXT = 4;
  private static final int MOST_TEXT = 12;
  private static final int PAGES = 16;
  private static final int PAGE_WORDS = 4;
  private static final int CELL = 32;

  /** Words of a row's text that are compared at once; its last word comes behind them. */
  private static final int LEAST_TEXT = 4;

  /** Where the first word of text stands in a row: behind its pid and the first of its name. */
  private static final int TEXT_COLUMN = 8;

  // where words stand that hardly two shapes share: the end of a name, and what follows it
  private static final int NAME = 20;
  private static final int CALL = 28;
  private static final int LEAST_ROW = CALL + 2 * Long.BYTES;

  /** As far as may be looked from the beginning of a row. */
  private static final int REACH = TEXT_COLUMN + (MOST_TEXT + 1) * Long.BYTES;

  // the first word of a row: a blank, three columns of a pid, its last two digits, a blank, a name
  private static final long ENDS_OF_PID = 0xFFFF0000000000FFL;
  private static final long BLANKS = 0x0020000000000020L;
  private static final long PAGE = 0x00000000FFFFFF00L;
  private static final int LAST_DIGITS = 32;
  private static final int HIGH_HALVES = 0xF0F0;
  private static final int DIGITS = 0x3030;
  private static final int LOW_HALVES = 0x0F0F;
  private static final int ABOVE_NINE = 0x0606;

  /** Below, a pid has fewer digits than a page's. */
  private static final int LEAST_PID = 100;

  private static final int LEAST_BITS = 8;
  private static final int MOST_BITS = 13;

  /** Of shapes that fall on one cell, as many are looked at. */
  private static final int PROBES = 8;

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  private static final int NONE = -1;

  private int bits = LEAST_BITS; // none before it grows
  private long[] cells = new long[0];
  private @Nullable Shape[] shapes = new @Nullable Shape[0];
  private int size;
  private long counted;

  /** How many rows the last run counted. */
  long counted() {
    return counted;
  }

  /**
   * Counts rows that are known, one below the other, but for the last ones.
   *
   * @param bytes have {@link Words#PADDING} bytes more than are looked at
   * @param from where a row begins
   * @param context stands for all that reading and counting depends on
   * @return where the first row begins that was not counted
   */
  int run(byte[] bytes, int from, int limit, int context) {
    counted = 0;
    if (size == 0) {
      return from;
    }
    long[] known = cells;
    int shift = Long.SIZE - bits;
    int last = limit - REACH;
    long rows = 0;
    // those that are held back: their cells, and their first words
    int first = NONE;
    int second = NONE;
    int third = NONE;
    long firstPid = 0;
    long secondPid = 0;
    long thirdPid = 0;
    int at = from;
    while (at <= last) {
      long pid = Words.at(bytes, at);
      long mixed = (Words.at(bytes, at + NAME) * FIRST ^ Words.at(bytes, at + CALL)) * SECOND;
      mixed += Words.at(bytes, at + CALL + 8) * FIRST;
      int cell = (int) (mixed >>> shift) * CELL;
      int beyond = cell + PROBES * CELL;
      long shape = known[cell];
      while (shape != 0) {
        long different = (known[cell + ENDS] ^ pid) & ENDS_OF_PID;
        different |= known[cell + TEXT] ^ Words.at(bytes, at + TEXT_COLUMN);
        different |= known[cell + TEXT + 1] ^ Words.at(bytes, at + TEXT_COLUMN + 8);
        different |= known[cell + TEXT + 2] ^ Words.at(bytes, at + TEXT_COLUMN + 16);
        different |= known[cell + TEXT + 3] ^ Words.at(bytes, at + TEXT_COLUMN + 24);
        int word = cell + TEXT + LEAST_TEXT;
        int end = cell + (int) (shape & 0xFF);
        int column = at + TEXT_COLUMN + LEAST_TEXT * Long.BYTES;
        while (word < end) {
          different |= known[word] ^ Words.at(bytes, column);
          word++;
          column += Long.BYTES;
        }
        different |=
            (known[word] ^ Words.at(bytes, column))
                << (int) (shape >>> 8); // by what is beyond its row
        if (different == 0 && (int) shape >>> 16 == context) {
          break;
        }
        cell += CELL;
        shape = cell == beyond ? 0 : known[cell];
      }
      if (shape == 0) {
        break;
      }
      int digits = (int) (pid >>> LAST_DIGITS);
      boolean right =
          known[page(cell, pid)] == (pid & PAGE)
              ? (digits & HIGH_HALVES) == DIGITS
                  && ((digits & LOW_HALVES) + ABOVE_NINE & HIGH_HALVES) == 0
              : RepeatedLines.pid(bytes, at) >= LEAST_PID;
      if (!right) {
        break;
      }
      if (first != NONE) {
        int page = page(first, firstPid);
        if (known[page] != (firstPid & PAGE)) {
          turn(first, page, firstPid & PAGE);
        }
        int two = lastTwo(firstPid);
        known[page + 1 + (two >>> 6)] |= 1L << two;
        known[first + TIMES]++;
        rows++;
      }
      first = second;
      second = third;
      third = cell;
      firstPid = secondPid;
      secondPid = thirdPid;
      thirdPid = pid;
      at += (int) (shape >>> 32);
    }
    counted = rows;
    return at - length(first) - length(second) - length(third);
  }

  private int length(int cell) {
    return cell == NONE ? 0 : (int) (cells[cell] >>> 32);
  }

  /** Where the hundred pids are counted to which one belongs. */
  private static int page(int cell, long pid) {
    return cell + PAGES + ((int) (pid >>> 22) & 0xC);
  }

  private static int lastTwo(long pid) {
    return (int) (pid >>> 32 & 0xF) * 10 + (int) (pid >>> 40 & 0xF);
  }

  // ---- what is known

  /** Knows a shape from now on, where it is one of a row and there is room. */
  void add(Shape shape) {
    int row = RepeatedLines.PID_WIDTH + shape.length + 1;
    int words = (row - TEXT_COLUMN + Long.BYTES - 1) / Long.BYTES;
    if (row < LEAST_ROW || words > MOST_TEXT) {
      return;
    }
    if (4 * size >= shapes.length) {
      grow();
    }
    int place = place(shape);
    int free = place;
    while (free < place + PROBES && shapes[free] != null) {
      if (shapes[free] == shape) {
        return;
      }
      free++;
    }
    if (free < place + PROBES && 4 * size < shapes.length) {
      put(shape, free, row, words);
    }
  }

  private int place(Shape shape) {
    byte[] text = shape.bytes;
    int name = NAME - RepeatedLines.PID_WIDTH;
    int call = CALL - RepeatedLines.PID_WIDTH;
    long mixed = (Words.at(text, name) * FIRST ^ Words.at(text, call)) * SECOND;
    mixed += Words.at(text, call + 8) * FIRST;
    return (int) (mixed >>> (Long.SIZE - bits));
  }

  private void put(Shape shape, int place, int row, int words) {
    int from = TEXT_COLUMN - RepeatedLines.PID_WIDTH;
    int cell = place * CELL;
    for (int i = 0; i < words; i++) {
      cells[cell + TEXT + i] = Words.at(shape.bytes, from + i * Long.BYTES);
    }
    long last = TEXT + words - 1L;
    long beyond = (long) words * Long.BYTES - (row - TEXT_COLUMN);
    cells[cell] = (long) row << 32 | (long) shape.context << 16 | beyond << 11 | last;
    cells[cell + ENDS] = (long) shape.bytes[1] << 56 | BLANKS;
    shapes[place] = shape;
    size++;
  }

  private void grow() {
    if (bits == MOST_BITS) {
      return;
    }
    say();
    bits++;
    shapes = new @Nullable Shape[(1 << bits) + PROBES];
    cells = new long[shapes.length * CELL];
    size = 0;
  }

  // ---- what was counted

  /** Adds what was counted to the shapes' own counts. */
  void say() {
    for (int place = 0; place < shapes.length; place++) {
      Shape shape = shapes[place];
      if (shape != null) {
        int cell = place * CELL;
        for (int page = cell + PAGES; page < cell + CELL; page += PAGE_WORDS) {
          say(shape, page);
        }
        shape.pending.times += cells[cell + TIMES];
        cells[cell + TIMES] = 0;
      }
    }
  }

  /** Begins to count another hundred of pids. */
  private void turn(int cell, int page, long digits) {
    Shape shape = shapes[cell / CELL];
    if (shape != null) {
      say(shape, page);
    }
    cells[page] = digits;
  }

  private void say(Shape shape, int page) {
    Repeats repeats = shape.repeats;
    if (repeats == null) {
      throw new IllegalStateException("a row was counted that nobody counts");
    }
    long hundred = 100 * hundreds(cells[page]);
    for (int word = 1; word <= 2; word++) {
      for (long left = cells[page + word]; left != 0; left &= left - 1) {
        shape.pending.pid(hundred + Long.numberOfTrailingZeros(left), repeats);
      }
      cells[page + word] = 0;
      hundred += Long.SIZE;
    }
  }

  /** The number that the first three columns of a pid say; 0 where they are none. */
  private static long hundreds(long digits) {
    long number = 0;
    for (int column = 1; column <= 3; column++) {
      long digit = (digits >>> (column * Byte.SIZE)) & 0xF;
      number = number * 10 + digit;
    }
    return number;
  }
}
