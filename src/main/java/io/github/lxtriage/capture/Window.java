package io.github.lxtriage.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The line being read and those below it, as far as a block may reach. */
final class Window {
  private final LineFeed feed;
  private final Line first;

  Window(LineFeed feed, Line first) {
    this.feed = feed;
    this.first = first;
  }

  /** The line a number of lines below the first, 0 for itself; null where the block must end. */
  @Nullable Line at(int distance) throws IOException {
    if (distance == 0) {
      return first;
    }
    Line line = feed.peek(distance);
    if (line == null || !line.whole()) {
      return null;
    }
    boolean coloured = line.text().indexOf(Ansi.ESCAPE) >= 0 && !fits(line.text());
    return coloured ? line.as(Ansi.strip(line.text())) : line;
  }

  /** True where the columns fit with the bytes as they are. */
  private static boolean fits(String text) {
    return Structure.of(text) != Structure.NONE
        || Bars.of(text) != null
        || AggregationTuple.fields(text) != null
        || AggregationTuple.keys(text) != null;
  }

  /** What the line at a distance begins, where it is no key. */
  Structure structure(int distance) throws IOException {
    Line line = at(distance);
    Structure structure = line == null ? Structure.NONE : Structure.of(line.text());
    boolean key = structure == Structure.FRAMES && line != null && symbolKey(line, distance);
    return key ? Structure.NONE : structure;
  }

  /**
   * True where a symbol is what sym(), usym() or mod() gave as a key: it stands where strings do,
   * and is padded as they are, or the rest of its entry stands directly below it. A stack has an
   * empty line below it there.
   */
  private boolean symbolKey(Line line, int distance) throws IOException {
    String text = line.text();
    if (Columns.skipBlanks(text, 0) != AggregationTuple.STRING_COLUMN) {
      return false;
    }
    if (text.length() >= AggregationTuple.STRING_END && text.endsWith(" ")) {
      return true;
    }
    Line next = at(distance + 1);
    return switch (next == null ? Structure.NONE : Structure.of(next.text())) {
      case HISTOGRAM, DUMP -> true;
      case FRAMES ->
          next != null && Columns.skipBlanks(next.text(), 0) > AggregationTuple.STRING_COLUMN;
      case NONE -> false;
    };
  }

  /** True where a line stands at a distance, but a block must not reach that far. */
  boolean full(int distance) {
    return feed.full(distance);
  }

  /** True where an empty line stands at a distance. */
  boolean empty(int distance) throws IOException {
    Line line = at(distance);
    return line != null && line.text().isEmpty();
  }

  /**
   * Takes a number of lines, the first one included, as one block. Of a long block only the first
   * lines are kept as text: the fields hold the rest.
   */
  Line take(int count) throws IOException {
    Line block = first;
    StringBuilder text = new StringBuilder(first.text());
    for (int i = 1; i < count; i++) {
      Line next = taken();
      block = block.and(next);
      if (i < Block.KEPT_LINES) {
        text.append('\n').append(next.text());
      }
    }
    return count == 1 ? block : block.as(text.toString());
  }

  /** Takes a number of lines, the first one included, and keeps all their text. */
  Line takeText(int count) throws IOException {
    Line block = first;
    StringBuilder text = new StringBuilder(first.text());
    for (int i = 1; i < count; i++) {
      Line next = taken();
      block = block.and(next);
      text.append('\n').append(next.text());
    }
    return count == 1 ? block : block.as(text.toString());
  }

  private Line taken() throws IOException {
    Line next = feed.peek(1);
    if (next == null) {
      throw new IllegalStateException("a line that was looked at is gone");
    }
    feed.drop();
    return next;
  }

  /** Takes the first bytes of the next line, and leaves the rest as a line of its own. */
  Line cut(int column) throws IOException {
    Line next = taken();
    feed.putBack(next.after(column));
    return next.before(column);
  }
}
