package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one block, taken from its first on, and the fields that they hold: frames, tables of
 * bytes, buckets and what each CPU saw, which stand on lines of their own.
 */
final class EntryLines {
  private static final String CPU = "    [CPU ";

  /** How many lines that are not dtrace's may stand between two of one block. */
  private static final int MAX_FOREIGN = 4;

  private final Window window;
  private final Starts starts;
  private final List<Field> fields = new ArrayList<>();
  private Reading reading = Reading.STRICT;
  private int at;

  EntryLines(Window window, Starts starts) {
    this.window = window;
    this.starts = starts;
  }

  /** Fields and how many lines they were read from. */
  record Span(List<Field> fields, int lines) {}

  /** How many lines were taken. */
  int at() {
    return at;
  }

  /** The next line, or null. */
  @Nullable Line next() throws IOException {
    return window.at(at);
  }

  void add(int type, String text) {
    fields.add(new Field(type, text));
  }

  /** True where a key that stands in columns comes first. */
  boolean headed() {
    int type = fields.isEmpty() ? DtraceOutput.STACK : fields.get(0).type();
    return type == DtraceOutput.INT_KEY || type == DtraceOutput.STRING_KEY;
  }

  void take(Span span) {
    fields.addAll(span.fields());
    if (span.lines() > 1 && reading == Reading.STRICT) {
      reading = Reading.JOINED;
    }
    at += span.lines();
  }

  /** Passes over lines that hold nothing. */
  void pass(int lines) {
    at += lines;
  }

  void doubt(Reading doubted) {
    reading = doubted;
  }

  /** Begins again. */
  void clear() {
    fields.clear();
    reading = Reading.STRICT;
    at = 0;
  }

  /** The block of all lines that were taken. */
  Block block() throws IOException {
    Line lines = window.take(at);
    return new Block(List.copyOf(fields), lines.terminated() ? reading : Reading.LOW, lines);
  }

  // ---- stacks

  /** Takes frames; the count of those that name a symbol or an address. */
  int frames() throws IOException {
    Line line = next();
    int column = line == null ? 0 : Columns.skipBlanks(line.text(), 0);
    int symbols = 0;
    boolean first = true;
    while (line != null && (first || (frame(line, column) && !ends(line, column)))) {
      first = false;
      symbols += FrameLines.symbol(line.text(), column) ? 1 : 0;
      add(DtraceOutput.FRAME, text(line.text(), column));
      line = foreign(next -> ofStack(next, column));
      while (line != null && FrameLines.annotation(line.text(), column)) {
        add(DtraceOutput.ANNOTATION, line.text().strip());
        line = foreign(next -> ofStack(next, column));
      }
    }
    if (line == null && window.full(at)) {
      reading = Reading.LOW; // the stack goes on beyond what one block may hold
    }
    return symbols;
  }

  /** True for what goes on with a stack, or ends it. */
  private static boolean ofStack(Line line, int column) {
    return frame(line, column)
        || FrameLines.annotation(line.text(), column)
        || FrameLines.value(line.text());
  }

  private static boolean frame(Line line, int column) {
    return FrameLines.next(line.text(), column) && !line.foreign();
  }

  /** An int64 key of three digits and a value stand in the column of a frame. */
  private boolean ends(Line line, int column) {
    return !FrameLines.symbol(line.text(), column)
        && (AggregationTuple.fields(line.stripped()) != null || starts.heading(line));
  }

  private static String text(String line, int column) {
    return line.substring(column, Columns.trimmedEnd(line));
  }

  // ---- what a terminal or a document put between the lines

  /**
   * The next line; what stands before it and is not dtrace's is passed over, where the block goes
   * on behind it. Lines that were left out make a block doubtful.
   */
  private @Nullable Line foreign(Predicate<Line> goesOn) throws IOException {
    Line line = window.at(++at);
    int foreign = 0;
    boolean elided = false;
    Line below = line;
    while (below != null && below.foreign() && foreign < MAX_FOREIGN) {
      elided |= below.elision();
      below = window.at(at + ++foreign);
    }
    if (foreign == 0 || below == null || !goesOn.test(below)) {
      return line;
    }
    at += foreign;
    if (elided) {
      reading = Reading.LOW;
    }
    return below;
  }

  // ---- tables of bytes

  /** Takes a table; false where it has no line. */
  boolean table() throws IOException {
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
    add(DtraceOutput.DUMP, hex.toString());
    return hex.length() > 0;
  }

  // ---- histograms

  /** Takes a histogram's heading and its buckets; false where it has none. */
  boolean buckets() throws IOException {
    add(DtraceOutput.HISTOGRAM_HEADING, "");
    int before = at++;
    Line line = window.at(at);
    while (line != null && bucket(line)) {
      line = foreign(next -> Bars.bucket(next.text()) != null);
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
    add(DtraceOutput.BUCKET, bucket.head());
    add(DtraceOutput.COUNT, bucket.count());
    return true;
  }

  // ---- what each CPU saw

  /** True for a line that is not of the entry directly above it, whatever that is. */
  static boolean mayStandBelow(String text) {
    return !text.startsWith(CPU) && Structure.of(text) == Structure.NONE;
  }

  /** True for the line above the histogram of one CPU. */
  static boolean ofCpu(String text) {
    int end = Columns.trimmedEnd(text);
    return text.startsWith(CPU)
        && text.charAt(end - 1) == ']'
        && CollapsedRows.number(text.substring(CPU.length(), end - 1).strip());
  }

  /** Linux adds a line for each CPU with {@code -x aggpercpu} (section 16). */
  void eachCpu() throws IOException {
    Line line = next();
    while (line != null && line.text().startsWith(CPU)) {
      int bracket = line.text().indexOf(']');
      String cpu = bracket < CPU.length() ? "" : line.text().substring(CPU.length(), bracket);
      String value = line.text().substring(bracket + 1).strip();
      if (!CollapsedRows.number(cpu.strip()) || !CollapsedRows.number(value)) {
        break;
      }
      add(DtraceOutput.CPU, cpu.strip());
      add(DtraceOutput.COUNT, value);
      line = window.at(++at);
    }
  }
}
