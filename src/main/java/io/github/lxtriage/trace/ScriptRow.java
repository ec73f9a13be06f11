package io.github.lxtriage.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row that one of the scripts printed below its own heading.
 *
 * @param script the script's name, such as {@code lxsockopt-failed}
 * @param fields the row's fields by name, in their order on the line; numbers or text
 */
public record ScriptRow(long line, Reading reading, String script, Map<String, Key> fields)
    implements TraceRecord {
  public ScriptRow {
    Objects.requireNonNull(script);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The text of a field; empty where the row has no such field. */
  public String text(String name) {
    Key field = fields.get(name);
    return field == null ? "" : field.text();
  }

  /** The value of a number; 0 where the row has no such number. */
  public long number(String name) {
    return fields.get(name) instanceof Key.Int number ? number.value() : 0;
  }

  /** True where the row has a field of this name. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.SCRIPT_ROW;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.scriptRow(this);
  }
}
