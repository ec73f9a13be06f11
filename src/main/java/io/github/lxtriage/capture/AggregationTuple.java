package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default format of an aggregation's entry (section 9.1): the keys, each behind its own
 * separator, and a value in the last 17 columns. A line is an entry only if every field fits its
 * columns, from the first byte to the last.
 */
final class AggregationTuple {
  /**
   * {@code " %3d"}, {@code " %5d"}, {@code " %8d"} and {@code " %16d"}: the widths of integer keys,
   * separator included.
   */
  private static final int[] INTEGER_WIDTHS = {4, 6, 9, 17};

  private static final int VALUE_WIDTH = 17;
  private static final int STRING_WIDTH = 50;

  /** Where a string begins that is the first key, and where its columns end. */
  static final int STRING_COLUMN = 2;

  static final int STRING_END = STRING_COLUMN + STRING_WIDTH;

  /** Longer than any tuple that a reader of columns can take apart; keeps hostile lines cheap. */
  private static final int MAX_LENGTH = 1 << 13;

  /** Fewer than stand between a number of 16 digits and the end of the columns of a string. */
  private static final int FEW_BLANKS = 16;

  private final String line;
  private final int valueStart;

  /** True where nothing follows the keys: the last one may have lost its padding. */
  private final boolean open;

  private final Deque<Field> fields = new ArrayDeque<>();

  /** Where no field can begin: what follows was tried there. */
  private final BitSet dead = new BitSet();

  /** Where a string longer than its columns may end, but for the dead ends; null until needed. */
  private @Nullable BitSet ends;

  /** How many blanks of its own a string may begin with. */
  private int indented;

  /** True where a string longer than its columns may hold adjacent blanks: the last resort. */
  private boolean gaps;

  private AggregationTuple(String line, int valueStart, boolean open) {
    this.line = line;
    this.valueStart = valueStart;
    this.open = open;
  }

  /**
   * The keys that stand alone on a line, above a stack, a table or a histogram; null where the line
   * holds anything else.
   */
  static @Nullable List<Field> keys(String line) {
    if (line.isEmpty() || line.charAt(0) != ' ' || line.length() > MAX_LENGTH) {
      return null;
    }
    AggregationTuple tuple = new AggregationTuple(line, line.length(), true);
    return tuple.read() && !tuple.fields.isEmpty() ? List.copyOf(tuple.fields) : null;
  }

  /**
   * The keys that stand alone on a line whose last field fills its columns, so that nothing of the
   * line is missing; null where the line holds anything else.
   */
  static @Nullable List<Field> wholeKeys(String line) {
    if (line.isEmpty() || line.charAt(0) != ' ' || line.length() > MAX_LENGTH) {
      return null;
    }
    AggregationTuple tuple = new AggregationTuple(line, line.length(), false);
    Field last = tuple.read() ? tuple.fields.peekLast() : null;
    boolean overlong = last == null || last.text().length() > STRING_WIDTH;
    return overlong ? null : List.copyOf(tuple.fields);
  }

  /**
   * An entry of two strings and a count, of a capture that is known to hold these (section 15 c):
   * the second string may have any length and any blanks.
   */
  static @Nullable List<Field> twoStrings(String line) {
    int valueStart = valueStart(line);
    int second = 2 * (2 + STRING_WIDTH) - STRING_WIDTH;
    boolean placed =
        valueStart >= 2 * (2 + STRING_WIDTH)
            && line.startsWith("  ")
            && line.startsWith("  ", second - 2)
            && line.charAt(second) != ' ';
    return placed
        ? List.of(
            new Field(DtraceOutput.STRING_KEY, trimmed(line.substring(2, second - 2))),
            new Field(DtraceOutput.STRING_KEY, trimmed(line.substring(second, valueStart))),
            new Field(DtraceOutput.VALUE, line.substring(valueStart).strip()))
        : null;
  }

  /** True where an integer that is right-aligned in its columns takes this many bytes. */
  static boolean integer(int bytes) {
    return Arrays.binarySearch(INTEGER_WIDTHS, bytes) >= 0;
  }

  private static String trimmed(String field) {
    return field.substring(0, Columns.trimmedEnd(field));
  }

  /** The fields of an entry, value last; null where the line is none. */
  static @Nullable List<Field> fields(String line) {
    int valueStart = valueStart(line);
    if (valueStart < 0 || line.length() > MAX_LENGTH) {
      return null;
    }
    AggregationTuple tuple = new AggregationTuple(line, valueStart, false);
    if (!tuple.read()) {
      return null;
    }
    tuple.fields.addLast(new Field(DtraceOutput.VALUE, line.substring(valueStart).strip()));
    return List.copyOf(tuple.fields);
  }

  /** Where the value's separator stands, or -1 where the line does not end in a value. */
  private static int valueStart(String line) {
    int digits = Columns.trailingNumber(line);
    int length = line.length() - digits;
    if (length == 0 || Columns.parse(line.substring(digits)) == null) {
      return -1;
    }
    int start = length < VALUE_WIDTH ? line.length() - VALUE_WIDTH : digits - 1;
    return start >= 0 && Columns.skipBlanks(line, start) == digits ? start : -1;
  }

  /**
   * Tries the likelier readings first: a string of digits is a string before what follows it is one
   * that begins with blanks, and a string begins with a few before it begins with the padding that
   * a number would need in the columns of a string.
   */
  private boolean read() {
    return (open || mayEnd(valueStart))
        && (keys() || (readable() && (indented(FEW_BLANKS) || indented(MAX_LENGTH) || gaps())));
  }

