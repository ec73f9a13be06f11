package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.capture.grammar.DtraceOutput.AggregationRowContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.BlankContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.DebugLineContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.HeadingContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.ProbeRowContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.SocketOptionCallContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TextContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.TornTextContext;
import io.github.lxtriage.capture.grammar.DtraceOutput.UnsupportedCallContext;
import io.github.lxtriage.capture.grammar.DtraceOutputBaseVisitor;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the record of one block; one method for each label of the grammar, in its order. */
final class RecordBuilder extends DtraceOutputBaseVisitor<@Nullable TraceRecord> {
  private final Block block;

  RecordBuilder(Block block) {
    this.block = block;
  }

  @Override
  public @Nullable TraceRecord visitHeading(HeadingContext tree) {
    return null;
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
        number(tree.CPU()),
        number(tree.PROBE_ID()),
        text(tree.FUNCTION()),
        text(tree.NAME()),
        tree.PAYLOAD() == null ? "" : text(tree.PAYLOAD()));
  }

  @Override
  public TraceRecord visitAggregationRow(AggregationRowContext tree) {
    List<Key> keys =
        tree.children.stream()
            .map(TerminalNode.class::cast)
            .map(TerminalNode::getSymbol)
            .filter(field -> field.getType() != DtraceOutput.VALUE && field.getType() != Token.EOF)
            .map(RecordBuilder::key)
            .toList();
    return new TraceRecord.AggregationRow(line(), block.reading(), keys, number(tree.VALUE()));
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
  protected @Nullable TraceRecord aggregateResult(
      @Nullable TraceRecord aggregate, @Nullable TraceRecord next) {
    throw new IllegalStateException("grammar rule without a visit method");
  }

  private long line() {
    return block.line().number();
  }

  private static Key key(Token field) {
    return field.getType() == DtraceOutput.INT_KEY
        ? new Key.Int(Long.parseLong(field.getText()))
        : new Key.Str(Bytes.decode(field.getText()));
  }

  private static long number(TerminalNode field) {
    return Long.parseLong(field.getText());
  }

  private static String text(TerminalNode field) {
    return Bytes.decode(field.getText());
  }
}
