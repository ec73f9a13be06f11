package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Reading;
import java.util.List;

/**
 * The fields of one record, ready for the grammar.
 *
 * @param line the line, or the lines joined, that it stands on
 */
record Block(List<Field> fields, Reading reading, Line line) {}