  /**
   * False where no field ends: behind a blank, only a string that is padded to its columns does,
   * and a field ends in front of that. Nearly all lines that are no entry are told by this, and
   * hostile ones are long.
   */
  private boolean mayEnd(int end) {
    int at = end;
    while (at > 0 && line.charAt(at - 1) == ' ') {
      int start = at - 2 - STRING_WIDTH;
      boolean string =
          start >= 0
              && line.charAt(start) == ' '
              && line.charAt(start + 1) == ' '
              && !padding(start + 2, at);
      if (!string) {
        return false;
      }
      at = start;
    }
    return true;
  }

  /** False where even the last resort, which allows all that the others do, reads nothing. */
  private boolean readable() {
    indented = MAX_LENGTH;
    boolean any = gaps();
    fields.clear();
    gaps = false;
    return any;
  }

  private boolean indented(int blanks) {
    indented = blanks;
    return keys();
  }

  private boolean gaps() {
    gaps = true;
    return keys();
  }

  private boolean keys() {
    dead.clear();
    ends = null;
    return keys(0);
  }

  private boolean keys(int at) {
    if (at == valueStart) {
      return true;
    }
    if (dead.get(at)) {
      return false;
    }
    if (integerKey(at) || stringKey(at) || unpaddedKey(at) || overlongKey(at)) {
      return true;
    }
    dead.set(at);
    if (ends != null) {
      ends.clear(at);
    }
    return false;
  }

  private boolean integerKey(int at) {
    for (int width : INTEGER_WIDTHS) {
      int end = integerEnd(at, width);
      if (end >= 0 && take(DtraceOutput.INT_KEY, at, end)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An integer has a blank in front, and grows to the right where it does not fit (4 and 8 bytes
   * only).
   */
  private int integerEnd(int at, int width) {
    if (at >= valueStart || line.charAt(at) != ' ') {
      return -1;
    }
    int end = Columns.rightAligned(line, at + 1, width - 1);
    boolean mayOverflow = width > 6;
    return end > valueStart || (end - at > width && !mayOverflow) ? -1 : end;
  }

  private boolean stringKey(int at) {
    int end = at + 2 + STRING_WIDTH;
    return end <= valueStart
        && stringStarts(at)
        && !padding(at + 2, end)
        && take(DtraceOutput.STRING_KEY, at + 2, end);
  }

  /** True where nothing but blanks stands; a key may be a newline, which is none. */
  private boolean padding(int from, int to) {
    return Columns.skipBlanks(line, from) >= to;
  }

  /** The last key of a line whose blanks at the end are lost. */
  private boolean unpaddedKey(int at) {
    return open
        && stringStarts(at)
        && valueStart < at + 2 + STRING_WIDTH
        && !line.substring(at + 2).isBlank()
        && take(DtraceOutput.STRING_KEY, at + 2, valueStart);
  }

  /**
   * A string longer than its 50 columns has no padding: only the next field's own blanks end it. Of
   * the readings that fit, one whose string holds no two adjacent blanks is right (section 17, A3);
   * the shortest string of those, because a number that fills its columns is a key of its own.
   */
  private boolean overlongKey(int at) {
    if (!stringStarts(at)) {
      return false;
    }
    int first = at + 2 + STRING_WIDTH + 1;
    int gap = line.indexOf("  ", Columns.skipBlanks(line, at + 2));
    int dense = gap < 0 ? valueStart : Math.min(gap, valueStart);
    return overlongKey(at, first, dense)
        || (gaps && overlongKey(at, Math.max(first, dense + 1), valueStart));
  }

  private boolean overlongKey(int at, int from, int to) {
    if (from > to) {
      return false;
    }
    BitSet possible = ends == null ? ends() : ends;
    ends = possible;
    for (int end = possible.nextSetBit(from);
        end >= 0 && end <= to;
        end = possible.nextSetBit(end + 1)) {
      if (take(DtraceOutput.STRING_KEY, at + 2, end)) {
        return true;
      }
    }
    return false;
  }

  /** Between a byte that is no blank and a field, which begins with one, or the value. */
  private BitSet ends() {
    BitSet found = new BitSet(valueStart + 1);
    for (int end = 1; end <= valueStart; end++) {
      boolean fieldFollows = end == valueStart || line.charAt(end) == ' ';
      found.set(end, fieldFollows && line.charAt(end - 1) != ' ');
    }
    found.andNot(dead);
    return found;
  }

  private boolean stringStarts(int at) {
    return at + 2 < valueStart
        && line.charAt(at) == ' '
        && line.charAt(at + 1) == ' '
        && (line.charAt(at + 2) != ' ' || Columns.skipBlanks(line, at + 2) <= at + 2 + indented);
  }

  /** Takes a field where all behind it can be read; only then is its text cut out of the line. */
  private boolean take(int type, int from, int end) {
    if (dead.get(end)) {
      return false;
    }
    boolean number = type == DtraceOutput.INT_KEY;
    if (number && Columns.parse(line.substring(from, end).strip()) == null) {
      return false;
    }
    if (!keys(end)) {
      return false;
    }
    String text = number ? line.substring(from, end).strip() : rightTrimmed(from, end);
    fields.addFirst(new Field(type, text));
    return true;
  }

  private String rightTrimmed(int from, int to) {
    int end = to;
    while (end > from && line.charAt(end - 1) == ' ') {
      end--;
    }
    return line.substring(from, end);
  }
}
