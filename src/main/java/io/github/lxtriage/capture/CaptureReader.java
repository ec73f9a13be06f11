package io.github.lxtriage.capture;

import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final MessageStart messages;

  /**
   * @param messages finds the texts of the LX brand where columns are lost
   */
  public CaptureReader(MessageStart messages) {
    this.messages = messages;
  }

  /** A capture whose bytes can be read from anywhere. */
  public interface Source {
    long size();

    /** Opens the capture at an offset. */
    InputStream from(long offset) throws IOException;
  }

  /**
   * Reads a whole capture. What repeats is counted without being read again, where the sink knows
   * how.
   *
   * @return how many lines became what
   * @throws IOException where the stream cannot be read; what was read before has reached the sink
   */
  public ReadSummary read(InputStream in, RecordSink sink) throws IOException {
    return read(in, sink, new Memory());
  }

  /** Reads a whole capture by the grammar alone: slowly, and with the same result. */
  public ReadSummary readPlainly(InputStream in, RecordSink sink) throws IOException {
    return read(in, sink, null);
  }

  private ReadSummary read(InputStream in, RecordSink sink, @Nullable Memory memory)
      throws IOException {
    BufferedInputStream rest = new BufferedInputStream(in, 1 << 16);
    ReadSummary above = mark(rest);
    boolean damaged = false;
    while (!damaged && StructuredReader.recognises(rest)) {
      StructuredReader.Done done = StructuredReader.read(rest, sink, above.lines());
      damaged = done.damaged();
      above = above.and(done.summary());
      rest = new BufferedInputStream(done.rest(), 1 << 16);
    }
    TextRun run = new TextRun(rest, sink, messages, memory);
    run.begin(ColumnLexer.State.BEGINNING, above.lines());
    run.read(Long.MAX_VALUE);
    return above.and(run.summary());
  }

  /** Passes over the mark with which some editors begin a text in UTF-8. */
  private static ReadSummary mark(BufferedInputStream in) throws IOException {
    ReadSummary.Counter counter = new ReadSummary.Counter();
    in.mark(MARK.length);
    byte[] start = in.readNBytes(MARK.length);
    if (Arrays.equals(start, MARK)) {
      counter.count(new Line(1, 0, "", MARK.length, true, true), null);
    } else {
      in.reset();
    }
    return counter.summary(0, 0);
  }

  /**
   * Reads a whole capture with several threads; the result is that of one.
   *
   * @param threads how many read at the same time
   */
  public <S extends PartSink<S>> ReadSummary read(Source capture, S sink, int threads)
      throws IOException {
    try (InputStream in = capture.from(0)) {
      BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
      if (!hasParts(buffered)) {
        return read(buffered, sink, new Memory());
      }
    }
    return new PartReader<>(
            messages, capture, sink, threads, PartReader.partSize(capture.size(), threads))
        .read();
  }

  /** False where what begins like this is read from its beginning to its end. */
  static boolean hasParts(BufferedInputStream in) throws IOException {
    in.mark(MARK.length);
    boolean marked = Arrays.equals(in.readNBytes(MARK.length), MARK);
    in.reset();
    return !marked && !StructuredReader.recognises(in);
  }
}
