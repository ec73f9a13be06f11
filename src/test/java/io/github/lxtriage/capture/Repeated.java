package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;

/** A record as text, with {@code <>} for what a repetition of it may say otherwise. */
final class Repeated {
  private Repeated() {}

  /** The record with its own number. */
  static String of(TraceRecord record) {
    long number = 0;
    if (record instanceof TraceRecord.UnsupportedCall row) {
      number = row.pid();
    } else if (record instanceof TraceRecord.SocketOptionCall row) {
      number = row.pid();
    } else if (record instanceof TraceRecord.AggregationRow row) {
      number = row.value();
    } else if (record instanceof StackCount stack) {
      number = stack.value();
    }
    return shape(record).replace("<>", Long.toString(number));
  }

  /** The record without its line and its number. */
  static String shape(TraceRecord record) {
    return " " + record.reading() + " " + said(record) + " <> ";
  }

  private static String said(TraceRecord record) {
    if (record instanceof TraceRecord.UnsupportedCall row) {
      return "unsup " + row.execname() + "|" + row.call();
    }
    if (record instanceof TraceRecord.SocketOptionCall row) {
      return "sockopt " + row.execname() + "|" + row.level() + "|" + row.optname();
    }
    if (record instanceof TraceRecord.AggregationRow row) {
      List<Long> others = row.values().subList(0, row.values().size() - 1);
      return "entry " + row.keys() + others;
    }
    if (record instanceof StackCount stack) {
      return "stack " + stack.frames() + stack.keys();
    }
    if (record instanceof Histogram histogram) {
      return "hist " + histogram.keys() + histogram.frames() + histogram.label();
    }
    return record.toString().replaceFirst("line=\\d+", "");
  }
}
