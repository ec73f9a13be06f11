package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.RecordSink.Repeats;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a row or an entry that repeats, as the grammar read it once. */
final class Shape {
  static final Shape BLANK =
      new Shape(Form.BLANK, 0, new byte[Words.PADDING], 0, 0, null, List.of());

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

  /** Followed by what ends the line of a row, and {@link Words#PADDING} bytes in all. */
  final byte[] bytes;

  final int length;

  /** How many lines end in the bytes. */
  final int newlines;

  final long hash;
  final @Nullable TraceRecord record;

  /** Of a histogram: the fields of its keys. */
  final List<Field> keys;

  /** What was counted and not yet said. */
  final Pending pending;

  /** What counts its repetitions, for the sink of the part numbered {@link #part}. */
  @Nullable Repeats repeats;

  int part = -1;

  /** True while the sink wants each repetition, with its line. */
  boolean wanted;

  /**
   * @param padded the bytes that repeat, and {@link Words#PADDING} more
   * @param length how many of them repeat
   */
  Shape(
      Form form,
      int context,
      byte[] padded,
      int length,
      long hash,
      @Nullable TraceRecord record,
      List<Field> keys) {
    this(form, context, padded, length, newlines(padded, length), hash, record, keys);
  }

  private Shape(
      Form form,
      int context,
      byte[] padded,
      int length,
      int newlines,
      long hash,
      @Nullable TraceRecord record,
      List<Field> keys) {
    this.form = form;
    this.context = context;
    this.bytes = padded;
    this.length = length;
    this.newlines = newlines;
    this.hash = hash;
    this.record = record;
    this.keys = keys;
    this.pending = new Pending(form == Form.ROW);
  }

  private static int newlines(byte[] bytes, int length) {
    int newlines = 0;
    for (int i = 0; i < length; i++) {
      newlines += bytes[i] == '\n' ? 1 : 0;
    }
    return newlines;
  }

  /** The same for another thread, of which nothing was counted. */
  Shape anew() {
    return new Shape(form, context, bytes, length, newlines, hash, record, keys);
  }

  /** What of the capture it is a record of; null for an empty line. */
  @Nullable RecordKind kind() {
    return record == null ? null : record.recordKind();
  }
}
