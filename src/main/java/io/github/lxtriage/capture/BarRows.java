package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code -x agghist} (section 11): keys, a bar and the value. */
final class BarRows {
  private BarRows() {}

  /** The fields of a row, or null. */
  static @Nullable List<Field> row(String text, InForce inForce) {
    Bars bars = Bars.of(text);
    if (bars == null) {
      return null;
    }
    Field value = new Field(DtraceOutput.VALUE, bars.count());
    if (bars.head().isEmpty()) {
      return List.of(value);
    }
    if (inForce.barKeys() == 0) {
      return null;
    }
    List<Field> keys = KeyColumns.split(bars.head(), inForce.barKeys());
    if (keys == null) {
      return null;
    }
    List<Field> row = new ArrayList<>(keys);
    row.add(value);
    return row;
  }
}
