package io.github.lxtriage.capture;

import io.github.lxtriage.trace.SaturatedSum;

/** Entries of aggregations, without more below them: keys, and a value at the end of the line. */
final class KnownEntries extends KnownLines {
  private static final int LEAST_TEXT = 48;
  private static final int MOST_TEXT = 28 * Long.BYTES;

  /** As far as may be looked from the beginning of an entry. */
  private static final int REACH = MOST_TEXT + RepeatedLines.VALUE_WIDTH + 2 * Long.BYTES;

  /** Where the newline stands of an entry with one key. */
  private static final int ONE_KEY = RepeatedLines.LEAST_KEYS + RepeatedLines.VALUE_WIDTH;

  /**
   * Where the words of a second key end that are looked at for a cell; shorter keys are not known
   * here.
   */
  private static final int LOOKED = 70;

  /** Where the last eight columns of a value begin; most have no more digits. */
  private static final int LAST_EIGHT = RepeatedLines.VALUE_WIDTH - Long.BYTES;

  KnownEntries() {
    super(0);
  }

  @Override
  int text(Shape shape) {
    boolean looked = shape.length == RepeatedLines.LEAST_KEYS || shape.length >= LOOKED;
    return looked && shape.length <= MOST_TEXT ? shape.length : 0;
  }

  @Override
  int line(Shape shape) {
    return shape.length + RepeatedLines.VALUE_WIDTH + 1;
  }

  @Override
  long mixed(byte[] shapeBytes) {
    long first = firstKey(shapeBytes, 0);
    boolean oneKey = shapeBytes.length == RepeatedLines.LEAST_KEYS + Words.PADDING;
    return oneKey ? first : first + secondKey(shapeBytes, 0);
  }

  private static long firstKey(byte[] bytes, int at) {
    return (Words.at(bytes, at + 2) * FIRST ^ Words.at(bytes, at + 10)) * SECOND;
  }

  private static long secondKey(byte[] bytes, int at) {
    return (Words.at(bytes, at + 54) * FIRST ^ Words.at(bytes, at + 62)) * FIRST;
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
    long entries = 0;
    // those that are held back: their cells, and their values
    int first = NONE;
    int second = NONE;
    int third = NONE;
    long firstValue = 0;
    long secondValue = 0;
    long thirdValue = 0;
    int at = from;
    while (at <= last) {
      long mixed = firstKey(bytes, at);
      if (bytes[at + ONE_KEY] != '\n') {
        mixed += secondKey(bytes, at);
      }
      int cell = (int) (mixed >>> shift) * CELL;
      int beyond = cell + PROBES * CELL;
      long shape = known[cell];
      while (shape != 0) {
        long different = known[cell + TEXT] ^ Words.at(bytes, at);
        different |= known[cell + TEXT + 1] ^ Words.at(bytes, at + 8);
        different |= known[cell + TEXT + 2] ^ Words.at(bytes, at + 16);
        different |= known[cell + TEXT + 3] ^ Words.at(bytes, at + 24);
        different |= known[cell + TEXT + 4] ^ Words.at(bytes, at + 32);
        different |= known[cell + TEXT + 5] ^ Words.at(bytes, at + 40);
        int word = cell + TEXT + 6;
        int end = cell + (int) (shape & 0xFF);
        int column = at + LEAST_TEXT;
        while (word + 6 <= end) { // once for two strings; the loop itself costs more than a word
          different |= known[word] ^ Words.at(bytes, column);
          different |= known[word + 1] ^ Words.at(bytes, column + 8);
          different |= known[word + 2] ^ Words.at(bytes, column + 16);
          different |= known[word + 3] ^ Words.at(bytes, column + 24);
          different |= known[word + 4] ^ Words.at(bytes, column + 32);
          different |= known[word + 5] ^ Words.at(bytes, column + 40);
          word += 6;
          column += 6 * Long.BYTES;
        }
        while (word < end) {
          different |= known[word] ^ Words.at(bytes, column);
          word++;
          column += Long.BYTES;
        }
        different |= (known[word] ^ Words.at(bytes, column)) << (int) (shape >>> 8);
        if (different == 0 && (int) shape >>> 16 == context) {
          break;
        }
        cell += CELL;
        shape = cell == beyond ? 0 : known[cell];
      }
      if (shape == 0) {
        break;
      }
      int end = at + (int) (shape >>> 32);
      int columns = end - 1 - RepeatedLines.VALUE_WIDTH;
      boolean few =
          Words.at(bytes, columns) == RepeatedLines.BLANKS && bytes[columns + Long.BYTES] == ' ';
      long value =
          few
              ? RepeatedLines.eight(Words.at(bytes, columns + LAST_EIGHT))
              : RepeatedLines.value(bytes, columns, end - 1);
      if (value < 0 || bytes[end - 1] != '\n') {
        break;
      }
      if (first != NONE) {
        known[first + TIMES]++;
        long sum = known[first + SUM] + firstValue; // neither is negative
        known[first + SUM] = sum < 0 ? Long.MAX_VALUE : sum;
        entries++;
      }
      first = second;
      second = third;
      third = cell;
      firstValue = secondValue;
      secondValue = thirdValue;
      thirdValue = value;
      at = end;
    }
    found(entries, at);
    hold(third, thirdValue);
    hold(second, secondValue);
    hold(first, firstValue);
    return at;
  }

  @Override
  void begin(long[] known, int cell) {
    // counts begin at 0
  }

  @Override
  void say(Shape shape, long[] known, int cell) {
    long times = known[cell + TIMES];
    shape.pending.times += times;
    shape.pending.lines += times;
    shape.pending.size += times * line(shape);
    shape.pending.sum = SaturatedSum.of(shape.pending.sum, known[cell + SUM]);
  }
}
