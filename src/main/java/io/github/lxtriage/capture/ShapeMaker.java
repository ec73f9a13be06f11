package io.github.lxtriage.capture;

import io.github.lxtriage.capture.Shape.Form;
import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the shape of what the grammar read: only what it read strictly, and as it stands. */
final class ShapeMaker {
  private final Block block;
  private final TraceRecord record;
  private final int context;
  private final byte[] bytes;
  private final int length;

  private ShapeMaker(Block block, TraceRecord record, int context) {
    this.block = block;
    this.record = record;
    this.context = context;
    byte[] text = (block.line().text() + "\n").getBytes(StandardCharsets.ISO_8859_1);
    this.length = text.length - 1;
    this.bytes = Arrays.copyOf(text, text.length + Words.PADDING);
  }

  /**
   * The shape of a record, or null where it has none.
   *
   * @param context stands for all that reading and counting depended on
   * @param entries true where nothing in force gives an entry another meaning
   */
  static @Nullable Shape of(Block block, TraceRecord record, int context, boolean entries) {
    Line line = block.line();
    String text = line.text();
    boolean plain =
        block.reading() == Reading.STRICT
            && line.terminated()
            && line.whole()
            && line.bytes() == text.length() + 1
            && text.startsWith(" ")
            && text.indexOf(Ansi.ESCAPE) < 0
            && !text.contains("dtrace: ");
    if (!plain) {
      return null;
    }
    ShapeMaker maker = new ShapeMaker(block, record, context);
    if (!maker.atHome()) {
      return null;
    }
    if (record instanceof TraceRecord.UnsupportedCall
        || record instanceof TraceRecord.SocketOptionCall) {
      return maker.row();
    }
    return entries ? maker.entry() : null;
  }

  private boolean atHome() {
    int from = 0;
    while (from <= length) {
      int to = Words.newline(bytes, from, length + 1);
      if (!RepeatedLines.atHome(bytes, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  private @Nullable Shape row() {
    boolean fits =
        block.line().span() == 1
            && length > RepeatedLines.PID_WIDTH
            && RepeatedLines.pid(bytes, 0) > 0;
    return fits ? shape(Form.ROW, RepeatedLines.PID_WIDTH, length) : null;
  }

  private @Nullable Shape entry() {
    if (record instanceof TraceRecord.AggregationRow) {
      int keys = length - RepeatedLines.VALUE_WIDTH;
      boolean fits =
          block.line().span() == 1
              && keys >= RepeatedLines.LEAST_KEYS
              && RepeatedLines.value(bytes, 0, length) >= 0
              && block.line().text().startsWith("  ")
              && block.line().text().indexOf('`') < 0;
      return fits ? shape(Form.ENTRY, 0, keys) : null;
    }
    if (record instanceof StackCount stack) {
      int value = length - RepeatedLines.VALUE_WIDTH;
      boolean fits =
          stack.keys().isEmpty()
              && block.line().span() <= Block.KEPT_LINES
              && value > 0
              && bytes[value - 1] == '\n'
              && RepeatedLines.value(bytes, value, length) >= 0
              && !block.line().text().contains("\n\n");
      return fits ? shape(Form.STACK, 0, value) : null;
    }
    return record instanceof Histogram histogram ? buckets(histogram) : null;
  }

  private @Nullable Shape buckets(Histogram histogram) {
    int first = Words.newline(bytes, 0, length) + 1;
    int buckets = first + RepeatedLines.HISTOGRAM_HEADING.length;
    boolean fits =
        first > RepeatedLines.LEAST_KEYS
            && EntryLines.mayStandBelow(block.line().text().substring(0, first - 1))
            && histogram.frames().isEmpty()
            && histogram.label().isEmpty()
            && histogram.keys().size() == 1
            && buckets < length
            && block.line().span() == 2 + histogram.buckets().size()
            && Arrays.equals(
                bytes,
                first,
                buckets,
                RepeatedLines.HISTOGRAM_HEADING,
                0,
                RepeatedLines.HISTOGRAM_HEADING.length);
    return fits ? shape(Form.BUCKETS, 0, buckets) : null;
  }

  private Shape shape(Form form, int from, int to) {
    List<Field> keys = form == Form.BUCKETS ? keys() : List.of();
    long hash = Words.hash(bytes, from, to);
    byte[] padded = Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + Words.PADDING);
    padded[to - from] = '\n';
    return new Shape(form, context, padded, to - from, hash, record, keys);
  }

  private List<Field> keys() {
    return block.fields().stream()
        .takeWhile(field -> field.type() != DtraceOutput.HISTOGRAM_HEADING)
        .toList();
  }
}
