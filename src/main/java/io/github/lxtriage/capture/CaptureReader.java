package io.github.lxtriage.capture;

import io.github.lxtriage.capture.LineFeed.Fed;
import io.github.lxtriage.capture.LineFeed.Said;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads what dtrace printed, as a stream: memory is bounded by the longest block, not by the
 * capture.
 *
 * <p>Nothing that a capture holds is an error. A line that cannot be read costs only itself and
 * becomes a {@link TraceRecord.Text}; what dtrace wrote to standard error becomes a {@link
 * Diagnostic}, and a row that it cut in two is put together again. Text is decoded as ISO-8859-1,
 * so that columns count bytes, and shown as UTF-8. FreeBSD's structured output is recognised by its
 * first key and read into the same records.
 */
public final class CaptureReader {
  private final MessageStart messages;

  /**
   * @param messages finds the texts of the LX brand where columns are lost
   */
  public CaptureReader(MessageStart messages) {
    this.messages = messages;
  }

  /** Takes the records of a capture, in the order of their lines. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes one record.
     *
     * @param raw the line it stands on, or its lines joined by newlines, as it is in the capture;
     *     of a block of many lines the first 64
     */
    void accept(TraceRecord record, String raw);
  }

  /**
   * Reads a whole capture.
   *
   * @return how many lines became what
   * @throws IOException where the stream cannot be read; what was read before has reached the sink
   */
  public ReadSummary read(InputStream in, Sink sink) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    return StructuredReader.recognises(buffered)
        ? StructuredReader.read(buffered, sink)
        : new Run(buffered, sink).read();
  }

  /** The state of one reading. */
  private final class Run {
    private final LineSource lines;
    private final LineFeed feed;
    private final ColumnLexer lexer;
    private final BlockParser parser = new BlockParser();
    private final Sink sink;
    private final ReadSummary.Counter counter = new ReadSummary.Counter();

    Run(InputStream in, Sink sink) {
      this.lines = new LineSource(in);
      this.feed = new LineFeed(new Unindented(lines));
      this.lexer = new ColumnLexer(feed, messages);
      this.sink = sink;
    }

    ReadSummary read() throws IOException {
      Fed fed = feed.take();
      while (fed != null) {
        diagnostics(fed.before());
        if (fed.line() != null) {
          blocks(lexer.blocks(fed.line()));
          diagnostics(feed.released());
        }
        fed = feed.take();
      }
      return counter.summary(lines.lines());
    }

    private void diagnostics(List<Said> diagnostics) {
      for (Said said : diagnostics) {
        lexer.note(said.diagnostic());
        counter.count(said.place(), said.diagnostic());
        sink.accept(said.diagnostic(), "dtrace: " + said.diagnostic().text());
      }
    }

    private void blocks(List<Block> blocks) {
      for (Block block : blocks) {
        TraceRecord record = parser.parse(block);
        counter.count(block.line(), record);
        if (record != null) {
          sink.accept(record, Bytes.decode(block.line().text()));
        }
      }
    }
  }
}
