package io.github.lxtriage.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one probe of structured output, and what its actions gave. Used once. */
final class StructuredProbe {
  private static final List<String> SCALARS =
      List.of("sym", "usym", "mod", "umod", "uaddr", "tracemem", "printm");

  /** How many records are held: all aggregations of a run may be those of one probe. */
  private static final int MANY = 1000;

  private static final List<String> VALUES = List.of("count", "sum", "min", "max", "avg", "stddev");

  private final JsonParser json;
  private final StructuredText text;
  private final long start;
  private final long line;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> printed = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final Reached reached;
  private boolean complete;
  private boolean given;
  private boolean message;
  private long whole;

  /**
   * @param reached is given records before the probe ends, where it has many
   */
  StructuredProbe(JsonParser json, StructuredText text, Reached reached) {
    this.json = json;
    this.text = text;
    this.reached = reached;
    this.start = offset();
    this.line = text.line(start);
  }

  /** A record, and where it begins. */
  record Found(TraceRecord record, long offset) {}

  /** Takes records that were read whole. */
  @FunctionalInterface
  interface Reached {
    void take(List<Found> records) throws IOException;
  }

  /** Reads from behind the probe's opening brace to its end. */
  void read() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("output") && token == JsonToken.START_ARRAY) {
        outputs();
      } else if (token.isScalarValue()) {
        fields.put(name, string());
      } else {
        json.skipChildren();
      }
    }
    complete = true;
  }

  /**
   * The records that were read whole and not given yet; of a probe that breaks off before them,
   * none.
   */
  List<Found> found() {
    List<Found> all = new ArrayList<>();
    if (!given && (complete || !found.isEmpty())) {
      all.add(new Found(row(), start));
      given = true;
    }
    all.addAll(found);
    found.clear();
    return all;
  }

  /** Behind the last record that was read whole; 0 where there is none. */
  long whole() {
    return whole;
  }

  private void add(TraceRecord record, long at) throws IOException {
    found.add(new Found(record, at));
    whole = json.currentLocation().getCharOffset();
    if (found.size() >= MANY) {
      reached.take(found());
    }
  }

  private long offset() {
    return json.currentTokenLocation().getCharOffset();
  }

  /** A text; its bytes stand one a character, except where it escapes others. */
  private String string() throws IOException {
    String value = json.getText();
    return value.chars().allMatch(c -> c <= 0xff) ? Bytes.decode(value) : value;
  }

  private long integer() throws IOException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? json.getBigIntegerValue().longValue()
        : (long) json.getDoubleValue();
  }

  private TraceRecord row() {
    String function = fields.getOrDefault("function", "");
    String name = fields.getOrDefault("name", "");
    if (name.equals("DROP") && function.equals("INTERNAL")) {
      return drop();
    }
    String rest = String.join(" ", printed).strip();
    return new TraceRecord.ProbeRow(
        line, Reading.STRICT, number("cpu"), number("id"), function, name, rest);
  }

  private TraceRecord drop() {
    String said = fields.getOrDefault("msg", "drops").strip();
    String text = said.startsWith("dtrace: ") ? said : "dtrace: " + said;
    Line place = new Line(line, 1, text, 0, true, true);
    TraceRecord.Diagnostic read = new DiagnosticReader().whole(place);
    DiagnosticClass kind = read.kind().loss() ? read.kind() : DiagnosticClass.OTHER_DROPS;
    return new TraceRecord.Diagnostic(line, kind, Math.max(1, number("count")), read.text());
  }

  private long number(String name) {
    Long value = Columns.parse(fields.getOrDefault(name, "0"));
    return value == null ? 0 : value;
  }

  private void outputs() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        output(json.currentName(), json.nextToken());
      }
    }
  }

  private void output(String name, JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      switch (name) {
        case "aggregation-data" -> entries();
        case "stack-frames", "ustack-frames" -> {
          long at = offset();
          add(new Stack(text.line(at), Reading.STRICT, frames()), at);
        }
        case "type" -> {
          long at = offset();
          add(new TypedValue(text.line(at), Reading.STRICT, typed()), at);
        }
        default -> json.skipChildren();
      }
    } else if (!token.isScalarValue()) {
      json.skipChildren();
    } else if (name.equals("message")) {
      message = true;
      printed.add(string().strip());
    } else if (SCALARS.contains(name) || (name.equals("value") && !message)) {
      printed.add(string());
    } else if (List.of("count", "total", "kind", "msg").contains(name)) {
      fields.put(name, string());
    }
  }

  /** Frames, each an object whose {@code symbol} is what the text would show. */
  private List<String> frames() throws IOException {
    List<String> frames = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> frame = scalars();
      frames.add(frame.getOrDefault("symbol", String.join("`", frame.values())));
    }
    return frames;
  }

  private Map<String, String> scalars() throws IOException {
    Map<String, String> scalars = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        scalars.put(name, string());
      } else {
        json.skipChildren();
      }
    }
    return scalars;
  }

  /** print(): a line for the type and for each member. */
  private String typed() throws IOException {
    List<String> lines = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> member = scalars();
      member.remove("ctfid");
      lines.add(String.join(" ", member.values()));
    }
    return String.join("\n", lines);
  }

  // ---- aggregations

  private void entries() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      long at = offset();
      add(new Entry(text.line(at)).read(), at);
    }
  }

  /** One entry of an aggregation. */
  private final class Entry {
    private final long line;
    private final List<Key> keys = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private boolean histogram;
    private boolean stack;
    private long value;

    Entry(long line) {
      this.line = line;
    }

    TraceRecord read() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (name.equals("keys") && token == JsonToken.START_ARRAY) {
          keys();
        } else if (name.equals("buckets") && token == JsonToken.START_ARRAY) {
          buckets();
        } else if (VALUES.contains(name) && token.isNumeric()) {
          value = integer();
        } else {
          json.skipChildren();
        }
      }
      if (histogram) {
        return new Histogram(line, Reading.STRICT, keys, frames, "", buckets);
      }
      return stack
          ? new StackCount(line, Reading.STRICT, frames, keys, value)
          : new TraceRecord.AggregationRow(line, Reading.STRICT, keys, value);
    }

    private void keys() throws IOException {
      for (JsonToken key = json.nextToken();
          key != null && key != JsonToken.END_ARRAY;
          key = json.nextToken()) {
        if (key == JsonToken.VALUE_NUMBER_INT) {
          keys.add(new Key.Int(integer()));
        } else if (key.isScalarValue()) {
          keys.add(new Key.Str(string()));
        } else {
          structuredKey();
        }
      }
    }

    /** A key that is an object: a stack, or a value with a name. */
    private void structuredKey() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY && name.endsWith("stack-frames")) {
          stack = true;
          frames.addAll(frames());
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          keys.add(new Key.Int(integer()));
        } else if (token.isScalarValue() && (name.equals("value") || SCALARS.contains(name))) {
          keys.add(new Key.Str(string()));
        } else {
          json.skipChildren();
        }
      }
    }

    private void buckets() throws IOException {
      histogram = true;
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> bucket = scalars();
        Long count = Columns.parse(bucket.getOrDefault("count", "0"));
        buckets.add(new Bucket(bucket.getOrDefault("value", ""), count == null ? 0 : count));
      }
    }
  }
}
