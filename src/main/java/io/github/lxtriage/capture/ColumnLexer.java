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
 * several readings fit, the order is that of section 17: probe row, row of a known producer,
 * aggregation row, joined row, collapsed row, text.
 */
final class ColumnLexer {
  /** The most that a debug probe prints for one message (lx-debug-probes, section 4). */
  private static final int MAX_DEBUG_MESSAGE = 1152;

  /** copyinstr() with the default string size cuts here, and loses the newline (section 15 e). */
  private static final int CUT_DEBUG_LINE = 255;

  /** How many lines one key may stand on. */
  private static final int MAX_JOINED = 4;

  private final LineFeed feed;
  private final MessageStart messages;
  private Heading heading = Heading.NONE;
  private boolean sockoptSeen;
  private String description = "";

  ColumnLexer(LineFeed feed, MessageStart messages) {
    this.feed = feed;
    this.messages = messages;
  }

  /** Takes note of a diagnostic that stands before the next line. */
  void note(Diagnostic diagnostic) {
    if (diagnostic.kind() == DiagnosticClass.MATCHED) {
      heading = Heading.NONE;
      description = diagnostic.text();
    }
  }

  /**
   * The blocks that begin with a line: more than one only where a debug line swallowed the next
   * one's start.
   */
  List<Block> blocks(Line line) throws IOException {
    if (!line.whole()) {
      return List.of(single(DtraceOutput.LINE, line));
    }
    if (line.blank()) {
      return List.of(single(DtraceOutput.BLANK, line));
    }
    DebugHead head = DebugHead.of(line.text(), 0);
    if (head != null) {
      return debugLines(line, head);
    }
    Block block = strict(line);
    if (block == null) {
      block = joined(line);
    }
    if (block == null) {
      block = collapsed(line);
    }
    return List.of(block != null ? block : single(unread(line), line));
  }

  private static int unread(Line line) {
    return line.terminated() ? DtraceOutput.LINE : DtraceOutput.TORN_LINE;
  }

  private static Block single(int type, Line line) {
    return new Block(List.of(new Field(type, line.text())), Reading.STRICT, line);
  }

  // ---- one line, in its columns

  private @Nullable Block strict(Line line) {
    Heading found = Heading.of(line.stripped());
    if (found != Heading.NONE) {
      heading = found;
      sockoptSeen |= found == Heading.SOCKOPT;
      return single(found.token(), line);
    }
    List<Field> fields = ProducerRows.probeRow(line.text());
    if (fields != null) {
      return new Block(fields, line.terminated() ? Reading.STRICT : Reading.LOW, line);
    }
    Block row = producerRow(line);
    return row != null ? row : aggregationRow(line, Reading.STRICT);
  }

  private @Nullable Block producerRow(Line line) {
    boolean ended = Bytes.ended(line.text());
    if (!ended && line.terminated() && (heading == Heading.SOCKOPT || sockoptSeen)) {
      List<Field> fields = ProducerRows.socketOptionCall(line.text());
      if (fields != null) {
        return new Block(fields, Reading.STRICT, line);
      }
    }
    if (ended || (heading == Heading.UNSUP && line.terminated())) {
      List<Field> fields = ProducerRows.unsupportedCall(line.text());
      return fields == null ? null : new Block(fields, ended ? Reading.STRICT : Reading.LOW, line);
    }
    return null;
  }

  private static @Nullable Block aggregationRow(Line line, Reading reading) {
    List<Field> fields = AggregationTuple.fields(line.stripped());
    return fields == null ? null : new Block(fields, reading, line);
  }

  // ---- a row whose name or key holds a newline

