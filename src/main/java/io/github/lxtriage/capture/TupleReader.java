package io.github.lxtriage.capture;

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
  /** How many lines one key may stand on. */
  private static final int MAX_JOINED = 16;

  /** Longer than any key of a string size in use. */
  private static final int MAX_JOINED_BYTES = 4096;

  /** How many stacks and tables one entry may hold. */
  private static final int MAX_PARTS = 4;

  private final Window window;
  private final InForce inForce;
  private final Starts starts;
  private final List<Field> fields = new ArrayList<>();
  private Reading reading = Reading.STRICT;
  private int at;
  private int parts;

  TupleReader(Window window, InForce inForce, Starts starts) {
    this.window = window;
    this.inForce = inForce;
    this.starts = starts;
  }

  /** Fields and how many lines they were read from. */
  private record Span(List<Field> fields, int lines) {}

  /** The entry that begins with the window's first line, or null where none does. */
  @Nullable Block read() throws IOException {
    Structure structure = window.structure(0);
    if (structure != Structure.NONE) {
      return rest();
    }
    Line first = line(0);
    List<Field> row = valued(first.text());
    // Blanks behind what looks like a value: the separator of a key that begins with a newline.
    boolean longer = row != null && first.text().endsWith("  ");
    if (row != null && !longer && window.structure(1) == Structure.NONE) {
      return single(row);
    }
    Block entry = longer ? joined() : null;
    if (entry != null) {
      return entry;
    }
    Span keys = keys(0);
    if (keys != null) {
      take(keys);
      entry = rest();
      if (entry != null) {
        return entry;
      }
      fields.clear();
      at = 0;
      reading = Reading.STRICT;
    }
    return row != null ? single(row) : null;
  }

  /** The entry whose first key holds a newline, so that it begins with a line that is none. */
  @Nullable Block joined() throws IOException {
    Span row = joinedRow(0);
    if (row == null) {
      return null;
    }
    take(row);
    return perCpu();
  }

  /** A stack that no value follows; null where the first line begins none. */
  @Nullable Block stack(boolean certain) throws IOException {
    fields.clear();
    fields.add(new Field(DtraceOutput.ACTION, ""));
    at = 0;
    int symbols = frames();
    return at == 0 || (symbols == 0 && !certain) ? null : block();
  }

  /** A table of bytes that is no key; null where the first line begins none. */
  @Nullable Block dump() throws IOException {
    fields.clear();
    fields.add(new Field(DtraceOutput.ACTION, ""));
    at = 0;
    return dumpLines() ? block() : null;
  }

  private Block single(List<Field> row) throws IOException {
    fields.addAll(row);
    at = 1;
    return perCpu();
  }

  private @Nullable Block rest() throws IOException {
    while (true) {
      Line line = window.at(at);
      if (line == null) {
        return null;
      }
      Structure structure = Structure.of(line.text());
      if (structure == Structure.HISTOGRAM) {
        return buckets() ? block() : null;
      }
      // A line directly above a structure is of the same entry, even where it looks like a value.
      boolean head =
          parts > 0 && !line.text().isEmpty() && window.structure(at + 1) != Structure.NONE;
      Span value = parts > 0 && !head ? value(line) : null;
      if (value != null) {
        take(value);
        return perCpu();
      }
      if (structure == Structure.NONE) {
        Span between = parts > 0 ? between(line) : null;
        if (between == null) {
          return null;
        }
        take(between);
      } else if (++parts > MAX_PARTS || !part(structure)) {
        return null;
      }
    }
  }

  private boolean part(Structure structure) throws IOException {
    if (structure == Structure.DUMP) {
      return dumpLines();
    }
    int before = at;
    fields.add(new Field(DtraceOutput.STACK, ""));
    frames();
    return at > before;
  }

  /** What may stand between two stacks or tables: an empty line, or the keys between them. */
  private @Nullable Span between(Line line) throws IOException {
    if (line.text().isEmpty()) {
      boolean goesOn = window.structure(at + 1) != Structure.NONE;
      return goesOn ? new Span(List.of(), 1) : null;
    }
    return keys(at);
  }

  private @Nullable Span value(Line line) throws IOException {
    List<Field> row = valued(line.text());
    if (row == null && inForce.barKeys() >= 0) {
      row = BarRows.row(line.text(), inForce);
    }
    if (row == null && inForce.pack() != null) {
      row = inForce.pack().row(line.text());
    }
    if (row == null && FrameLines.digits(line.text(), Columns.skipBlanks(line.text(), 0))) {
      reading = Reading.LOW; // blanks were collapsed
      return new Span(List.of(new Field(DtraceOutput.VALUE, line.text().strip())), 1);
    }
    if (row != null) {
      return new Span(row, 1);
    }
    boolean key = Structure.of(line.text()) == Structure.NONE && starts.key(line.text());
    return key ? joinedRow(at) : null;
  }

  private @Nullable List<Field> valued(String text) {
    String row = text.substring(0, Columns.trimmedEnd(text));
    if (inForce.probes("brand-lx-unsupported")) {
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

  // ---- keys that hold newlines

  /** Keys that stand above a stack, a table or a histogram. */
  private @Nullable Span keys(int from) throws IOException {
    StringBuilder whole = new StringBuilder(line(from).text());
    boolean key = starts.key(line(from).text());
    for (int lines = 1; lines <= MAX_JOINED; lines++) {
      Line next = window.at(from + lines);
      if (next == null) {
        return null;
      }
      if (Structure.of(next.text()) != Structure.NONE) {
        List<Field> keys = AggregationTuple.keys(whole.toString());
        return keys == null || others(from, lines) ? null : new Span(keys, lines);
      }
      if (!key || next.text().isEmpty() || whole.length() > MAX_JOINED_BYTES) {
        return null;
      }
      whole.append('\n').append(next.text());
      boolean row = endsAsRow(next) && window.structure(from + lines + 1) == Structure.NONE;
      if (row && valued(whole.toString()) != null) {
        return null; // these lines are a row, whose key holds a newline
      }
    }
    return null;
  }

  private @Nullable Span joinedRow(int from) throws IOException {
    StringBuilder whole = new StringBuilder(line(from).text());
    for (int lines = 2; lines <= MAX_JOINED; lines++) {
      Line next = window.at(from + lines - 1);
      if (next == null
          || whole.length() > MAX_JOINED_BYTES
          || (next.text().isEmpty() && whole.length() > 50)
          || Structure.of(next.text()) != Structure.NONE) {
        return null;
      }
      whole.append('\n').append(next.text());
      List<Field> row = endsAsRow(next) ? valued(whole.toString()) : null;
      if (row != null) {
        return others(from, lines) ? null : new Span(row, lines);
      }
    }
    return null;
  }

  private static boolean endsAsRow(Line line) {
    int end = Columns.trimmedEnd(line.text());
    return end > 0 && Bytes.digit(line.text().charAt(end - 1));
  }

  /** True where one of the lines below the first is a record of its own. */
  private boolean others(int from, int lines) throws IOException {
    for (int i = 1; i < lines; i++) {
      Line line = line(from + i);
      if (!line.text().isEmpty() && starts.another(line)) {
        return true;
      }
    }
    return false;
  }

  // ---- lines of one structure

  /** Reads frames; the count of those that name a symbol or an address. */
  private int frames() throws IOException {
    Line line = line(at);
    int column = Columns.skipBlanks(line.text(), 0);
    int symbols = 0;
    boolean first = true;
    while (line != null
        && (first || (FrameLines.next(line.text(), column) && !ends(line, column)))) {
      first = false;
      symbols += FrameLines.symbol(line.text(), column) ? 1 : 0;
      fields.add(new Field(DtraceOutput.FRAME, text(line.text(), column)));
      line = window.at(++at);
      while (line != null && FrameLines.annotation(line.text(), column)) {
        fields.add(new Field(DtraceOutput.ANNOTATION, text(line.text(), column)));
        line = window.at(++at);
      }
    }
    return symbols;
  }

  /** An int64 key of three digits and a value stand in the column of a frame. */
  private boolean ends(Line line, int column) {
    return !FrameLines.symbol(line.text(), column)
        && (AggregationTuple.fields(line.stripped()) != null || starts.heading(line));
  }

  private static String text(String line, int column) {
    return line.substring(column, Columns.trimmedEnd(line));
  }

  private boolean dumpLines() throws IOException {
    StringBuilder hex = new StringBuilder();
    Line line = window.at(++at);
    while (line != null) {
      String bytes = DumpLines.bytes(line.text(), hex.length() / 2);
      if (bytes == null) {
        break;
      }
      hex.append(bytes);
      at++;
      line = DumpLines.last(bytes) ? null : window.at(at);
    }
    fields.add(new Field(DtraceOutput.DUMP, hex.toString()));
    return hex.length() > 0;
  }

  private boolean buckets() throws IOException {
    fields.add(new Field(DtraceOutput.HISTOGRAM_HEADING, ""));
    int before = at++;
    Line line = window.at(at);
    while (line != null && bucket(line)) {
      line = window.at(++at);
    }
    return at > before + 1;
  }

  private boolean bucket(Line line) {
    Bars bucket = Bars.bucket(line.text());
    if (bucket == null) {
      bucket = Bars.looseBucket(line.text());
      if (bucket == null) {
        return false;
      }
      reading = Reading.LOW;
    }
    fields.add(new Field(DtraceOutput.BUCKET, bucket.head()));
    fields.add(new Field(DtraceOutput.COUNT, bucket.count()));
    return true;
  }

  /** Linux adds a line for each CPU with {@code -x aggpercpu} (section 16). */
  private Block perCpu() throws IOException {
    Line line = window.at(at);
    while (line != null && line.text().startsWith("    [CPU ")) {
      int bracket = line.text().indexOf(']');
      String cpu = bracket < 9 ? "" : line.text().substring(9, bracket).strip();
      String value = line.text().substring(bracket + 1).strip();
      if (!CollapsedRows.number(cpu) || !CollapsedRows.number(value)) {
        break;
      }
      fields.add(new Field(DtraceOutput.CPU, cpu));
      fields.add(new Field(DtraceOutput.COUNT, value));
      line = window.at(++at);
    }
    return block();
  }

  private void take(Span span) {
    fields.addAll(span.fields());
    if (span.lines() > 1 && reading == Reading.STRICT) {
      reading = Reading.JOINED;
    }
    at += span.lines();
  }

  private Line line(int distance) throws IOException {
    Line line = window.at(distance);
    if (line == null) {
      throw new IllegalStateException("a line that was looked at is gone");
    }
    return line;
  }

  private Block block() throws IOException {
    Line lines = window.take(at);
    return new Block(List.copyOf(fields), lines.terminated() ? reading : Reading.LOW, lines);
  }

  // ---- text above a histogram that is no key

  /** A histogram with a title or the text of a printa() above it (section 17, A6). */
  @Nullable Block labelled() throws IOException {
    int distance = 1;
    while (distance < 3 && window.empty(distance)) {
      distance++;
    }
    Line heading = window.at(distance);
    if (heading == null) {
      return null;
    }
    boolean collapsed = Bars.collapsedHeading(heading.text());
    if (!collapsed && !Bars.valueHeading(heading.text())) {
      return null;
    }
    if (collapsed && distance == 1) {
      fields.addAll(CollapsedRows.keys(line(0).text()));
      reading = Reading.LOW;
    } else {
      fields.add(new Field(DtraceOutput.LABEL, line(0).text().strip()));
      reading = collapsed ? Reading.LOW : Reading.LABEL;
    }
    at = distance;
    return buckets() ? block() : null;
  }

  /** A histogram without a key whose heading lost its columns. */
  @Nullable Block collapsedHistogram() throws IOException {
    if (!Bars.collapsedHeading(line(0).text())) {
      return null;
    }
    reading = Reading.LOW;
    return buckets() ? block() : null;
  }
}
