package io.github.lxtriage.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a capture says of itself, in a line that begins with {@code # lxtriage}.
 *
 * @param fields names and values, in the order of the line
 */
public record CaptureHeading(long line, Reading reading, Map<String, String> fields)
    implements TraceRecord {
  public CaptureHeading {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.HEADING;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.heading(this);
  }
}
