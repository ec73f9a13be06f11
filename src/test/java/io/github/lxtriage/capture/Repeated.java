package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import java.util.function.Consumer;

/** A record as text, with {@code <>} for what a repetition of it may say otherwise. */
final class Repeated {
  private Repeated() {}

  /** The record with its own number, or its buckets. */
  static String of(TraceRecord record) {
    return record instanceof Histogram histogram
        ? of(histogram)
        : shape(record).replace("<>", Long.toString(number(record)));
  }

  /** Its pid or value; of a histogram, the sum of its counts; else 0. */
  static long number(TraceRecord record) {
    if (record instanceof TraceRecord.UnsupportedCall row) {
      return row.pid();
    }
    if (record instanceof TraceRecord.SocketOptionCall row) {
      return row.pid();
    }
    if (record instanceof TraceRecord.AggregationRow row) {
      return row.value();
    }
    if (record instanceof StackCount stack) {
      return stack.value();
    }
    return record instanceof Histogram histogram
        ? histogram.buckets().stream().mapToLong(Histogram.Bucket::count).sum()
        : 0;
  }

  /** A histogram with its buckets. */
  static String of(Histogram histogram) {
    return shape(histogram).replace("<>", histogram.buckets().toString());
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

  /** Takes each repetition of a record, with its line, as {@link #of} would put it. */
  static RecordSink.Repeats each(TraceRecord record, Consumer<String> taken) {
    String shape = shape(record);
    return new RecordSink.Repeats() {
      @Override
      public boolean count(long line, long number, RecordSink.Raw raw) {
        String said =
            record instanceof Histogram
                ? of(raw.histogram())
                : shape.replace("<>", Long.toString(number));
        taken.accept(line + said + raw.text());
        return true;
      }

      @Override
      public void more(long times, long sum) {
        throw new AssertionError("all are wanted");
      }
    };
  }
}
