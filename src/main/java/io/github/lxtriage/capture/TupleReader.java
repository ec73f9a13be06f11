package io.github.lxtriage.capture;

import io.github.lxtriage.capture.EntryLines.Span;
import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of an aggregation, which may take many lines: keys, stacks and tables of bytes as
 * keys, and a value, a histogram or a packed row (sections 8 to 12). Works on one block, once.
 */
final class TupleReader {
  /** How many stacks and tables one entry may hold. */
  private static final int MAX_PARTS = 4;

  private final Window window;
  private final InForce inForce;
  private final Starts starts;
  private final EntryLines lines;
  private final BrokenKeys broken;
  private int parts;

  /** True where no empty line stands above entries that dtrace begins with one: they are lost. */
  private boolean closed;

  TupleReader(Window window, InForce inForce, Starts starts) {
    this.window = window;
    this.inForce = inForce;
    this.starts = starts;
    this.lines = new EntryLines(window, starts);
    this.broken = new BrokenKeys(window, starts, this::valued);
  }

  /**
   * The entry that begins with the window's first line, or null where none does.
   *
   * @param afterBlank true where an empty line may stand above it
   */
  @Nullable Block read(boolean afterBlank) throws IOException {
    Line first = window.at(0);
    if (first == null) {
      return null;
    }
    if (window.structure(0) != Structure.NONE) {
      return begunByPart(afterBlank);
    }
    List<Field> row = valued(first.text());
    // Blanks behind what looks like a value: the separator of a key that begins with a newline.
    boolean longer = row != null && first.text().endsWith("  ");
    if (row != null && !longer && window.structure(1) == Structure.NONE) {
      return single(row);
    }
    Block entry = longer ? joined() : null;
    if (entry == null && row == null) {
      entry = withoutFrames(first);
    }
    if (entry == null) {
      entry = headed();
    }
    return entry != null || row == null ? entry : single(row);
  }

  /** The entry whose first keys stand on lines of their own. */
  private @Nullable Block headed() throws IOException {
    Span keys = broken.keys(0);
    if (keys == null) {
      return null;
    }
    lines.take(keys);
    Block entry = rest();
    if (entry == null) {
      begin();
    }
    return entry;
  }

  /** The entry whose first key holds a newline, so that it begins with a line that is none. */
  @Nullable Block joined() throws IOException {
    Span row = broken.row(0);
    if (row == null) {
      return null;
    }
    lines.take(row);
    return counted();
  }

  /**
   * The entry below whose keys a stack stands, all of them with collapsed blanks; null where the
   * lines below the first are no stack and its value.
   */
  @Nullable Block collapsed(List<Field> keys) throws IOException {
    begin();
    lines.take(new Span(keys, 1));
    Block entry = rest();
    return entry == null ? null : entry.doubted(Reading.LOW);
  }

  /** A stack that no value follows; null where the first line begins none. */
  @Nullable Block stack(boolean certain) throws IOException {
    begin();
    lines.add(DtraceOutput.ACTION, "");
    int symbols = lines.frames();
    return lines.at() == 0 || (symbols == 0 && !certain) ? null : lines.block();
  }

  /** A table of bytes that is no key; null where the first line begins none. */
  @Nullable Block dump() throws IOException {
    begin();
    lines.add(DtraceOutput.ACTION, "");
    return lines.table() ? lines.block() : null;
  }

  private void begin() {
    lines.clear();
    parts = 0;
  }

  private Block single(List<Field> row) throws IOException {
    boolean options = inForce.countsOptions();
    if (options && row.size() == 2 && row.get(0).type() == DtraceOutput.STRING_KEY) {
      lines.doubt(Reading.LOW); // that script counts by name and option: one of them is missing
    }
    lines.take(new Span(row, 1));
    return counted();
  }

  private Block counted() throws IOException {
    lines.eachCpu();
    return lines.block();
  }

  /**
   * An entry whose first key is a stack or a table begins with an empty line (section 9.2). Where
   * none stands above it, or where more follow each other closely than one entry can hold, the
   * empty lines of the capture are lost, and a number directly above a stack is the value of the
   * stack above it, not a key between the two.
   */
  private @Nullable Block begunByPart(boolean afterBlank) throws IOException {
    closed = !afterBlank;
    Block entry = rest();
    if (entry == null && !closed) {
      begin();
      closed = true;
      entry = rest();
    }
    return entry;
  }

