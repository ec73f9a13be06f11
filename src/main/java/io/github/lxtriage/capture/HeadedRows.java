package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows that only their heading explains: of a listing, agghist or aggpack. */
final class HeadedRows {
  /** How many lines one row may stand on. */
  private static final int MAX_JOINED = 4;

  private final LineFeed feed;
  private final InForce inForce;
  private final Starts starts;

  HeadedRows(LineFeed feed, InForce inForce, Starts starts) {
    this.feed = feed;
    this.inForce = inForce;
    this.starts = starts;
  }

  /** A row that only its heading explains: of a listing, agghist or aggpack. */
  @Nullable Block row(Line line) throws IOException {
    List<Field> fields = null;
    if (inForce.heading() == Heading.LIST) {
      fields = ListRows.row(line.text());
      if (fields != null) {
        return listing(line, fields);
      }
    }
    fields = barOrPackRow(line.text());
    return fields == null ? brokenRow(line) : new Block(fields, Reading.STRICT, line);
  }

  /**
   * A row of a listing that has lost its heading, as grep drops it; null where the line is none.
   */
  @Nullable Block unheaded(Line line) throws IOException {
    List<Field> fields = ListRows.unheaded(line.text());
    return fields == null ? null : listing(line, fields);
  }

  private @Nullable List<Field> barOrPackRow(String text) {
    if (inForce.barKeys() >= 0) {
      return BarRows.row(text, inForce);
    }
    PackRows pack = inForce.pack();
    return pack == null ? null : pack.row(text);
  }

  /** A row of agghist or aggpack whose key holds a newline: it goes on in the next lines. */
  private @Nullable Block brokenRow(Line line) throws IOException {
    boolean keyed = inForce.barKeys() > 0 || inForce.pack() != null;
    int at = Columns.skipBlanks(line.text(), 0);
    if (!keyed || at == 0 || FrameLines.symbol(line.text(), at)) {
      return null;
    }
    Structure begun = Structure.of(line.text());
    if (begun == Structure.HISTOGRAM) {
      return null;
    }
    boolean frame = begun != Structure.NONE;
    Window window = new Window(feed, line);
    Line whole = line;
    for (int lines = 2; lines <= MAX_JOINED; lines++) {
      Line next = window.at(lines - 1);
      if (next == null
          || next.text().isEmpty()
          || Structure.of(next.text()) == Structure.HISTOGRAM // of what has no row: quantize()
          || starts.heading(next)) {
        return null;
      }
      whole = whole.joined(next);
      List<Field> fields = barOrPackRow(whole.text());
      if (fields != null) {
        boolean end = next.text().startsWith(" |");
        boolean one = end ? !frame : barOrPackRow(next.text()) == null;
        return one ? new Block(fields, Reading.JOINED, window.take(lines)) : null;
      }
    }
    return null;
  }

  /** A probe that was listed, with the attributes that {@code -v} adds below it. */
  private Block listing(Line line, List<Field> row) throws IOException {
    List<Field> fields = new ArrayList<>(row);
    Window window = new Window(feed, line);
    int lines = 1;
    Line next = window.at(lines);
    while (next != null) {
      Line attribute = next.text().isEmpty() ? window.at(lines + 1) : next;
      if (attribute == null || !attribute.text().startsWith("\t")) {
        break;
      }
      if (!next.text().isEmpty()) {
        fields.add(new Field(DtraceOutput.ATTRIBUTE, next.stripped()));
      }
      next = window.at(++lines);
    }
    return new Block(fields, Reading.STRICT, window.take(lines));
  }
}
