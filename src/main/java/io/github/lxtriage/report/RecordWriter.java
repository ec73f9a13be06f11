package io.github.lxtriage.report;

import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;

/** Writes the records of one or more captures. */
public interface RecordWriter {
  /**
   * Writes one record.
   *
   * @param source the capture's name
   */
  void write(String source, TraceRecord record) throws IOException;

  /** Writes what is left, when all records were given. */
  void end() throws IOException;
}
