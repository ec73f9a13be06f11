package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON object a line, in ASCII: everything else is escaped, so that a terminal sees no
 * control character and a reader no encoding.
 */
final class NdjsonRecords implements RecordWriter, RecordFields.Target {
  private static final int LAST_PRINTABLE = 0x7e;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .highestNonEscapedChar(LAST_PRINTABLE)
          .characterEscapes(new AsciiEscapes())
          .build();

  private final JsonGenerator json;
  private final OutputStream out;
  private final RecordFields fields = new RecordFields(this);
  private boolean any;

  NdjsonRecords(OutputStream out) throws IOException {
    this.out = out;
    this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  @Override
  public void write(String source, TraceRecord record) throws IOException {
    any = true;
    json.writeStartObject();
    fields.put(source, record);
    json.writeEndObject();
  }

  @Override
  public void end() throws IOException {
    json.close();
    if (any) {
      out.write('\n');
    }
    out.flush();
  }

  @Override
  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  @Override
  public void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  @Override
  public void numbers(String name, List<Long> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (long value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  @Override
  public void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  @Override
  public void keys(String name, List<Key> keys) throws IOException {
    json.writeArrayFieldStart(name);
    for (Key key : keys) {
      if (key instanceof Key.Int number) {
        json.writeNumber(number.value());
      } else if (key instanceof Key.Hex bytes) {
        json.writeStartObject();
        json.writeStringField("hex", bytes.hex());
        json.writeEndObject();
      } else {
        json.writeString(key.text());
      }
    }
    json.writeEndArray();
  }

  @Override
  public void buckets(String name, List<Bucket> buckets) throws IOException {
    json.writeArrayFieldStart(name);
    for (Bucket bucket : buckets) {
      json.writeStartArray();
      json.writeString(bucket.label());
      json.writeNumber(bucket.count());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  @Override
  public void fields(String name, Map<String, Key> fields) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Key> field : fields.entrySet()) {
      json.writeFieldName(field.getKey());
      if (field.getValue() instanceof Key.Int number) {
        json.writeNumber(number.value());
      } else {
        json.writeString(field.getValue().text());
      }
    }
    json.writeEndObject();
  }

  @Override
  public void pairs(String name, Map<String, String> pairs) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      json.writeStringField(pair.getKey(), pair.getValue());
    }
    json.writeEndObject();
  }
}
