package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into the fields of the grammar, by their columns and the heading in force. Where
 * several readings fit, the order is that of section 17: structures of several lines, probe row,
 * row of a known producer, aggregation row, joined row, collapsed row, text.
 */
final class ColumnLexer implements Starts {
  /** What Oracle's test results say above the lines of standard error (section 16). */
  private static final String STANDARD_ERROR = "-- @@stderr --";

  private final LineFeed feed;
  private final InForce inForce = new InForce();
  private final DebugReader debug;
  private final RowReader rows;
  private final LooseReader loose;
  private final HeadedRows headed;
  private boolean afterBlank = true;

  /** True where a block was as large as blocks can be, so that the next one is the rest of it. */
  private boolean cut;

  private long histogramEnd = -1;
  private List<Field> histogramKeys = List.of();

  ColumnLexer(LineFeed feed, MessageStart messages) {
    this.feed = feed;
    this.debug = new DebugReader(feed, this);
    this.rows = new RowReader(feed, inForce, this);
    this.loose = new LooseReader(inForce, messages);
    this.headed = new HeadedRows(feed, inForce, this);
  }

  /** Takes note of a diagnostic that stands before the next line. */
  void note(Diagnostic diagnostic) {
    inForce.note(diagnostic);
    afterBlank &= diagnostic.kind() != DiagnosticClass.MATCHED;
  }

  /**
   * What reading the next line depends on, apart from the lines below it.
   *
   * @param afterBlank true where a blank line stands above it
   */
  record State(InForce.Said inForce, boolean afterBlank) {
    static final State BEGINNING = new State(InForce.Said.NOTHING, true);

    /** By hand: what Java makes for a record costs milliseconds when it is first asked. */
    boolean is(State other) {
      return afterBlank == other.afterBlank && inForce.equals(other.inForce);
    }
  }

  /**
   * The state in which a line is read.
   *
   * @param line its number
   * @return null where no value describes it: just below a histogram, and in a table
   */
  @Nullable State state(long line) {
    InForce.Said said = cut || line <= histogramEnd + 2 ? null : inForce.said();
    return said == null ? null : new State(said, afterBlank);
  }

  /** Begins in a state that was reached elsewhere. */
  void begin(State state) {
    inForce.say(state.inForce());
    afterBlank = state.afterBlank();
  }

  /** What is in force for the next line; null in a table of aggpack. */
  InForce.@Nullable Said inForce() {
    return inForce.said();
  }

  /** Takes note of lines that were counted without being read. */
  void passed(Repetition repetition) {
    afterBlank = repetition.blankLast();
    Shape histogram = repetition.lastHistogram();
    if (histogram != null) {
      histogramKeys = histogram.keys;
      histogramEnd = repetition.lastHistogramEnd();
    }
  }

  /** Takes note of a line of text that was read elsewhere. */
  void passedText() {
    afterBlank = false;
  }

  /**
   * The blocks that begin with a line: more than one where a row has a stack, a table or a
   * structure, or where a debug line swallowed the next one's start.
   */
  List<Block> blocks(Line line) throws IOException {
    if (line.text().isEmpty() && line.whole()) {
      afterBlank = true;
      return List.of(Block.of(DtraceOutput.BLANK, line));
    }
    List<Block> blocks = read(line);
    if (cut) {
      blocks = blocks.stream().map(block -> block.doubted(Reading.LOW)).toList();
    }
    cut = feed.filled();
    afterBlank = blocks.get(0).fields().get(0).type() == DtraceOutput.BLANK;
    return blocks;
  }

  private List<Block> read(Line line) throws IOException {
    if (!line.whole()) {
      return List.of(Block.of(DtraceOutput.LINE, line));
    }
    if (line.blank()) {
      Block key = line.text().isBlank() ? entryBelow(line) : null;
      return List.of(key != null ? key : Block.of(DtraceOutput.BLANK, line));
    }
    List<Block> blocks = strict(line);
    if (blocks.isEmpty() && line.text().indexOf(Ansi.ESCAPE) >= 0) {
      Line plain = line.as(Ansi.strip(line.text()));
      if (plain.text().isBlank()) {
        return List.of(Block.of(DtraceOutput.BLANK, line));
      }
      blocks = strict(plain);
      if (blocks.isEmpty()) {
        blocks = other(plain);
      }
      return text(blocks, line);
    }
    return text(blocks.isEmpty() ? other(line) : blocks, line);
  }

