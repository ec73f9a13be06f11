package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Reading;
import java.util.List;

/**
 * The fields of one record, ready for the grammar.
 *
 * @param line the line, or the lines joined, that it stands on
 */
record Block(List<Field> fields, Reading reading, Line line) {
  /** Of a longer block only these many lines are kept as text beside the record. */
  static final int KEPT_LINES = 64;

  static Block of(int type, Line line) {
    return new Block(List.of(new Field(type, line.text())), Reading.STRICT, line);
  }

  /** The same block, trusted less; what was trusted less still stays so. */
  Block doubted(Reading doubt) {
    return reading == Reading.LOW ? this : new Block(fields, doubt, line);
  }
}
