package io.github.lxtriage.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.lxtriage.capture.StructuredProbe.Found;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structured output of FreeBSD's dtrace, {@code -x oformat=json} (section 16), into the
 * same records as text, in memory bounded by the largest record. Bytes that no record needs, such
 * as braces, are counted with the record beside them on their line, else as headings.
 */
final class StructuredReader {
  /** How far the first key may stand from the beginning, behind lines of standard error. */
  private static final int START = 1 << 14;

  private static final String FIRST = "{\"dtrace\"";
  private static final String SAID = "dtrace: ";

  /** Made where it is needed: few captures are structured. */
  private static final class Json {
    static final JsonFactory FACTORY =
        JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
  }

  private final JsonParser json;
  private final StructuredText text;
  private final RecordSink sink;
  private final ReadSummary.Counter counter = new ReadSummary.Counter();

  /** Behind the last record that was read whole. */
  private long whole;

  /** 1 where the document ends without a newline. */
  private int lastLine;

  /** The record whose bytes are not counted yet, because they may go on. */
  private @Nullable TraceRecord pending;

  private StructuredReader(JsonParser json, StructuredText text, RecordSink sink) {
    this.json = json;
    this.text = text;
    this.sink = sink;
  }

  /**
   * What was read, and what stands below it.
   *
   * @param damaged true where the rest is what of the document could not be read
   */
  record Done(ReadSummary summary, InputStream rest, boolean damaged) {}

  /** True where a stream, which can be reset, begins as structured output does. */
  static boolean recognises(BufferedInputStream in) throws IOException {
    in.mark(START);
    boolean found = begins(in);
    in.reset();
    return found;
  }

  /** Reads no further than it must: the stream may be one that is being written. */
  private static boolean begins(InputStream in) throws IOException {
    StringBuilder start = new StringBuilder();
    for (int count = 0; count < START; count++) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      start.append((char) c);
      boolean said = start.indexOf(SAID) == 0;
      if (Character.isWhitespace(c) && !(said && c != '\n')) {
        boolean brace = start.length() == 2 && start.charAt(0) == '{';
        start.setLength(brace ? 1 : said || start.length() == 1 ? 0 : start.length());
      }
      if (start.toString().equals(FIRST)) {
        return true;
      }
      if (!FIRST.startsWith(start.toString()) && !SAID.startsWith(start.toString()) && !said) {
        return false;
      }
    }
    return false;
  }

  /** Reads one document, as far as it is one. */
  static Done read(InputStream in, RecordSink sink, long linesBefore) throws IOException {
    StructuredText text = new StructuredText(in, linesBefore);
    try (JsonParser json = Json.FACTORY.createParser(text)) {
      StructuredReader reader = new StructuredReader(json, text, sink);
      boolean damaged = !reader.document();
      long lines = text.linesPassed() + reader.lastLine;
      return new Done(reader.counter.summary(lines, linesBefore), text.rest(), damaged);
    }
  }

  private boolean document() throws IOException {
    try {
      JsonToken token = json.nextToken();
      while (token != null && !ends(token)) {
        if (token == JsonToken.START_ARRAY && "probes".equals(json.currentName())) {
          probes();
        }
        token = json.nextToken();
      }
      end(text.lineEnd(json.currentLocation().getCharOffset()));
      return token != null;
    } catch (JsonProcessingException damaged) {
      lastLine = text.open(whole) ? 1 : 0;
      count(whole, text.newlines(whole) + lastLine); // what follows is read as text
      return false;
    }
  }

  private boolean ends(JsonToken token) {
    return token == JsonToken.END_OBJECT && json.getParsingContext().inRoot();
  }

  private void probes() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      StructuredProbe probe = new StructuredProbe(json, text, this::found);
      try {
        probe.read();
        found(probe.found());
        whole = json.currentLocation().getCharOffset();
      } catch (JsonProcessingException damaged) {
        found(probe.found());
        whole = Math.max(whole, probe.whole());
        throw damaged;
      }
    }
  }

  private void found(List<Found> records) throws IOException {
    for (Found found : records) {
      long line = text.lineStart(found.offset());
      count(line > text.passed() ? line : found.offset());
      pending = found.record();
      sink.accept(found.record(), "");
    }
  }

  /** Counts what stands before an offset. */
  private void count(long to) {
    count(to, text.newlines(to));
  }

  private void count(long to, int lines) {
    long from = text.passed();
    diagnostics(from);
    TraceRecord record = pending;
    if (to > from || record != null) {
      counter.count(
          new Line(text.linesPassed() + 1, lines, "", Math.max(0, to - from), true, true), record);
    }
    pending = null;
    text.pass(to);
    diagnostics(text.passed());
  }

  /** The last record has the rest of its line; what stands below are the braces that end it all. */
  private void end(long document) throws IOException {
    boolean open = text.open(document);
    if (pending != null) {
      long line = Math.min(document, text.behindLine(whole));
      count(line, text.newlines(line) + (open && line == document ? 1 : 0));
    }
    if (document > text.passed()) {
      count(document, text.newlines(document) + (open ? 1 : 0));
    }
    lastLine = open ? 1 : 0;
  }

  private void diagnostics(long before) {
    for (LineFeed.Said said : text.said(before)) {
      counter.count(said.place(), said.diagnostic());
      sink.accept(said.diagnostic(), "dtrace: " + said.diagnostic().text());
    }
  }
}
