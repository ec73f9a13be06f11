package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * JSON under construction, as all outputs write it: indented, and only ASCII, everything else as
 * {@code \}{@code uNNNN}, so that a terminal sees no control character and a reader no encoding.
 */
final class JsonText {
  private static final int LAST_PRINTABLE = 0x7e;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .highestNonEscapedChar(LAST_PRINTABLE)
          .characterEscapes(new AsciiEscapes())
          .build();

  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  /** Writes what belongs somewhere. */
  interface Content {
    void write() throws IOException;
  }

  /** Writes an item of an array. */
  interface Item<T> {
    void write(T value) throws IOException;
  }

  /** What {@code content} writes, with a final newline. */
  static String write(Item<JsonText> content) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = generator(out)) {
      content.write(new JsonText(json));
    }
    return out.append('\n').toString();
  }

  /** A generator with the layout of all outputs. */
  static JsonGenerator generator(StringWriter out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.setPrettyPrinter(layout());
    return json;
  }

  private static DefaultPrettyPrinter layout() {
    DefaultIndenter twoBlanks = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter layout = new DefaultPrettyPrinter(separators);
    layout.indentObjectsWith(twoBlanks);
    layout.indentArraysWith(twoBlanks);
    return layout;
  }

  void object(Content content) throws IOException {
    json.writeStartObject();
    content.write();
    json.writeEndObject();
  }

  void object(String name, Content content) throws IOException {
    json.writeFieldName(name);
    object(content);
  }

  void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  /** The same inside a function that may not fail; a string cannot. */
  void quietText(String name, String value) {
    try {
      text(name, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  /** Texts that show what is hidden in them. */
  void texts(String name, List<String> values) throws IOException {
    array(name, values, value -> json.writeString(Visible.line(value)));
  }

  <T> void array(String name, List<T> values, Item<T> item) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      item.write(value);
    }
    json.writeEndArray();
  }
}
