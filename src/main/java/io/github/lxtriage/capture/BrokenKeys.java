package io.github.lxtriage.capture;

import io.github.lxtriage.capture.EntryLines.Span;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys that hold newlines, and so stand on several lines (section 9.5): lines are joined until the
 * columns fit.
 */
final class BrokenKeys {
  /** How many lines one key may stand on. */
  private static final int MAX_JOINED = 16;

  /** Longer than any key of a string size in use. */
  private static final int MAX_JOINED_BYTES = 4096;

  /** A string key is padded to this length. */
  private static final int PADDED = 50;

  /** What stands between two columns of a table that a script printed. */
  private static final String COLUMN = "   ";

  private final Window window;
  private final Starts starts;
  private final Function<String, @Nullable List<Field>> rows;

  /**
   * @param rows cuts a row into its fields
   */
  BrokenKeys(Window window, Starts starts, Function<String, @Nullable List<Field>> rows) {
    this.window = window;
    this.starts = starts;
    this.rows = rows;
  }

  /** The keys that stand above a stack, a table or a histogram, from a line on; or null. */
  @Nullable Span keys(int from) throws IOException {
    Line first = window.at(from);
    if (first == null) {
      return null;
    }
    StringBuilder whole = new StringBuilder(first.text());
    boolean key = starts.key(first.text());
    for (int lines = 1; lines <= MAX_JOINED; lines++) {
      Line next = window.at(from + lines);
      if (next == null) {
        return null;
      }
      if (window.structure(from + lines) != Structure.NONE) {
        List<Field> keys = AggregationTuple.keys(whole.toString());
        return keys == null || others(from, lines) ? null : new Span(keys, lines);
      }
      if (!key || next.text().isEmpty() || whole.length() > MAX_JOINED_BYTES) {
        return null;
      }
      whole.append('\n').append(next.text());
      boolean row = endsAsRow(next) && window.structure(from + lines + 1) == Structure.NONE;
      if (row && rows.apply(whole.toString()) != null) {
        return null; // these lines are a row, whose key holds a newline
      }
    }
    return null;
  }

  /** The row that begins on a line and ends on another, or null. */
  @Nullable Span row(int from) throws IOException {
    Line first = window.at(from);
    if (first == null) {
      return null;
    }
    StringBuilder whole = new StringBuilder(first.text());
    for (int lines = 2; lines <= MAX_JOINED; lines++) {
      Line next = window.at(from + lines - 1);
      if (next == null
          || whole.length() > MAX_JOINED_BYTES
          || Bars.bucket(next.text()) != null // of a histogram that lost what stood above it
          || window.structure(from + lines - 1) != Structure.NONE) {
        return null;
      }
      whole.append('\n').append(next.text());
      List<Field> row = endsAsRow(next) ? rows.apply(whole.toString()) : null;
      if (row != null) {
        boolean key = !others(from, lines) && row.stream().noneMatch(BrokenKeys::unproven);
        return key ? new Span(row, lines) : null;
      }
    }
    return null;
  }

  /**
   * An empty line, a line that is indented and columns are part of a key only where the key's
   * padding proves it: other text, such as JSON or a table, has numbers at the end of its lines
   * too.
   */
  private static boolean unproven(Field field) {
    String key = field.text();
    boolean indented = key.contains("\n  ");
    return (indented && key.startsWith("  "))
        || (key.length() > PADDED && (indented || key.contains("\n\n") || key.contains(COLUMN)));
  }

  private static boolean endsAsRow(Line line) {
    int end = Columns.trimmedEnd(line.text());
    return end > 0 && Bytes.digit(line.text().charAt(end - 1));
  }

  /** True where one of the lines below the first is a record of its own. */
  private boolean others(int from, int lines) throws IOException {
    for (int i = 1; i < lines; i++) {
      Line line = window.at(from + i);
      if (line == null || (!line.text().isEmpty() && starts.another(line))) {
        return true;
      }
    }
    return false;
  }
}
