package io.github.lxtriage.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the structured output of FreeBSD's dtrace, {@code -x oformat=json} (section 16), into the
 * same records as text; one probe at a time, in memory bounded by the largest.
 */
final class StructuredReader {
  /** How far the first key may stand from the beginning. */
  private static final int START = 512;

  private final JsonParser json;
  private final InputStream in;
  private final RecordSink sink;
  private final ReadSummary.Counter counter = new ReadSummary.Counter();
  private long counted;
  private long countedLines;

  private StructuredReader(JsonParser json, InputStream in, RecordSink sink) {
    this.json = json;
    this.in = in;
    this.sink = sink;
  }

  /** True where a stream, which can be reset, begins as structured output does. */
  static boolean recognises(BufferedInputStream in) throws IOException {
    in.mark(START);
    String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1).stripLeading();
    in.reset();
    return start.startsWith("{") && start.substring(1).stripLeading().startsWith("\"dtrace\"");
  }

  static ReadSummary read(InputStream in, RecordSink sink) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      return new StructuredReader(json, in, sink).document();
    }
  }

  private ReadSummary document() throws IOException {
    try {
      JsonToken token = json.nextToken();
      while (token != null) {
        if (token == JsonToken.START_ARRAY && "probes".equals(json.currentName())) {
          probes();
        }
        token = json.nextToken();
      }
      counter.count(line(true), null);
    } catch (StreamReadException damaged) {
      broken();
    }
    return counter.summary(countedLines, 0);
  }

  private void probes() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Line before = line(true);
      counter.count(before, null);
      long start = json.currentTokenLocation().getLineNr();
      List<TraceRecord> records = new StructuredProbe(json, start).read();
      Line place = line(true);
      for (TraceRecord record : records) {
        counter.count(place, record);
        place = new Line(place.number(), 0, "", 0, true, true);
        sink.accept(record, "");
      }
    }
  }

  /** What was read since the last call. */
  private Line line(boolean whole) {
    long bytes = Math.max(counted, json.currentLocation().getByteOffset());
    boolean begun = json.currentLocation().getColumnNr() > 1;
    long read = json.currentLocation().getLineNr() - (begun ? 0L : 1L);
    long lines = Math.max(countedLines, read);
    Line line = new Line(lines, (int) (lines - countedLines), "", bytes - counted, whole, true);
    counted = bytes;
    countedLines = lines;
    return line;
  }

  /** What follows a fault is one unread text: nothing in it can be relied on. */
  private void broken() throws IOException {
    Line seen = line(false);
    ByteArrayOutputStream buffered = new ByteArrayOutputStream();
    json.releaseBuffered(buffered);
    LineSource rest =
        new LineSource(
            new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), in));
    long bytes = seen.bytes();
    Line next = rest.read();
    boolean early = next == null;
    while (next != null) {
      bytes += next.bytes();
      next = rest.read();
    }
    countedLines += Math.max(0, rest.lines() - 1);
    Line place =
        new Line(
            seen.number(),
            seen.span() + (int) Math.max(0, rest.lines() - 1),
            "",
            bytes,
            false,
            true);
    String what = "structured output that " + (early ? "breaks off" : "is damaged") + " here";
    TraceRecord record = new TraceRecord.Text(seen.number(), what);
    counter.count(place, record);
    sink.accept(record, what);
  }
}
