package io.github.lxtriage.capture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines whose shape was found before, laid out for the loops in which most bytes of most captures
 * are read: all that is compared and counted of a shape lies side by side, in a cell that some of
 * the line's own bytes name, and the loops call hardly anything. They are alike and stand twice:
 * shared, they would call what the first compiler does not inline. What is not known here, {@link
 * ShapeFinder} may know.
 */
abstract sealed class KnownLines permits KnownRows, KnownEntries {
  /** As many lines below one must be known before it counts (see {@link Repetition}). */
  static final int HELD = 3;

  /** No cell. */
  static final int NONE = -1;

  // What a cell holds, as words of eight bytes. The first, which is 0 where there is no shape: how
  // long its line is (32 bits), its context (16), what of its last word is not its own (8), and
  // where that word is (8).
  static final int TIMES = 1;
  static final int SUM = 2;

  /** Of a row: its first word, without its pid. */
  static final int ENDS = 3;

  static final int TEXT = 4;
  static final int CELL = 32;

  /** Of shapes that fall on one cell, as many are looked at. */
  static final int PROBES = 8;

  // make of some bytes a number whose highest bits name a cell
  static final long FIRST = Words.FIRST;
  static final long SECOND = Words.SECOND;

  private static final int MOST_BITS = 13;

  private final int textFrom;

  /** How many cells there are, but for the last {@link #PROBES}; before it grows first, none. */
  private int bits = 10;

  private int size;
  private @Nullable Shape[] shapes = new @Nullable Shape[0];
  private long[] cells = new long[0];

  // what the last run found
  private long counted;
  private int held;
  private int heldFrom;
  private final Shape[] heldShapes = new Shape[HELD];
  private final long[] heldNumbers = new long[HELD];

  /**
   * @param textFrom which byte of a shape is the first that is compared by words
   */
  KnownLines(int textFrom) {
    this.textFrom = textFrom;
  }

  /**
   * Counts lines that are known, one below the other, but for the last ones.
   *
   * @param bytes have {@link Words#PADDING} bytes more than are looked at
   * @param from where a line begins
   * @param context stands for all that reading and counting depends on
   * @return where the first line begins that is not known
   */
  abstract int run(byte[] bytes, int from, int limit, int context);

  /** How many bytes of a shape are compared by words; 0 for one that is not known here. */
  abstract int text(Shape shape);

  /** A number that the lines of a shape share. */
  abstract long mixed(byte[] shapeBytes);

  /** How long the line of a shape is. */
  abstract int line(Shape shape);

  /** Makes a cell ready for the counts of a shape. */
  abstract void begin(long[] known, int cell);

  /** Adds what a cell counts to its shape's own counts. */
  abstract void say(Shape shape, long[] known, int cell);

  // ---- what the last run found

  final void found(long lines, int end) {
    counted = lines;
    held = 0;
    heldFrom = end;
  }

  /** Of those that were not counted, from the last one up. */
  final void hold(int cell, long number) {
    if (cell != NONE) {
      heldFrom -= (int) (cells[cell] >>> 32);
      heldShapes[held] = shape(cell);
      heldNumbers[held++] = number;
    }
  }

  /** How many lines the last run counted. */
  final long counted() {
    return counted;
  }

  /** How many lines below them are known; they are not counted. */
  final int held() {
    return held;
  }

  /** Where the first of those begins. */
  final int heldFrom() {
    return heldFrom;
  }

  /** One of those, from 0 for the first. */
  final Shape held(int i) {
    return heldShapes[held - 1 - i];
  }

  /** Its pid or its value. */
  final long heldNumber(int i) {
    return heldNumbers[held - 1 - i];
  }

  // ---- what is known

  final boolean isEmpty() {
    return size == 0;
  }

  final long[] cells() {
    return cells;
  }

  /** How far to shift what {@link #mixed} gives, for the number of a cell. */
  final int shift() {
    return Long.SIZE - bits;
  }

  final Shape shape(int cell) {
    Shape shape = shapes[cell / CELL];
    if (shape == null) {
      throw new IllegalStateException("a line of no shape was counted");
    }
    return shape;
  }

  /** Forgets all shapes, of which nothing must be left to say. */
  final void clear() {
    for (int place = 0; size > 0; place++) {
      if (shapes[place] != null) {
        shapes[place] = null;
        cells[place * CELL] = 0;
        size--;
      }
    }
  }

  /** Knows a shape from now on, where there is room for it. */
  final void add(Shape shape) {
    if (text(shape) == 0) {
      return;
    }
    if (4 * size >= shapes.length && bits < MOST_BITS) {
      grow();
    }
    int place = (int) (mixed(shape.bytes) >>> shift());
    int free = place;
    while (free < place + PROBES && shapes[free] != null) {
      if (shapes[free] == shape) {
        return;
      }
      free++;
    }
    if (free < place + PROBES && 4 * size < shapes.length) {
      put(shape, free);
    }
  }

  private void put(Shape shape, int place) {
    int text = text(shape);
    int words = (text + Long.BYTES - 1) / Long.BYTES;
    int cell = place * CELL;
    Arrays.fill(cells, cell, cell + CELL, 0);
    for (int i = 0; i < words; i++) {
      cells[cell + TEXT + i] = Words.at(shape.bytes, textFrom + i * Long.BYTES);
    }
    long beyond = ((long) words * Long.BYTES - text) * Byte.SIZE;
    cells[cell] =
        (long) line(shape) << 32 | (long) shape.context << 16 | beyond << 8 | (TEXT + words - 1);
    cells[cell + ENDS] = Words.at(shape.bytes, 0) << 48 | ' ';
    begin(cells, cell);
    shapes[place] = shape;
    size++;
  }

  /** Takes more room. What was known comes back when it is counted the next time. */
  private void grow() {
    say();
    bits++;
    shapes = new @Nullable Shape[(1 << bits) + PROBES];
    cells = new long[shapes.length * CELL];
    size = 0;
  }

  /** Adds what was counted to the shapes' own counts. */
  final void say() {
    for (int place = 0; place < shapes.length; place++) {
      Shape shape = shapes[place];
      if (shape != null) {
        int cell = place * CELL;
        say(shape, cells, cell);
        cells[cell + TIMES] = 0;
        cells[cell + SUM] = 0;
      }
    }
  }
}
