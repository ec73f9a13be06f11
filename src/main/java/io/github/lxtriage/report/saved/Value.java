package io.github.lxtriage.report.saved;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value and where it stands, so that every mistake can name its place. Only what is small is
 * read like this: one capture, one finding.
 *
 * @param content a String, Long, Boolean, list or map of values; a Double for a number that is no
 *     Long, which no field may be; empty for null
 */
record Value(JsonLocation at, Optional<Object> content) {

  /** Makes something of a value. */
  interface Use<T> {
    T of(Value value) throws SavedException;
  }

  /** Reads the value that begins at the parser's token. */
  static Value read(JsonParser json) throws IOException {
    JsonLocation at = json.currentTokenLocation();
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> new Value(at, Optional.of(fields(json)));
      case START_ARRAY -> new Value(at, Optional.of(items(json)));
      case VALUE_STRING -> new Value(at, Optional.of(json.getText()));
      case VALUE_NUMBER_INT ->
          new Value(
              at,
              json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? Optional.of(json.getDoubleValue())
                  : Optional.of(json.getLongValue()));
      case VALUE_NUMBER_FLOAT -> new Value(at, Optional.of(json.getDoubleValue()));
      case VALUE_TRUE, VALUE_FALSE -> new Value(at, Optional.of(json.getBooleanValue()));
      default -> new Value(at, Optional.empty());
    };
  }

  private static Map<String, Value> fields(JsonParser json) throws IOException {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, read(json));
    }
    return fields;
  }

  private static List<Value> items(JsonParser json) throws IOException {
    List<Value> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(json));
    }
    return items;
  }

  /** The field, which must be there. */
  Value field(String name) throws SavedException {
    return optional(name).orElseThrow(() -> new SavedException(at, "'" + name + "' is missing"));
  }

  /** The field, where it is there and not null. */
  Optional<Value> optional(String name) throws SavedException {
    return Optional.ofNullable(map().get(name)).filter(value -> value.content.isPresent());
  }

  Map<String, Value> map() throws SavedException {
    if (content.orElse("") instanceof Map<?, ?> map) {
      Map<String, Value> fields = new LinkedHashMap<>();
      map.forEach((name, value) -> fields.put((String) name, (Value) value));
      return fields;
    }
    throw new SavedException(at, "an object is expected");
  }

  String text() throws SavedException {
    if (content.orElse(0L) instanceof String text) {
      return text;
    }
    throw new SavedException(at, "a text is expected");
  }

  /** A whole number that is not negative. */
  long number() throws SavedException {
    if (content.orElse("") instanceof Long number && number >= 0) {
      return number;
    }
    if (content.orElse("") instanceof Double) {
      throw new SavedException(at, "a whole number below 2^63 is expected");
    }
    throw new SavedException(at, "a number of 0 or more is expected");
  }

  /** A whole number. */
  long integer() throws SavedException {
    if (content.orElse("") instanceof Long number) {
      return number;
    }
    throw new SavedException(at, "a whole number is expected");
  }

  boolean flag() throws SavedException {
    if (content.orElse("") instanceof Boolean flag) {
      return flag;
    }
    throw new SavedException(at, "true or false is expected");
  }

  /** The text of a field; empty where it is not there. */
  String text(String name) throws SavedException {
    Optional<Value> value = optional(name);
    return value.isPresent() ? value.get().text() : "";
  }

  /** The number of a field; 0 where it is not there. */
  long number(String name) throws SavedException {
    Optional<Value> value = optional(name);
    return value.isPresent() ? value.get().number() : 0;
  }

  /** What the items of a field are; none where it is not there. */
  <T> List<T> list(String name, Use<T> use) throws SavedException {
    Optional<Value> value = optional(name);
    return value.isPresent() ? value.get().list(use) : List.of();
  }

  private <T> List<T> list(Use<T> use) throws SavedException {
    if (!(content.orElse("") instanceof List<?> items)) {
      throw new SavedException(at, "an array is expected");
    }
    List<T> made = new ArrayList<>();
    for (Object item : items) {
      made.add(use.of((Value) item));
    }
    return made;
  }

  /** The texts of an array, or the one text that stands in its place. */
  List<String> oneOrSeveral() throws SavedException {
    return content.orElse("") instanceof String text ? List.of(text) : list(Value::text);
  }

  List<String> texts(String name) throws SavedException {
    return list(name, Value::text);
  }

  /** What a field is, where it is there. */
  <T> Optional<T> maybe(String name, Use<T> use) throws SavedException {
    Optional<Value> value = optional(name);
    return value.isPresent() ? Optional.of(use.of(value.get())) : Optional.empty();
  }

  /** What a word stands for. */
  <T> T word(java.util.function.Function<String, Optional<T>> meaning) throws SavedException {
    String word = text();
    return meaning
        .apply(word)
        .orElseThrow(
            () -> new SavedException(at, "'" + word + "' is none of the words known here"));
  }
}
