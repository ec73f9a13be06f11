package io.github.lxtriage.capture;

import io.github.lxtriage.capture.LineFeed.Fed;
import io.github.lxtriage.capture.LineFeed.Said;
import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a capture, or of a part of one. What repeats is counted straight from the bytes;
 * everything else goes through the grammar.
 */
final class TextRun {
  private final LineSource source;
  private final LineFeed feed;
  private final ColumnLexer lexer;
  private final BlockParser parser = new BlockParser();
  private final RecordSink sink;
  private final ReadSummary.Counter counter = new ReadSummary.Counter();
  private final @Nullable Memory memory;
  private final Repetition repetition;
  private final DebugLines debugLines;
  private long linesBefore;

  /**
   * @param memory what to use of earlier rows; null for the grammar alone
   */
  TextRun(InputStream in, RecordSink sink, MessageStart messages, @Nullable Memory memory) {
    Memory shapes = memory == null ? new Memory() : memory;
    this.source = new LineSource(in, shapes.block());
    this.feed = new LineFeed(source);
    this.lexer = new ColumnLexer(feed, messages);
    this.sink = sink;
    this.memory = memory;
    this.repetition = new Repetition(shapes, counter, sink);
    this.debugLines = new DebugLines(counter, sink);
  }

  /**
   * Begins in the state that the part above this one ends in.
   *
   * @param lines how many lines stand above it, so that its own are numbered on from them
   */
  void begin(ColumnLexer.State state, long lines) {
    lexer.begin(state);
    source.advance(0, lines);
    linesBefore = lines;
  }

  /** Where a part ended, and the state there; null at the end of the capture. */
  record End(long offset, ColumnLexer.@Nullable State state) {}

  /**
   * Reads the records that begin before an offset.
   *
   * @return where the first one begins that does not
   */
  End read(long until) throws IOException {
    try {
      return records(until);
    } finally {
      repetition.say();
      if (memory != null) {
        memory.keep(source.block());
      }
    }
  }

  private End records(long until) throws IOException {
    while (true) {
      long ahead = feed.ahead();
      if (ahead >= 0) {
        long offset = source.offset() - ahead;
        ColumnLexer.State state = offset < until ? null : lexer.state(line() + 1);
        if (state != null) {
          return new End(offset, state);
        }
        if (memory != null) {
          pass(memory, ahead, until - offset);
          if (source.more(feed.ahead())) {
            continue; // else the last lines of each block would go through the grammar
          }
        }
      }
      Fed fed = feed.take();
      if (fed == null) {
        return new End(source.offset(), null);
      }
      diagnostics(fed.before());
      if (fed.line() != null) {
        blocks(lexer.blocks(fed.line()));
        diagnostics(feed.released());
      }
    }
  }

  /** How much became what, of the lines that were read as records. */
  ReadSummary summary() {
    counter.leftOut(feed.leftOutLine());
    return counter.summary(line(), linesBefore);
  }

  /** How many lines stand above the next one to be taken. */
  private long line() {
    return source.lines() - feed.linesAhead();
  }

  /** Passes over lines that repeat, where the next one does. */
  private void pass(Memory shapes, long ahead, long most) {
    int from = (int) (source.next() - ahead);
    int limit = (int) Math.min(source.limit(), from + most);
    if (from < 0 || from >= limit) {
      return;
    }
    long lines = line();
    int context = context(shapes);
    if (context >= 0 && repetition.run(source.block(), from, limit, lines, context)) {
      goOn(ahead, repetition.done() - from, repetition.line() - lines);
      lexer.passed(repetition);
    } else if (debugLines.run(source.block(), from, limit, lines)) {
      goOn(ahead, debugLines.done() - from, debugLines.line() - lines);
      lexer.passedText();
    }
  }

  private void goOn(long ahead, int bytes, long lines) {
    if (!feed.giveBack(ahead)) {
      throw new IllegalStateException("bytes that were looked at are gone");
    }
    source.advance(bytes, lines);
  }

  private int context(Memory shapes) {
    InForce.Said said = lexer.inForce();
    Object counting = sink instanceof PartSink<?> parts ? parts.context() : "";
    return said == null ? -1 : shapes.context(said, counting);
  }

  private void diagnostics(List<Said> diagnostics) {
    for (Said said : diagnostics) {
      lexer.note(said.diagnostic());
      if (said.diagnostic().kind() == DiagnosticClass.MATCHED) {
        repetition.sayAll();
      }
      counter.count(said.place(), said.diagnostic());
      sink.accept(said.diagnostic(), "dtrace: " + said.diagnostic().text());
    }
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      TraceRecord record = parser.parse(block);
      counter.count(block.line(), record);
      if (record != null) {
        if (record instanceof CaptureHeading) {
          repetition.sayAll(); // what stands above a mark, or below it, makes a difference
        }
        sink.accept(record, Bytes.decode(block.line().text()));
        if (memory != null && blocks.size() == 1) {
          learn(memory, block, record);
        }
      }
    }
  }

  private void learn(Memory shapes, Block block, TraceRecord record) {
    InForce.Said said = lexer.inForce();
    int context = context(shapes);
    Shape shape =
        context < 0 || said == null ? null : ShapeMaker.of(block, record, context, said.entries());
    if (shape != null && repetition.begin(shape)) {
      shapes.shapes().add(shape);
    }
  }
}
