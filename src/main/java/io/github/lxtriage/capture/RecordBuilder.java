package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.capture.grammar.DtraceOutput.BlankContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.CaptureHeadingContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.ColumnHeadingContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.CountedContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.DebugLineContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.EntryContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.FlowRowContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.FramesContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.HexDumpContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.HistogramContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.KeyContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.ListingContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.PackedContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.ProbeRowContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.PromptContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.ScriptRowContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.SocketOptionCallContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.StackContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TextContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TitledHistogramContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TornTextContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TypedValueContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.UnsupportedCallContext;
import io.github.lxtriage.capture.grammar.DtraceOutputBaseVisitor;
import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.CpuValue;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.PackedRow;
import io.github.lxtriage.trace.ScriptRow;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the record of one block; one method for each label of the grammar, in its order. */
final class RecordBuilder extends DtraceOutputBaseVisitor<@Nullable TraceRecord> {
  private final Block block;
  private List<Key> keys = List.of();
  private List<String> frames = List.of();
  private boolean stack;

  RecordBuilder(Block block) {
    this.block = block;
  }

  @Override
  public @Nullable TraceRecord visitColumnHeading(ColumnHeadingContext tree) {
    return null;
  }

  @Override
  public @Nullable TraceRecord visitPrompt(PromptContext tree) {
    return null;
  }

