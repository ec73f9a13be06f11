package io.github.lxtriage.triage;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.TraceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fold over the records of one capture: what was seen, how often, and what is missing. Its size
 * depends on how many different things were seen, not on how many records there were.
 */
public final class Tally implements TraceRecord.Cases<@Nullable Sighting> {
  private static final String UNSUPPORTED_PROBE = "brand-lx-unsupported";

  private final String source;
  private final Interpreter interpreter;
  private final Map<String, SubjectCount> subjects = new TreeMap<>();
  private final TreeSet<String> producers = new TreeSet<>();
  private final LossCounts losses = new LossCounts();
  private final UnreadShapes unreadShapes = new UnreadShapes();
  private String description = "";
  private boolean standardErrorKept;
  private long records;
  private long unread;
  private long lines;

  /**
   * @param source the capture's name in every output
   */
  public Tally(String source, Interpreter interpreter) {
    this.source = source;
    this.interpreter = interpreter;
  }

  /**
   * Counts a record.
   *
   * @param raw the line or lines it stands on
   */
  public void add(TraceRecord record, String raw) {
    if (!(record instanceof TraceRecord.Diagnostic) && !(record instanceof TraceRecord.Text)) {
      records++;
    }
    Sighting sighting = record.match(this);
    if (sighting != null) {
      subjects
          .computeIfAbsent(sighting.subject().id(), id -> new SubjectCount(sighting.subject()))
          .add(sighting, new RawLine(new Place(source, record.line()), raw));
    }
  }

  /**
   * Takes note of how the capture ended.
   *
   * @param linesRead all its lines
   * @param tornLine the number of a last line that breaks off, or 0
   */
  public void end(long linesRead, long tornLine) {
    lines += linesRead;
    if (tornLine > 0 && records > 0) {
      losses.torn(tornLine);
    }
  }

  /** Takes note that the capture's archive ended before its end. */
  public void truncated() {
    losses.truncated(lines);
  }

  // ---- what each record says

  @Override
  public Sighting unsupportedCall(TraceRecord.UnsupportedCall record) {
    producers.add("lxunsup");
    return interpreter.refused(record.call(), record.execname(), OptionalLong.of(record.pid()), 1);
  }

  @Override
  public Sighting socketOptionCall(TraceRecord.SocketOptionCall record) {
    producers.add("lxsockopt");
    return interpreter.called(record.level(), record.optname(), record.execname(), record.pid());
  }

  @Override
  public @Nullable Sighting debugLine(TraceRecord.DebugLine record) {
    producers.add("lxdebug");
    return null;
  }

  @Override
  public @Nullable Sighting aggregationRow(TraceRecord.AggregationRow record) {
    List<Key> keys = record.keys();
    if (keys.size() == 2 && keys.get(0) instanceof Key.Str name) {
      if (keys.get(1) instanceof Key.Str text && countsMessages(text.text())) {
        producers.add("lxunsup-count");
        return interpreter.refused(text.text(), name.text(), OptionalLong.empty(), record.value());
      }
      if (keys.get(1) instanceof Key.Int optname && countsSocketOptions()) {
        producers.add("lxsockopt-count");
        return interpreter.calledWithoutLevel(optname.value(), name.text(), record.value());
      }
    }
    producers.add("agg-row");
    return null;
  }

  private boolean countsMessages(String text) {
    return description.contains(UNSUPPORTED_PROBE)
        || description.contains("lxunsup-count")
        || interpreter.message(text).recognised();
  }

  private boolean countsSocketOptions() {
    return description.contains("setsockopt") || description.contains("lxsockopt-count");
  }

  @Override
  public @Nullable Sighting probeRow(TraceRecord.ProbeRow record) {
    boolean option = record.function().equals("setsockopt") && record.name().equals("entry");
    producers.add(option ? "lxsockopt-optlen" : "probe-row");
    return null;
  }

  @Override
  public @Nullable Sighting diagnostic(TraceRecord.Diagnostic record) {
    standardErrorKept = true;
    if (record.kind() == DiagnosticClass.MATCHED) {
      description = record.text();
    }
    losses.add(record);
    return null;
  }

  @Override
  public @Nullable Sighting text(TraceRecord.Text record) {
    unread++;
    unreadShapes.add(record);
    return null;
  }

  // ---- results

  Collection<SubjectCount> subjects() {
    return subjects.values();
  }

  CaptureSummary summary() {
    return new CaptureSummary(
        source,
        List.copyOf(producers),
        lines,
        records,
        unread,
        Optional.empty(),
        trust(),
        losses.list(),
        unreadShapes.list());
  }

  private Trust trust() {
    List<Trust.Reason> reasons = new ArrayList<>(losses.reasons());
    if (!reasons.isEmpty()) {
      return new Trust(Trust.Level.LOSSY, reasons);
    }
    return new Trust(Trust.Level.UNKNOWN, List.of(reasonForDoubt()));
  }

  private Trust.Reason reasonForDoubt() {
    if (lines == 0) {
      return new Trust.Reason(
          "The file is empty: nothing was captured",
          "run the script again and wait for its first line");
    }
    if (records == 0) {
      return new Trust.Reason(
          "Not a capture: no record could be read", "give a file that holds what dtrace printed");
    }
    return standardErrorKept
        ? new Trust.Reason(
            "Standard error was kept and reports no loss, but nothing marks where the capture ends",
            "stop dtrace with ^C and keep everything up to its last line")
        : new Trust.Reason(
            "Standard error, where dtrace reports what it dropped, may not be in the file",
            "append 2>&1 to the dtrace command");
  }
}