  private @Nullable Block rest() throws IOException {
    while (true) {
      Line line = lines.next();
      if (line == null) {
        return null;
      }
      Structure structure = window.structure(lines.at());
      if (structure == Structure.HISTOGRAM) {
        return lines.buckets() ? lines.block() : null;
      }
      // A line directly above a structure is of the same entry, even where it looks like a value.
      Structure below = parts > 0 ? window.structure(lines.at() + 1) : Structure.NONE;
      boolean apart = closed && below != Structure.HISTOGRAM;
      boolean head = !line.text().isEmpty() && below != Structure.NONE && !apart;
      Span value = parts > 0 && !head ? value(line) : null;
      if (value != null) {
        lines.take(value);
        return counted();
      }
      if (structure == Structure.NONE) {
        Span between = parts > 0 ? between(line) : null;
        if (between == null) {
          return null;
        }
        lines.take(between);
      } else if (++parts > MAX_PARTS || !part(structure)) {
        return null;
      }
    }
  }

  private boolean part(Structure structure) throws IOException {
    if (structure == Structure.DUMP) {
      return lines.table();
    }
    int before = lines.at();
    lines.add(DtraceOutput.STACK, "");
    lines.frames();
    return lines.at() > before;
  }

  /** What may stand between two stacks or tables: an empty line, or the keys between them. */
  private @Nullable Span between(Line line) throws IOException {
    if (!line.text().isEmpty()) {
      return broken.keys(lines.at());
    }
    if (window.structure(lines.at() + 1) != Structure.NONE) {
      return new Span(List.of(), 1);
    }
    Line below = window.at(lines.at() + 1);
    boolean empty = lines.headed() && below != null && valued(below.text()) != null;
    return empty ? new Span(List.of(NO_FRAMES), 1) : null;
  }

  // ---- stacks without frames

  private static final Field NO_FRAMES = new Field(DtraceOutput.STACK, "");

  /**
   * A stack without frames is only its newline: the keys before it stand on their line alone,
   * directly above the value or the keys behind it, or one empty line above another stack.
   */
  private @Nullable Block withoutFrames(Line first) throws IOException {
    Line next = window.at(1);
    if (next == null || !starts.key(first.text())) {
      return null;
    }
    List<Field> keys = AggregationTuple.wholeKeys(first.text());
    boolean another = next.text().isEmpty() && window.structure(2) == Structure.FRAMES;
    List<Field> value = valued(next.text());
    if (keys == null) {
      keys = trimmedKey(first.text(), next.text());
    }
    if (keys == null || !(another || value != null) || window.structure(2) == Structure.DUMP) {
      return null;
    }
    lines.take(new Span(keys, 1));
    lines.add(NO_FRAMES.type(), NO_FRAMES.text());
    parts = 1;
    if (value != null) {
      lines.take(new Span(value, 1));
      return counted();
    }
    lines.pass(1);
    Block entry = rest();
    if (entry == null) {
      begin();
    }
    return entry;
  }

  /** Keys whose padding is lost: only a value alone below them shows what they are. */
  private @Nullable List<Field> trimmedKey(String text, String next) {
    boolean placed =
        Columns.skipBlanks(text, 0) == AggregationTuple.STRING_COLUMN
            && text.length() < AggregationTuple.STRING_END
            && FrameLines.value(next)
            && Columns.trimmedEnd(text) == text.length();
    List<Field> keys = placed ? AggregationTuple.keys(text) : null;
    if (keys != null) {
      lines.doubt(Reading.LOW);
    }
    return keys;
  }

  // ---- values

  private @Nullable Span value(Line line) throws IOException {
    List<Field> row = valued(line.text());
    if (row == null && inForce.barKeys() >= 0) {
      row = BarRows.row(line.text(), inForce);
    }
    if (row == null && inForce.pack() != null) {
      row = inForce.pack().row(line.text());
    }
    boolean digits = FrameLines.digits(line.text(), Columns.skipBlanks(line.text(), 0));
    if (row == null && digits && Columns.parse(line.text().strip()) != null) {
      lines.doubt(Reading.LOW); // blanks were collapsed
      return new Span(List.of(new Field(DtraceOutput.VALUE, line.text().strip())), 1);
    }
    if (row != null) {
      return new Span(row, 1);
    }
    boolean key = window.structure(lines.at()) == Structure.NONE && starts.key(line.text());
    return key ? broken.row(lines.at()) : null;
  }

  private @Nullable List<Field> valued(String text) {
    String row = text.substring(0, Columns.trimmedEnd(text));
    if (inForce.countsMessages()) {
      List<Field> two = AggregationTuple.twoStrings(row);
      if (two != null) {
        return two;
      }
    }
    List<Field> found = AggregationTuple.fields(row);
    return found == null || inForce.values() == 1 ? found : severalValues(found);
  }

  private List<Field> severalValues(List<Field> row) {
    List<Field> several = new ArrayList<>(row);
    for (int i = Math.max(0, row.size() - inForce.values()); i < row.size(); i++) {
      if (row.get(i).type() == DtraceOutput.INT_KEY) {
        several.set(i, new Field(DtraceOutput.VALUE, row.get(i).text()));
      }
    }
    return several;
  }
}
