package io.github.lxtriage.capture;

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
    boolean ended = Bytes.ended(line.text());
    if (!line.terminated() && !ended) {
      return null;
    }
    List<Field> fields = fields(line.text(), ended);
    return fields == null ? null : new Block(fields, Reading.LOW, line);
  }

  private @Nullable List<Field> fields(String text, boolean ended) {
    boolean unsup = inForce.heading() == Heading.UNSUP;
    if (ended || unsup) {
      return CollapsedRows.unsupportedCall(text, messages, unsup);
    }
    List<Field> fields =
        switch (inForce.heading()) {
          case SOCKOPT -> CollapsedRows.socketOptionCall(text);
          case PROBE -> CollapsedRows.probeRow(text);
          case LIST -> ListRows.collapsed(text);
          case UNSUP, FLOW, NONE -> null;
        };
    boolean counts = inForce.probes("setsockopt") || inForce.probes("brand-lx-unsupported");
    return fields == null && inForce.heading() != Heading.SOCKOPT && counts
        ? CollapsedRows.count(text, messages)
        : fields;
  }
}
