package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of probes (sections 3 and 4) with what their actions printed below them: stacks,
 * tables of bytes, structures, and the fields that follow these.
 */
final class RowReader {
  /** A traced string takes two blanks and 33 columns; a newline inside counts as one byte. */
  private static final int TRACED_STRING = 35;

  private final LineFeed feed;
  private final InForce inForce;
  private final Starts starts;

  RowReader(LineFeed feed, InForce inForce, Starts starts) {
    this.feed = feed;
    this.inForce = inForce;
    this.starts = starts;
  }

  /** The blocks of a row without flow indentation; empty where the line begins none. */
  List<Block> probeRow(Line line) throws IOException {
    ProbeRows.Head head = ProbeRows.of(line.text());
    return head == null ? List.of() : row(line, head.fields(), head.payload());
  }

  /** The blocks of a row without CPU and probe id; empty where the line begins none. */
  List<Block> testedRow(Line line) throws IOException {
    ProbeRows.Head head = ProbeRows.tested(line.text());
    return head == null ? List.of() : row(line, head.fields(), head.payload());
  }

  /** The blocks of a row with flow indentation; empty where the line begins none. */
  List<Block> flowRow(Line line) throws IOException {
    FlowRows.Head head = FlowRows.of(line.text());
    if (head == null) {
      return List.of();
    }
    int next = FlowRows.glued(line.text(), head.payload());
    if (next < 0) {
      return row(line, head.fields(), head.payload());
    }
    feed.putBack(line.after(next));
    return List.of(block(line.before(next), head.fields(), head.payload()));
  }

  private List<Block> row(Line line, List<Field> head, int payload) throws IOException {
    int value = TypedReader.start(line.text(), payload);
    if (value >= 0) {
      Line piece = line.after(value);
      Block typed = new TypedReader(new Window(feed, piece)).read(0);
      if (typed != null) {
        return List.of(block(line.before(value), head, payload), typed);
      }
    }
    Line next = feed.peek(1);
    if (next == null || next.text().isEmpty()) {
      return List.of(block(line, head, payload));
    }
    Structure structure = Structure.of(next.text());
    if (structure == Structure.FRAMES || structure == Structure.DUMP) {
      return actions(line, head, payload);
    }
    Line whole = string(line, next, payload);
    Block row = block(whole, head, payload);
    return List.of(whole.span() == line.span() ? row : row.doubted(Reading.JOINED));
  }

  /** A row and the stacks and tables below it; what follows them belongs to the row. */
  private List<Block> actions(Line line, List<Field> head, int payload) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> rest = new ArrayList<>(List.of(line.text().substring(payload)));
    Line row = line;
    Line next = feed.peek(1);
    while (next != null && next.whole() && !next.text().isEmpty()) {
      Structure structure = Structure.of(next.text());
      if (structure == Structure.FRAMES || structure == Structure.DUMP) {
        Block action = action(structure);
        if (action == null) {
          break;
        }
        blocks.add(action);
      } else if (blocks.isEmpty() || starts.heading(next) || structure != Structure.NONE) {
        break;
      } else {
        feed.drop();
        rest.add(next.text());
        row = row.and(next);
      }
      next = feed.peek(1);
    }
    String printed = String.join(" ", rest.stream().map(String::strip).toList()).strip();
    blocks.add(0, block(row, head, printed));
    return blocks;
  }

  private @Nullable Block action(Structure structure) throws IOException {
    Line first = feed.peek(1);
    if (first == null) {
      return null;
    }
    feed.drop();
    TupleReader reader = new TupleReader(new Window(feed, first), inForce, starts);
    Block block = structure == Structure.DUMP ? reader.dump() : reader.stack(true);
    if (block == null) {
      feed.putBack(first);
    }
    return block;
  }

  /** A traced string that holds newlines is padded on its last line. */
  private Line string(Line line, Line below, int payload) throws IOException {
    String printed = line.text();
    int from = behindIntegers(printed, payload);
    boolean traced =
        printed.startsWith("  ", from)
            && printed.length() > from + 2
            && printed.charAt(from + 2) != ' '
            && printed.length() < from + TRACED_STRING;
    Line whole = line;
    Line next = below;
    for (int lines = 2; traced && lines < 16; lines++) {
      if (next == null || !next.whole() || next.text().isEmpty() || starts.another(next)) {
        return line;
      }
      whole = whole.joined(next);
      if (whole.text().length() >= from + TRACED_STRING) {
        boolean fits = integers(whole.text(), from + TRACED_STRING);
        return fits ? new Window(feed, line).take(lines) : line;
      }
      next = feed.peek(lines);
    }
    return line;
  }

  /** Where integers end that were traced before a string. */
  private static int behindIntegers(String text, int payload) {
    int at = payload;
    while (at < text.length() && text.charAt(at) == ' ') {
      int end = Columns.numberEnd(text, Columns.skipBlanks(text, at));
      if (end <= at || !AggregationTuple.integer(end - at) || behind(text, end)) {
        break;
      }
      at = end;
    }
    return at;
  }

  /** True where a word goes on behind what looked like an integer. */
  private static boolean behind(String text, int end) {
    return end < text.length() && text.charAt(end) != ' ';
  }

  /** True where nothing but integers in their columns stands from a column on. */
  private static boolean integers(String text, int from) {
    return behindIntegers(text, from) == text.length();
  }

  private static Block block(Line line, List<Field> head, int payload) {
    return block(line, head, line.text().substring(payload).strip());
  }

  private static Block block(Line line, List<Field> head, String printed) {
    List<Field> fields = head;
    if (!printed.isEmpty()) {
      fields = new ArrayList<>(head);
      fields.add(new Field(DtraceOutput.PAYLOAD, printed));
    }
    boolean cut = !line.terminated();
    return new Block(fields, cut ? Reading.LOW : Reading.STRICT, line);
  }
}