  private @Nullable Block joined(Line line) throws IOException {
    boolean name = heading == Heading.UNSUP && ProducerRows.breaksInExecname(line.text());
    boolean key = line.text().startsWith("  ") || line.text().startsWith(" -");
    Line whole = line;
    for (int distance = 1; (name || key) && distance < MAX_JOINED; distance++) {
      Line next = feed.peek(distance);
      if (next == null || !next.whole() || startsAnother(next)) {
        return null;
      }
      whole = whole.joined(next);
      Block block = name ? producerRow(whole) : aggregationRow(whole, Reading.JOINED);
      if (block != null) {
        for (int i = 0; i < distance; i++) {
          feed.drop();
        }
        return new Block(block.fields(), Reading.JOINED, whole);
      }
    }
    return null;
  }

  /** True for a line that is a record of its own: the line above it is not its beginning. */
  private boolean startsAnother(Line next) {
    if (next.blank() || DebugHead.of(next.text(), 0) != null) {
      return true;
    }
    boolean valueOnly =
        next.text().isBlank()
            || Columns.skipBlanks(next.text(), 0) == Columns.trailingNumber(next.text());
    return !valueOnly
        && (ProducerRows.probeRow(next.text()) != null
            || Heading.of(next.stripped()) != Heading.NONE
            || producerRow(next) != null
            || AggregationTuple.fields(next.stripped()) != null);
  }

  // ---- blanks collapsed by a web page

  private @Nullable Block collapsed(Line line) {
    Heading found = Heading.ofCollapsed(line.text());
    if (found != Heading.NONE) {
      heading = found;
      sockoptSeen |= found == Heading.SOCKOPT;
      return new Block(List.of(new Field(found.token(), line.text())), Reading.LOW, line);
    }
    boolean ended = Bytes.ended(line.text());
    if (!line.terminated() && !ended) {
      return null;
    }
    List<Field> fields = null;
    if (ended || heading == Heading.UNSUP) {
      fields =
          ProducerRows.collapsedUnsupportedCall(line.text(), messages, heading == Heading.UNSUP);
    } else if (heading == Heading.SOCKOPT) {
      fields = ProducerRows.collapsedSocketOptionCall(line.text());
    } else if (heading == Heading.PROBE) {
      fields = ProducerRows.collapsedProbeRow(line.text());
    } else if (description.contains("setsockopt") || description.contains("brand-lx-unsupported")) {
      fields = ProducerRows.collapsedCount(line.text(), messages);
    }
    return fields == null ? null : new Block(fields, Reading.LOW, line);
  }

  // ---- lx<pid>:::debug

  private List<Block> debugLines(Line line, DebugHead first) throws IOException {
    List<Block> blocks = new ArrayList<>();
    String text = line.text();
    DebugHead head = first;
    int start = 0;
    DebugHead cut = DebugHead.of(text, CUT_DEBUG_LINE);
    while (cut != null) {
      blocks.add(
          debugLine(line, head, List.of(text.substring(head.end(), start + CUT_DEBUG_LINE))));
      start += CUT_DEBUG_LINE;
      head = cut;
      cut = DebugHead.of(text, start + CUT_DEBUG_LINE);
    }
    List<String> messageLines = new ArrayList<>(List.of(text.substring(head.end())));
    Line whole = line;
    int length = text.length() - start;
    Line next = feed.peek(1);
    while (next != null && continues(next) && length + next.text().length() < MAX_DEBUG_MESSAGE) {
      feed.drop();
      whole = whole.joined(next);
      length += next.text().length() + 1;
      messageLines.add(next.text());
      next = feed.peek(1);
    }
    blocks.add(debugLine(whole, head, messageLines));
    return blocks;
  }

  private boolean continues(Line next) {
    return next.whole() && !startsAnother(next) && Heading.ofCollapsed(next.text()) == Heading.NONE;
  }

  private static Block debugLine(Line line, DebugHead head, List<String> messageLines) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(DtraceOutput.PID, head.pid()));
    fields.add(new Field(DtraceOutput.TID, head.tid()));
    messageLines.forEach(text -> fields.add(new Field(DtraceOutput.MESSAGE, text)));
    return new Block(fields, line.terminated() ? Reading.STRICT : Reading.LOW, line);
  }
}
