package io.github.lxtriage.report;

import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.CpuValue;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.PackedRow;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.ScriptRow;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The fields of each kind of record, by name and in order: what JSON and CSV share. */
final class RecordFields {
  private final Names names = new Names();
  private final Target target;

  RecordFields(Target target) {
    this.target = target;
  }

  /** Where fields go. */
  interface Target {
    void number(String name, long value) throws IOException;

    void text(String name, String value) throws IOException;

    void numbers(String name, List<Long> values) throws IOException;

    void texts(String name, List<String> values) throws IOException;

    void keys(String name, List<Key> keys) throws IOException;

    void buckets(String name, List<Bucket> buckets) throws IOException;

    void pairs(String name, Map<String, String> pairs) throws IOException;

    void fields(String name, Map<String, Key> fields) throws IOException;
  }

  /** Gives the target every field of a record. */
  void put(String source, TraceRecord record) throws IOException {
    target.text("kind", record.recordKind().id());
    target.text("source", source);
    target.number("line", record.line());
    try {
      record.match(names);
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    if (record.reading() != Reading.STRICT) {
      target.text("confidence", record.reading().id());
    }
  }

  private interface Content {
    void put() throws IOException;
  }

  /** The names, for each kind; each case gives back the target. */
  private final class Names implements TraceRecord.Cases<Target> {
    private Target each(Content content) {
      try {
        content.put();
        return target;
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }

    @Override
    public Target unsupportedCall(TraceRecord.UnsupportedCall record) {
      return each(
          () -> {
            target.number("pid", record.pid());
            target.text("execname", record.execname());
            target.text("call", record.call());
          });
    }

    @Override
    public Target socketOptionCall(TraceRecord.SocketOptionCall record) {
      return each(
          () -> {
            target.number("pid", record.pid());
            target.text("execname", record.execname());
            target.number("level", record.level());
            target.number("optname", record.optname());
          });
    }

    @Override
    public Target debugLine(TraceRecord.DebugLine record) {
      return each(
          () -> {
            target.number("pid", record.pid());
            target.number("tid", record.tid());
            target.text("message", record.message());
          });
    }

    @Override
    public Target aggregationRow(TraceRecord.AggregationRow record) {
      return each(
          () -> {
            target.keys("keys", record.keys());
            if (record.values().size() == 1) {
              target.number("value", record.value());
            } else {
              target.numbers("values", record.values());
            }
            cpus(record.cpus());
          });
    }

    @Override
    public Target histogram(Histogram record) {
      return each(
          () -> {
            target.keys("keys", record.keys());
            target.buckets("buckets", record.buckets());
            if (!record.frames().isEmpty()) {
              target.texts("frames", record.frames());
            }
            if (!record.label().isEmpty()) {
              target.text("label", record.label());
            }
          });
    }

    @Override
    public Target stackCount(StackCount record) {
      return each(
          () -> {
            target.texts("frames", record.frames());
            if (!record.keys().isEmpty()) {
              target.keys("keys", record.keys());
            }
            target.number("value", record.value());
            cpus(record.cpus());
          });
    }

    private void cpus(List<CpuValue> cpus) throws IOException {
      if (!cpus.isEmpty()) {
        target.buckets(
            "cpus",
            cpus.stream().map(cpu -> new Bucket(Long.toString(cpu.cpu()), cpu.value())).toList());
      }
    }

    @Override
    public Target packedRow(PackedRow record) {
      return each(
          () -> {
            target.keys("keys", record.keys());
            target.text("min", record.min());
            target.text("max", record.max());
            target.text("cells", record.cells());
            target.number("value", record.value());
            if (!record.frames().isEmpty()) {
              target.texts("frames", record.frames());
            }
          });
    }

    @Override
    public Target probeRow(TraceRecord.ProbeRow record) {
      return each(
          () -> {
            if (record.cpu() != TraceRecord.ProbeRow.NOT_SHOWN) {
              target.number("cpu", record.cpu());
              target.number("id", record.id());
            }
            target.text("function", record.function());
            target.text("name", record.name());
            target.text("rest", record.rest());
          });
    }

    @Override
    public Target flowRow(FlowRow record) {
      return each(
          () -> {
            target.number("cpu", record.cpu());
            target.number("depth", record.depth());
            target.text("dir", record.direction());
            target.text("function", record.function());
            target.text("rest", record.rest());
          });
    }

    @Override
    public Target stack(Stack record) {
      return each(() -> target.texts("frames", record.frames()));
    }

    @Override
    public Target hexDump(HexDump record) {
      return each(() -> target.text("bytes", record.hex()));
    }

    @Override
    public Target typedValue(TypedValue record) {
      return each(() -> target.text("text", record.text()));
    }

    @Override
    public Target listing(Listing record) {
      return each(
          () -> {
            target.number("id", record.id());
            target.text("provider", record.provider());
            target.text("module", record.module());
            target.text("function", record.function());
            target.text("name", record.name());
            if (!record.attributes().isEmpty()) {
              target.text("attributes", record.attributes());
            }
          });
    }

    @Override
    public Target scriptRow(ScriptRow record) {
      return each(
          () -> {
            target.text("script", record.script());
            target.fields("fields", record.fields());
          });
    }

    @Override
    public Target heading(CaptureHeading record) {
      return each(() -> target.pairs("fields", record.fields()));
    }

    @Override
    public Target diagnostic(TraceRecord.Diagnostic record) {
      return each(
          () -> {
            target.text("class", record.kind().id());
            target.text("text", record.text());
          });
    }

    @Override
    public Target text(TraceRecord.Text record) {
      return each(() -> target.text("text", record.text()));
    }
  }
}
