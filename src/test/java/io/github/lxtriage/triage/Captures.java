package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.TraceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A capture of made-up records, and what is found in it. */
final class Captures {
  private final Knowledge knowledge;
  private final String source;
  private final List<TraceRecord> records = new ArrayList<>();

  private Captures(String source, Knowledge knowledge) {
    this.source = source;
    this.knowledge = knowledge;
  }

  static Captures capture() {
    return new Captures("c.log", Knowledge.bundled());
  }

  static Captures named(String source) {
    return new Captures(source, Knowledge.bundled());
  }

  static Captures with(Knowledge knowledge) {
    return new Captures("c.log", knowledge);
  }

  private long line() {
    return records.size() + 1L;
  }

  /** A row of lxunsup. */
  Captures refused(String execname, String message) {
    records.add(new TraceRecord.UnsupportedCall(line(), Reading.STRICT, 7, execname, message));
    return this;
  }

  /** A row of lxsockopt. */
  Captures called(String execname, long level, long optname) {
    records.add(
        new TraceRecord.SocketOptionCall(line(), Reading.STRICT, 7, execname, level, optname));
    return this;
  }

  Captures debug(long pid, String message) {
    records.add(new TraceRecord.DebugLine(line(), Reading.STRICT, pid, 1, message));
    return this;
  }

  Captures counted(String execname, Key key, long value) {
    records.add(
        new TraceRecord.AggregationRow(
            line(), Reading.STRICT, List.of(new Key.Str(execname), key), value));
    return this;
  }

  /** A heading line: names and values in turn. */
  Captures heading(String name, String value) {
    records.add(new CaptureHeading(line(), Reading.STRICT, Map.of(name, value)));
    return this;
  }

  /** A line that nothing claims. */
  Captures text(String text) {
    records.add(new TraceRecord.Text(line(), text));
    return this;
  }

  Captures stack(String... frames) {
    records.add(new Stack(line(), Reading.STRICT, List.of(frames)));
    return this;
  }

  /** A line in which dtrace says that it lost something. */
  Captures lost(long count) {
    records.add(
        new TraceRecord.Diagnostic(
            line(), DiagnosticClass.DROPS, count, count + " drops on CPU 0"));
    return this;
  }

  Captures describes(String text) {
    records.add(
        new TraceRecord.Diagnostic(
            line(), DiagnosticClass.MATCHED, 1, "description '" + text + "' matched 1 probe"));
    return this;
  }

  Captures shuffled(long seed) {
    Collections.shuffle(records, new Random(seed));
    return this;
  }

  Tally tally() {
    LinuxTables linux = LinuxTables.bundled();
    Interpreter interpreter =
        new Interpreter(linux, new LxReader(linux), knowledge, Optional.empty());
    Tally tally = new Tally(source, interpreter);
    records.forEach(record -> tally.add(record, record.toString()));
    tally.end(records.size(), 0);
    return tally;
  }

  Triage triage() {
    return triage(TriageRequest.PLAIN);
  }

  Triage triage(TriageRequest request) {
    return Triage.of(List.of(tally()), knowledge, request);
  }

  /** The only finding with an id. */
  Finding finding(String id) {
    return triage().findings().stream()
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + id + " in " + triage().findings()));
  }
}