  @Override
  public TraceRecord visitCaptureHeading(CaptureHeadingContext tree) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < tree.HEADING_NAME().size(); i++) {
      fields.put(text(tree.HEADING_NAME(i)), text(tree.HEADING_VALUE(i)));
    }
    return new CaptureHeading(line(), block.reading(), fields);
  }

  @Override
  public TraceRecord visitUnsupportedCall(UnsupportedCallContext tree) {
    return new TraceRecord.UnsupportedCall(
        line(),
        block.reading(),
        number(tree.PID()),
        text(tree.EXECNAME()),
        Bytes.decode(Bytes.unescape(tree.CALL().getText())));
  }

  @Override
  public TraceRecord visitSocketOptionCall(SocketOptionCallContext tree) {
    return new TraceRecord.SocketOptionCall(
        line(),
        block.reading(),
        number(tree.PID()),
        text(tree.EXECNAME()),
        number(tree.LEVEL()),
        number(tree.OPTNAME()));
  }

  @Override
  public TraceRecord visitScriptRow(ScriptRowContext tree) {
    Map<String, Key> fields = new LinkedHashMap<>();
    for (int i = 1; i + 1 < tree.getChildCount(); i += 2) {
      TerminalNode value = (TerminalNode) tree.getChild(i + 1);
      boolean number = value.getSymbol().getType() == DtraceOutput.FIELD_NUMBER;
      fields.put(
          tree.getChild(i).getText(),
          number ? new Key.Int(number(value)) : new Key.Str(text(value)));
    }
    return new ScriptRow(line(), block.reading(), text(tree.SCRIPT()), fields);
  }

  @Override
  public TraceRecord visitDebugLine(DebugLineContext tree) {
    String message =
        tree.MESSAGE().stream().map(TerminalNode::getText).collect(Collectors.joining("\n"));
    return new TraceRecord.DebugLine(
        line(), block.reading(), number(tree.PID()), number(tree.TID()), Bytes.decode(message));
  }

  @Override
  public TraceRecord visitProbeRow(ProbeRowContext tree) {
    return new TraceRecord.ProbeRow(
        line(),
        block.reading(),
        tree.CPU() == null ? TraceRecord.ProbeRow.NOT_SHOWN : number(tree.CPU()),
        tree.PROBE_ID() == null ? TraceRecord.ProbeRow.NOT_SHOWN : number(tree.PROBE_ID()),
        text(tree.FUNCTION()),
        text(tree.NAME()),
        tree.PAYLOAD() == null ? "" : text(tree.PAYLOAD()));
  }

  @Override
  public TraceRecord visitFlowRow(FlowRowContext tree) {
    return new FlowRow(
        line(),
        block.reading(),
        number(tree.CPU()),
        Integer.parseInt(tree.DEPTH().getText()),
        text(tree.DIRECTION()),
        text(tree.FUNCTION()),
        tree.PAYLOAD() == null ? "" : text(tree.PAYLOAD()));
  }

  @Override
  public TraceRecord visitListing(ListingContext tree) {
    return new Listing(
        line(),
        block.reading(),
        number(tree.PROBE_ID()),
        text(tree.PROVIDER()),
        text(tree.MODULE()),
        text(tree.FUNCTION()),
        text(tree.NAME()),
        tree.ATTRIBUTE().stream().map(RecordBuilder::text).collect(Collectors.joining("\n")));
  }

  @Override
  public @Nullable TraceRecord visitEntry(EntryContext tree) {
    // in loops: it is done for each entry that is new, and streams took a third of its time
    keys = new ArrayList<>();
    frames = new ArrayList<>();
    stack = false;
    for (KeyContext key : tree.key()) {
      if (key.STACK() == null) {
        keys.add(key(key));
      } else {
        stack = true;
      }
      if (key.frames() != null) {
        frames.addAll(frames(key.frames()));
      }
    }
    return tree.value().accept(this);
  }

  @Override
  public TraceRecord visitTitledHistogram(TitledHistogramContext tree) {
    return new Histogram(
        line(),
        block.reading(),
        List.of(),
        List.of(),
        text(tree.LABEL()),
        buckets(tree.BUCKET(), tree.COUNT()));
  }

  @Override
  public TraceRecord visitStack(StackContext tree) {
    return new Stack(line(), block.reading(), frames(tree.frames()));
  }

  @Override
  public TraceRecord visitHexDump(HexDumpContext tree) {
    return new HexDump(line(), block.reading(), tree.DUMP().getText());
  }

  @Override
  public TraceRecord visitTypedValue(TypedValueContext tree) {
    return new TypedValue(line(), block.reading(), text(tree.TYPED()));
  }

  @Override
  public @Nullable TraceRecord visitBlank(BlankContext tree) {
    return null;
  }

  @Override
  public TraceRecord visitText(TextContext tree) {
    return new TraceRecord.Text(line(), text(tree.LINE()));
  }

  @Override
  public TraceRecord visitTornText(TornTextContext tree) {
    return new TraceRecord.Text(line(), text(tree.TORN_LINE()));
  }

  @Override
  public TraceRecord visitCounted(CountedContext tree) {
    List<Long> values = new ArrayList<>();
    for (TerminalNode value : tree.VALUE()) {
      values.add(number(value));
    }
    List<CpuValue> cpus = new ArrayList<>();
    for (int i = 0; i < tree.CPU().size(); i++) {
      cpus.add(new CpuValue(number(tree.CPU(i)), number(tree.COUNT(i))));
    }
    long last = values.get(values.size() - 1);
    return stack
        ? new StackCount(line(), block.reading(), frames, keys, last, cpus)
        : new TraceRecord.AggregationRow(line(), block.reading(), keys, values, cpus);
  }

  @Override
  public TraceRecord visitHistogram(HistogramContext tree) {
    return new Histogram(
        line(), block.reading(), keys, frames, "", buckets(tree.BUCKET(), tree.COUNT()));
  }

  @Override
  public TraceRecord visitPacked(PackedContext tree) {
    return new PackedRow(
        line(),
        block.reading(),
        keys,
        text(tree.MIN()),
        text(tree.MAX()),
        text(tree.CELLS()),
        number(tree.VALUE()),
        frames);
  }

  @Override
  protected @Nullable TraceRecord aggregateResult(
      @Nullable TraceRecord aggregate, @Nullable TraceRecord next) {
    throw new IllegalStateException("grammar rule without a visit method");
  }

  private long line() {
    return block.line().number();
  }

  private static Key key(KeyContext key) {
    if (key.INT_KEY() != null) {
      return new Key.Int(number(key.INT_KEY()));
    }
    return key.DUMP() == null ? new Key.Str(text(key.STRING_KEY())) : hex(key.DUMP().getText());
  }

  /** A table of zeros is what an empty string looks like (section 17, A10). */
  private static Key hex(String hex) {
    String bytes = Bytes.ofHex(hex);
    int end = bytes.indexOf('\0');
    String text = Bytes.decode(end < 0 ? bytes : bytes.substring(0, end));
    return hex.chars().allMatch(digit -> digit == '0') ? new Key.Str("") : new Key.Hex(hex, text);
  }

  /** Frames and annotations, each on a line of its own. */
  private static List<String> frames(FramesContext frames) {
    List<String> texts = new ArrayList<>();
    for (ParseTree frame : frames.children) {
      texts.add(Bytes.decode(frame.getText()));
    }
    return texts;
  }

  private static List<Bucket> buckets(List<TerminalNode> labels, List<TerminalNode> counts) {
    List<Bucket> buckets = new ArrayList<>(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      buckets.add(new Bucket(labels.get(i).getText(), number(counts.get(i))));
    }
    return buckets;
  }

  private static long number(TerminalNode field) {
    return Long.parseLong(field.getText());
  }

  private static String text(TerminalNode field) {
    return Bytes.decode(field.getText());
  }
}