  /** The entry whose first key begins with a newline: its first line is only the separator. */
  private @Nullable Block entryBelow(Line line) throws IOException {
    Block row = tuple(line).joined();
    Block entry = row == null ? tuple(line).read(true) : row;
    return entry == null ? null : histogram(entry, line);
  }

  private static List<Block> text(List<Block> blocks, Line line) {
    int type = line.terminated() ? DtraceOutput.LINE : DtraceOutput.TORN_LINE;
    return blocks.isEmpty() ? List.of(Block.of(type, line)) : blocks;
  }

  private TupleReader tuple(Line line) {
    return new TupleReader(new Window(feed, line), inForce, this);
  }

  // ---- lines in their columns

  private List<Block> strict(Line line) throws IOException {
    Block script = scriptRow(line);
    if (script != null) {
      return List.of(LastTexts.isText(line.text()) ? repeated(debug.repeated(line)) : script);
    }
    Block broken = brokenRow(line);
    if (broken != null) {
      return List.of(broken);
    }
    List<Block> messages = debug.read(line);
    if (!messages.isEmpty()) {
      return messages;
    }
    Block heading = headingBlock(line);
    if (heading != null) {
      return List.of(heading);
    }
    List<Block> row = rows.probeRow(line);
    if (row.isEmpty() && inForce.heading() == Heading.FLOW) {
      row = rows.flowRow(line);
    }
    if (row.isEmpty() && inForce.heading() == Heading.TESTED) {
      row = rows.testedRow(line);
    }
    if (!row.isEmpty()) {
      return row;
    }
    Block block = producerRow(line);
    if (block == null) {
      block = headed.row(line);
    }
    if (block == null) {
      block = entry(line);
    }
    return block == null ? List.of() : List.of(block);
  }

  /** A text that lxdebug repeats, with its further lines; torn where the last of them is. */
  private static Block repeated(Line lines) {
    Block row = LastTexts.row(lines);
    return row == null ? Block.of(DtraceOutput.TORN_LINE, lines) : row;
  }

  /** A row of a script below its heading, or a text that lxdebug repeats. */
  private @Nullable Block scriptRow(Line line) {
    ScriptLayout layout = inForce.layout();
    List<Field> fields = layout == null ? null : layout.row(line.text());
    if (fields != null) {
      return line.terminated()
          ? new Block(fields, Reading.STRICT, line)
          : Block.of(DtraceOutput.TORN_LINE, line);
    }
    return LastTexts.row(line);
  }

  /** A row of a script that a newline in a name has broken: with the next lines it fits. */
  private @Nullable Block brokenRow(Line line) throws IOException {
    ScriptLayout layout = inForce.layout();
    boolean last = LastTexts.mayBreak(line.text());
    if (!last && (layout == null || !layout.begins(line.text()))) {
      return null;
    }
    Window window = new Window(feed, line);
    Line whole = line;
    for (int lines = 2; lines < 5; lines++) {
      Line next = window.at(lines - 1);
      if (next == null || (!next.text().isEmpty() && heading(next))) {
        return null;
      }
      whole = whole.joined(next);
      Block row = scriptRow(whole);
      if (row != null && whole.terminated()) {
        return new Block(row.fields(), Reading.JOINED, window.take(lines));
      }
    }
    return null;
  }

  private @Nullable Block headingBlock(Line line) throws IOException {
    String text = line.text();
    Block comment = comment(line);
    if (comment != null) {
      return comment;
    }
    Heading found = Heading.of(line.stripped());
    if (found != Heading.NONE) {
      inForce.heading(found);
      return Block.of(found.token(), line);
    }
    ScriptLayout layout = ScriptLayout.of(line.stripped());
    if (layout != null) {
      inForce.layout(layout);
      return Block.of(DtraceOutput.SCRIPT_HEADING, line);
    }
    int keys = Bars.keyWidth(text);
    if (keys >= 0) {
      inForce.bars(keys);
      return Block.of(DtraceOutput.BARS_HEADING, line);
    }
    PackRows pack = text.endsWith("| count") ? PackRows.heading(text) : null;
    if (pack != null) {
      inForce.pack(pack);
      return Block.of(DtraceOutput.PACK_HEADING, line);
    }
    if (Bars.valueHeading(text)) {
      Line next = feed.peek(1);
      Bars bars = next == null ? null : Bars.of(next.text());
      if (bars != null && bars.head().isEmpty()) {
        inForce.bars(0);
        return Block.of(DtraceOutput.BARS_HEADING, line);
      }
    }
    return null;
  }

