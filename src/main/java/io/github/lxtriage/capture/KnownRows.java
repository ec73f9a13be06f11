package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordSink.Repeats;

/** Rows of lxunsup.d and lxsockopt.d: a pid in the first columns, and what repeats. */
final class KnownRows extends KnownLines {
  private static final int MOST_TEXT = 12 * Long.BYTES;

  /**
   * In the cell of a row, where its pids are: for each hundred of them, its digits and 128 bits.
   */
  private static final int PAGES = 16;

  private static final int PAGE_WORDS = 4;

  /** Where the first word of text stands in a row: behind its pid and the first of its name. */
  private static final int TEXT_COLUMN = 8;

  // where words stand that hardly two shapes share: the end of a name, and what follows it
  private static final int NAME = 20;
  private static final int CALL = 28;
  private static final int LEAST_TEXT = CALL + 2 * Long.BYTES - TEXT_COLUMN;

  /** As far as may be looked from the beginning of a row. */
  private static final int REACH = TEXT_COLUMN + MOST_TEXT + Long.BYTES;

  // the first word of a row: a blank, three columns of a pid, its last two digits, a blank, a name
  private static final long ENDS_OF_PID = 0xFFFF0000000000FFL;
  private static final long PAGE = 0x00000000FFFFFF00L;
  private static final int LAST_DIGITS = 32;
  private static final int HIGH_HALVES = 0xF0F0;
  private static final int DIGITS = 0x3030;
  private static final int LOW_HALVES = 0x0F0F;
  private static final int ABOVE_NINE = 0x0606;

  /** A smaller pid is left for others: it has no digit in the columns of a page. */
  private static final int LEAST_PID = 100;

  /** What stands in a page's place before its first pid; no bytes of a row are equal to it. */
  private static final long NO_PAGE = -1;

  KnownRows() {
    super(TEXT_COLUMN - RepeatedLines.PID_WIDTH);
  }

  @Override
  int text(Shape shape) {
    int text = line(shape) - TEXT_COLUMN;
    return text >= LEAST_TEXT && text <= MOST_TEXT ? text : 0;
  }

  @Override
  int line(Shape shape) {
    return RepeatedLines.PID_WIDTH + shape.length + 1;
  }

  @Override
  long mixed(byte[] shapeBytes) {
    int row = -RepeatedLines.PID_WIDTH;
    return name(shapeBytes, row) * SECOND + call(shapeBytes, row);
  }

  /** Small, so that the loop calls nothing for it. */
  private static long name(byte[] bytes, int at) {
    return Words.at(bytes, at + NAME) * FIRST ^ Words.at(bytes, at + CALL);
  }

  private static long call(byte[] bytes, int at) {
    return Words.at(bytes, at + CALL + 8) * FIRST;
  }

  @Override
  int run(byte[] bytes, int from, int limit, int context) {
    found(0, from);
    if (isEmpty()) {
      return from;
    }
    long[] known = cells();
    int shift = shift();
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
      long mixed = name(bytes, at) * SECOND + call(bytes, at);
      int cell = (int) (mixed >>> shift) * CELL;
      int beyond = cell + PROBES * CELL;
      long shape = known[cell];
      while (shape != 0) {
        long different = (known[cell + ENDS] ^ pid) & ENDS_OF_PID;
        different |= known[cell + TEXT] ^ Words.at(bytes, at + TEXT_COLUMN);
        different |= known[cell + TEXT + 1] ^ Words.at(bytes, at + TEXT_COLUMN + 8);
        different |= known[cell + TEXT + 2] ^ Words.at(bytes, at + TEXT_COLUMN + 16);
        different |= known[cell + TEXT + 3] ^ Words.at(bytes, at + TEXT_COLUMN + 24);
        int word = cell + TEXT + 4;
        int end = cell + (int) (shape & 0xFF);
        int column = at + TEXT_COLUMN + 4 * Long.BYTES;
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
          turn(shape(first), known, page);
          known[page] = firstPid & PAGE;
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
    found(rows, at);
    hold(third, third == NONE ? 0 : pid(thirdPid));
    hold(second, second == NONE ? 0 : pid(secondPid));
    hold(first, first == NONE ? 0 : pid(firstPid));
    return at;
  }

  @Override
  void begin(long[] known, int cell) {
    for (int page = cell + PAGES; page < cell + CELL; page += PAGE_WORDS) {
      known[page] = NO_PAGE;
    }
  }

  /** Where the hundred pids are counted to which one belongs. */
  private static int page(int cell, long columns) {
    return cell + PAGES + ((int) (columns >>> 22) & 0xC);
  }

  private static long pid(long columns) {
    return 100 * hundreds(columns) + lastTwo(columns);
  }

  private static int lastTwo(long columns) {
    return (int) (columns >>> 32 & 0xF) * 10 + (int) (columns >>> 40 & 0xF);
  }

  /** The number that the first three columns of a pid say, of which blanks are zeros. */
  private static long hundreds(long columns) {
    long number = 0;
    for (int column = 1; column <= 3; column++) {
      number = number * 10 + ((columns >>> (column * Byte.SIZE)) & 0xF);
    }
    return number;
  }

  @Override
  void say(Shape shape, long[] known, int cell) {
    for (int page = cell + PAGES; page < cell + CELL; page += PAGE_WORDS) {
      turn(shape, known, page);
    }
    shape.pending.times += known[cell + TIMES];
  }

  /** Says the pids of a page, and forgets them. */
  private static void turn(Shape shape, long[] known, int page) {
    Repeats repeats = shape.repeats;
    if (repeats == null) {
      throw new IllegalStateException("a row was counted that nobody counts");
    }
    long pid = 100 * hundreds(known[page]);
    for (int word = 1; word <= 2; word++) {
      for (long left = known[page + word]; left != 0; left &= left - 1) {
        shape.pending.pid(pid + Long.numberOfTrailingZeros(left), repeats);
      }
      known[page + word] = 0;
      pid += Long.SIZE;
    }
  }
}
