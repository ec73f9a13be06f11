package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.RecordSink.Repeats;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a row or an entry that repeats, as the grammar read it once. */
final class Shape {
  /** What varies, and where it stands. */
  enum Form {
    /** An empty line. */
    BLANK,
    /** A pid in the first six columns. */
    ROW,
    /** A value in the last 17 columns of the line. */
    ENTRY,
    /** A value on a line of its own below the rest. */
    STACK,
    /** Buckets, on lines of their own below the rest. */
    BUCKETS
  }

  final Form form;
  final int context;
  final byte[] bytes;
  final long hash;
  final @Nullable TraceRecord record;

  /** Of a histogram: the fields of its keys. */
  final List<Field> keys;

  /** What counts its repetitions, for the sink of the part numbered {@link #part}. */
  @Nullable Repeats repeats;

  int part = -1;

  Shape(
      Form form,
      int context,
      byte[] bytes,
      long hash,
      @Nullable TraceRecord record,
      List<Field> keys) {
    this.form = form;
    this.context = context;
    this.bytes = bytes;
    this.hash = hash;
    this.record = record;
    this.keys = keys;
  }

  static Shape blank() {
    return new Shape(Form.BLANK, 0, new byte[0], 0, null, List.of());
  }

  /** What of the capture it is a record of; null for an empty line. */
  @Nullable RecordKind kind() {
    return record == null ? null : record.recordKind();
  }
}
