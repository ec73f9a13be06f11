package io.github.lxtriage.trace;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a capture says. Text is decoded: UTF-8 where the bytes are UTF-8, and {@code \xNN}
 * for a byte that is not. The layouts are those of the format reference, {@code
 * dtrace-output-format.md}; each record names its section.
 */
public sealed interface TraceRecord
    permits CaptureHeading,
        FlowRow,
        HexDump,
        Histogram,
        Listing,
        PackedRow,
        ScriptRow,
        Stack,
        StackCount,
        TraceRecord.AggregationRow,
        TraceRecord.DebugLine,
        TraceRecord.Diagnostic,
        TraceRecord.ProbeRow,
        TraceRecord.SocketOptionCall,
        TraceRecord.Text,
        TraceRecord.UnsupportedCall,
        TypedValue {

  /** The 1-based number of the line where the record begins. */
  long line();

  /** What it is, in a word. */
  RecordKind recordKind();

  /** How well the text fitted the layout. */
  Reading reading();

  /**
   * Calls the case for this record's type; a new type does not compile until every reader has a
   * case for it.
   */
  <R> R match(Cases<R> cases);

  /** What a reader of records does with each type. */
  interface Cases<R> {
    R unsupportedCall(UnsupportedCall record);

    R socketOptionCall(SocketOptionCall record);

    R debugLine(DebugLine record);

    R aggregationRow(AggregationRow record);

    R histogram(Histogram record);

    R stackCount(StackCount record);

    R packedRow(PackedRow record);

    R probeRow(ProbeRow record);

    R flowRow(FlowRow record);

    R stack(Stack record);

    R hexDump(HexDump record);

    R typedValue(TypedValue record);

    R listing(Listing record);

    R scriptRow(ScriptRow record);

    R heading(CaptureHeading record);

    R diagnostic(Diagnostic record);

    R text(Text record);
  }

  /**
   * A row of {@code lxunsup.d} (section 15 a): a call that LX refused.
   *
   * @param pid the illumos process id
   * @param execname the process name, at most 16 bytes on illumos; may hold blanks, colons and
   *     parentheses
   * @param call what LX said, with the escapes of {@code %S} undone and without the terminator
   *     {@code \0}
   */
  record UnsupportedCall(long line, Reading reading, long pid, String execname, String call)
      implements TraceRecord {
    public UnsupportedCall {
      Objects.requireNonNull(execname);
      Objects.requireNonNull(call);
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.UNSUPPORTED_CALL;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unsupportedCall(this);
    }
  }

  /**
   * A row of {@code lxsockopt.d} (section 15 b): a call of setsockopt, whether or not it failed.
   *
   * @param level the Linux level number (1 is SOL_SOCKET)
   * @param optname the Linux option number
   */
  record SocketOptionCall(
      long line, Reading reading, long pid, String execname, long level, long optname)
      implements TraceRecord {
    public SocketOptionCall {
      Objects.requireNonNull(execname);
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.SOCKET_OPTION_CALL;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.socketOptionCall(this);
    }
  }

  /**
   * What an {@code lx<pid>:::debug} probe printed (section 15 e).
   *
   * @param message the text behind {@code PID/TID: }; may hold newlines
   */
  record DebugLine(long line, Reading reading, long pid, long tid, String message)
      implements TraceRecord {
    public DebugLine {
      Objects.requireNonNull(message);
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.DEBUG_LINE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.debugLine(this);
    }
  }

  /**
   * One entry of a count, sum, min, max, avg or stddev aggregation (section 9).
   *
   * @param values one number, or several where one printa() printed several aggregations and the
   *     capture says so; never empty
   * @param cpus what each CPU contributed, where the capture says so
   */
  record AggregationRow(
      long line, Reading reading, List<Key> keys, List<Long> values, List<CpuValue> cpus)
      implements TraceRecord {
    public AggregationRow {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
      cpus = List.copyOf(cpus);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("an entry has a value");
      }
    }

    public AggregationRow(long line, Reading reading, List<Key> keys, List<Long> values) {
      this(line, reading, keys, values, List.of());
    }

    public AggregationRow(long line, Reading reading, List<Key> keys, long value) {
      this(line, reading, keys, List.of(value));
    }

    /** The value; the last of several. */
    public long value() {
      return values.get(values.size() - 1);
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.AGGREGATION_ROW;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.aggregationRow(this);
    }
  }

  /**
   * A row of a run that is not quiet (section 3).
   *
   * @param cpu {@link #NOT_SHOWN} where the capture does not say, as the results of Oracle's tests
   * @param id {@link #NOT_SHOWN} likewise
   * @param function the probe's function; empty for BEGIN, END, tick and profile
   * @param rest what the clause's actions printed, trimmed
   */
  record ProbeRow(
      long line, Reading reading, long cpu, long id, String function, String name, String rest)
      implements TraceRecord {
    /** Stands for a CPU or a probe id that the capture does not show. */
    public static final long NOT_SHOWN = -1;

    public ProbeRow {
      Objects.requireNonNull(function);
      Objects.requireNonNull(name);
      Objects.requireNonNull(rest);
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.PROBE_ROW;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.probeRow(this);
    }
  }

  /**
   * A line that dtrace wrote to standard error (section 13).
   *
   * @param count how many were lost, matched or failed; 1 where the text has no number
   * @param text the line, without the program's name
   */
  record Diagnostic(long line, DiagnosticClass kind, long count, String text)
      implements TraceRecord {
    public Diagnostic {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(text);
      if (count < 0) {
        throw new IllegalArgumentException("a count is not negative: " + count);
      }
    }

    @Override
    public Reading reading() {
      return Reading.STRICT;
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.DIAGNOSTIC;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.diagnostic(this);
    }
  }

  /** A line that nothing else claimed. */
  record Text(long line, String text) implements TraceRecord {
    public Text {
      Objects.requireNonNull(text);
    }

    @Override
    public Reading reading() {
      return Reading.STRICT;
    }

    @Override
    public RecordKind recordKind() {
      return RecordKind.TEXT;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.text(this);
    }
  }
}