  private @Nullable Block comment(Line line) {
    if (line.stripped().equals(STANDARD_ERROR)
        || Prompt.bare(line.text())
        || Prompt.farewell(line.text())) {
      return Block.of(DtraceOutput.PROMPT, line);
    }
    List<Field> fields = CaptureHeadings.fields(line);
    if (!fields.isEmpty()) {
      CaptureHeadings.script(fields).ifPresent(inForce::script);
      CaptureHeadings.values(fields).ifPresent(inForce::values);
      return new Block(fields, Reading.STRICT, line);
    }
    if (!Prompt.of(line.text(), 0)) {
      return null;
    }
    inForce.begin();
    return Block.of(DtraceOutput.PROMPT, line);
  }

  /** A row of lxunsup.d, and where something stands behind its terminator, that as a line. */
  private @Nullable Block producerRow(Line row) {
    int end = rest(row);
    if (end < 0) {
      return endedRow(row);
    }
    Block block = endedRow(row.before(end));
    if (block != null) {
      feed.putBack(row.after(end));
    }
    return block;
  }

  /** Where something stands behind the terminator of a row; -1 where nothing does. */
  private static int rest(Line row) {
    int end = Bytes.ended(row.text()) ? Bytes.terminatorEnd(row.text(), 0) : -1;
    return end < 0 || row.text().substring(end).isBlank() ? -1 : end;
  }

  /** True where a line begins a row of lxunsup.d; takes nothing from the feed. */
  private boolean beginsProducerRow(Line row) {
    int end = rest(row);
    return endedRow(end < 0 ? row : row.before(end)) != null;
  }

  private @Nullable Block endedRow(Line line) {
    boolean ended = Bytes.ended(line.text());
    boolean options = inForce.heading() == Heading.SOCKOPT || inForce.sockoptSeen();
    if (!ended && line.terminated() && options) {
      List<Field> fields = ProducerRows.socketOptionCall(line.text());
      if (fields != null) {
        return new Block(fields, Reading.STRICT, line);
      }
    }
    if (ended || (inForce.heading() == Heading.UNSUP && line.terminated())) {
      List<Field> fields = ProducerRows.unsupportedCall(line.text());
      return fields == null ? null : new Block(fields, ended ? Reading.STRICT : Reading.LOW, line);
    }
    return null;
  }

  // ---- entries of aggregations, and what stands alone

  private @Nullable Block entry(Line line) throws IOException {
    Block block = tuple(line).read(afterBlank);
    if (block == null && Structure.of(line.text()) == Structure.FRAMES) {
      block = keyOrStack(line);
    } else if (block == null && Structure.of(line.text()) == Structure.DUMP) {
      block = tuple(line).dump();
    }
    return block == null ? null : histogram(ofCpu(block, line), line);
  }

  /** A symbol that is padded as keys are is one, where the rest of its entry stands below it. */
  private @Nullable Block keyOrStack(Line line) throws IOException {
    Window window = new Window(feed, line);
    Block entry = window.structure(0) == Structure.NONE ? tuple(line).joined() : null;
    boolean placed = Columns.skipBlanks(line.text(), 0) == FrameLines.INDENTATION;
    return entry == null && (placed || afterBlank) ? tuple(line).stack(false) : entry;
  }

  /** What {@code aggpercpu} prints above the histogram of one CPU is no key. */
  private static Block ofCpu(Block block, Line line) {
    List<Field> fields = block.fields();
    if (fields.size() < 2
        || fields.get(1).type() != DtraceOutput.HISTOGRAM_HEADING
        || !EntryLines.ofCpu(line.text())) {
      return block;
    }
    List<Field> labelled = new ArrayList<>(fields);
    labelled.set(0, new Field(DtraceOutput.LABEL, line.stripped()));
    return new Block(labelled, Reading.LABEL, block.line());
  }

  /**
   * One printa() of several aggregations prints the keys once: a histogram exactly one empty line
   * below another is of the same entry, where the other's key stood directly above it.
   */
  private Block histogram(Block block, Line first) {
    if (!isHistogram(block)) {
      return block;
    }
    boolean unkeyed = block.fields().get(0).type() == DtraceOutput.HISTOGRAM_HEADING;
    List<Field> fields = block.fields();
    if (unkeyed && first.number() == histogramEnd + 2 && !histogramKeys.isEmpty()) {
      fields = new ArrayList<>(histogramKeys);
      fields.addAll(block.fields());
    }
    histogramEnd = block.line().number() + block.line().span() - 1;
    histogramKeys = new ArrayList<>();
    for (Field field : fields) {
      if (field.type() == DtraceOutput.HISTOGRAM_HEADING) {
        break;
      }
      histogramKeys.add(field);
    }
    return new Block(fields, block.reading(), block.line());
  }

