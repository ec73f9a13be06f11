package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads headings and rows whose runs of blanks were collapsed, and trusts them little. */
final class LooseReader {
  private final InForce inForce;
  private final MessageStart messages;

  LooseReader(InForce inForce, MessageStart messages) {
    this.inForce = inForce;
    this.messages = messages;
  }

  @Nullable Block row(Line line) {
    Heading found = Heading.ofCollapsed(line.text());
    if (found != Heading.NONE) {
      inForce.heading(found);
      return Block.of(found.token(), line).doubted(Reading.LOW);
    }
    ScriptLayout layout = ScriptLayout.ofCollapsed(line.text());
    if (layout != null) {
      inForce.layout(layout);
      return Block.of(DtraceOutput.SCRIPT_HEADING, line).doubted(Reading.LOW);
    }
    boolean ended = Bytes.ended(line.text());
    if (!line.terminated() && !ended) {
      return null;
    }
    List<Field> fields = fields(line.text(), ended);
    return fields == null ? null : new Block(fields, Reading.LOW, line);
  }

  /** An entry of a count by message, whose message ends in a newline: the count stands below it. */
  @Nullable Block brokenCount(Line line, Line next) {
    String value = next.text().strip();
    if (!inForce.countsMessages() || !line.whole() || !CollapsedRows.number(value)) {
      return null;
    }
    List<Field> fields = CollapsedRows.count(line.text().strip() + " " + value, messages);
    if (fields == null || fields.get(1).type() != DtraceOutput.STRING_KEY) {
      return null;
    }
    Field message = new Field(DtraceOutput.STRING_KEY, fields.get(1).text() + "\n");
    return new Block(List.of(fields.get(0), message, fields.get(2)), Reading.LOW, line.and(next));
  }

  /** The keys that stand above a stack: a name and what LX says, or any others. */
  List<Field> keys(String line) {
    String text = line.strip();
    List<Field> said = CollapsedRows.said(text, messages);
    return said.isEmpty() ? CollapsedRows.keys(text) : said;
  }

  private @Nullable List<Field> fields(String text, boolean ended) {
    if (inForce.layout() != null) {
      List<Field> row = inForce.layout().collapsedRow(text);
      if (row != null) {
        return row;
      }
    }
    boolean unsup = inForce.heading() == Heading.UNSUP;
    if (ended || unsup) {
      return CollapsedRows.unsupportedCall(text, messages, unsup);
    }
    List<Field> fields =
        switch (inForce.heading()) {
          case SOCKOPT -> CollapsedRows.socketOptionCall(text);
          case PROBE -> CollapsedRows.probeRow(text);
          case LIST -> ListRows.collapsed(text);
          case UNSUP, FLOW, TESTED, NONE -> null;
        };
    boolean counts = inForce.countsOptions() || inForce.countsMessages();
    return fields == null && inForce.heading() != Heading.SOCKOPT && counts
        ? CollapsedRows.count(text, messages)
        : fields;
  }
}