  private static boolean isHistogram(Block block) {
    for (Field field : block.fields()) {
      if (field.type() == DtraceOutput.HISTOGRAM_HEADING) {
        return true;
      }
    }
    return false;
  }

  // ---- everything else

  private List<Block> other(Line line) throws IOException {
    Block block = headed.unheaded(line);
    if (block == null) {
      block = new TypedReader(new Window(feed, line)).read(0);
    }
    if (block == null && line.text().charAt(0) == ' ') {
      block = tuple(line).joined();
    }
    if (block == null && inForce.heading() == Heading.UNSUP) {
      block = brokenName(line);
    }
    if (block == null && Structure.of(line.text()) == Structure.NONE) {
      block = labelled(line);
    }
    if (block == null) {
      block = aboveCollapsedStack(line);
    }
    if (block == null) {
      block = loose.row(line);
    }
    if (block == null) {
      block = brokenCount(line);
    }
    if (block == null) {
      block = new LabelledHistogram(new Window(feed, line), this).collapsed();
    }
    return block == null ? List.of() : List.of(block);
  }

  /** Frames at the edge have lost their indentation; what stands directly above is of them. */
  private @Nullable Block aboveCollapsedStack(Line line) throws IOException {
    Line next = feed.peek(1);
    boolean edge =
        next != null
            && Columns.skipBlanks(next.text(), 0) <= 1
            && Structure.of(next.text()) == Structure.FRAMES
            && Structure.of(line.text()) == Structure.NONE
            && ScriptLayout.ofCollapsed(line.text()) == null;
    return edge ? tuple(line).collapsed(loose.keys(line.text())) : null;
  }

  /** A histogram below its title; a row whose blanks were collapsed is one, and no title. */
  private @Nullable Block labelled(Line line) throws IOException {
    LabelledHistogram histogram = new LabelledHistogram(new Window(feed, line), this);
    int distance = histogram.distance();
    boolean row = distance > 1 || (distance == 1 && Bytes.ended(line.text()));
    Block loosely = row && histogram.loose(distance) ? loose.row(line) : null;
    return loosely != null || distance == 0 ? loosely : histogram.read();
  }

  /** A collapsed entry of a count by message, whose message ends in a newline. */
  private @Nullable Block brokenCount(Line line) throws IOException {
    Line next = feed.peek(1);
    Block block = next == null ? null : loose.brokenCount(line, next);
    if (block != null) {
      feed.drop();
    }
    return block;
  }

  /** A row of lxunsup.d whose process name holds a newline. */
  private @Nullable Block brokenName(Line line) throws IOException {
    if (!ProducerRows.breaksInExecname(line.text())) {
      return null;
    }
    Window window = new Window(feed, line);
    Line whole = line;
    for (int lines = 2; lines < 5; lines++) {
      Line next = window.at(lines - 1);
      if (next == null || another(next)) {
        return null;
      }
      whole = whole.joined(next);
      Block block = rest(whole) < 0 ? endedRow(whole) : null;
      if (block != null) {
        return new Block(block.fields(), Reading.JOINED, window.take(lines));
      }
    }
    return null;
  }

  // ---- where records begin

  @Override
  public boolean another(Line next) {
    String text = next.text();
    if (text.isEmpty()) {
      return true;
    }
    int at = Columns.skipBlanks(text, 0);
    if (at == text.length() || at == Columns.trailingNumber(text)) {
      return false; // blanks, or a value alone, may end a key
    }
    return DebugHead.of(text, 0) != null
        || TypedReader.opens(text, 0)
        || next.blank()
        || heading(text)
        || scriptRow(next) != null
        || beginsProducerRow(next)
        || AggregationTuple.fields(next.stripped()) != null;
  }

  @Override
  public boolean heading(Line next) {
    return heading(next.text()) || scriptRow(next) != null || beginsProducerRow(next);
  }

  private boolean heading(String text) {
    return ProbeRows.of(text) != null
        || (inForce.heading() == Heading.FLOW && FlowRows.of(text) != null)
        || (inForce.heading() == Heading.TESTED && ProbeRows.tested(text) != null)
        || Heading.of(text.substring(0, Columns.trimmedEnd(text))) != Heading.NONE
        || ScriptLayout.of(text.substring(0, Columns.trimmedEnd(text))) != null
        || Bars.keyWidth(text) >= 0
        || (text.charAt(0) == '#' && !CaptureHeadings.fields(text).isEmpty());
  }
}
