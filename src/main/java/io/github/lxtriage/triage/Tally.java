package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.NoRecords;
import io.github.lxtriage.trace.PackedRow;
import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.trace.ScriptRow;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fold over the records of one capture: what was seen, how often, and what is missing. Its size
 * depends on how many different things were seen, not on how many records there were.
 */
public final class Tally implements PartSink<Tally> {
  private static final String STACKS = "lxunsup-stack";

  /** The last number that Linux gives to an error. */
  private static final long LAST_ERRNO = 133;

  /** The keys of a count of results: a program perhaps, a call, a negative errno. */
  private static final Pattern FAILED_CALL =
      Pattern.compile("(?:(.*\\S)\\s+)?\\s*([a-z_0-9]+)\\s+-([0-9]{1,3})");

  /** The program of an entry that does not count by program. */
  private static final String NOT_COUNTED = "(any program)";

  private static final Trust.Reason COMPLETE =
      new Trust.Reason("The capture has its start mark and its end mark, and reports no loss", "");
  private static final Trust.Reason EACH_COMPLETE =
      new Trust.Reason(
          "Each run in the capture has its start mark and its end mark, and reports no loss", "");

  private final String source;
  private final Interpreter interpreter;
  private final BySubject<SubjectCount> subjects = new BySubject<>();
  private final TreeSet<String> producers = new TreeSet<>();
  private final LossCounts losses = new LossCounts();
  private final UnreadShapes unreadShapes = new UnreadShapes();
  private final SelfDescription self = new SelfDescription();
  private final Runs runs = new Runs();
  private final Eras eras = new Eras();
  private final Endings endings = new Endings();
  private final ScriptRows scriptRows;
  private final Aftermath aftermath;
  private final HistogramList histograms;
  private final Timeline timeline = new Timeline();
  private final Sight sight = new Sight(true);
  private final VersionsSaid versions;
  private final Map<String, String> labels = new TreeMap<>();
  private ScriptInForce script = ScriptInForce.NONE;
  private boolean standardErrorKept;
  private String contents = "";
  private long records;
  private long explained;
  private long unexplained;
  private long unread;
  private long lines;

  /** What was counted for any subject, those that are left out among them. */
  private long counted;

  /**
   * @param source the capture's name in every output
   */
  public Tally(String source, Interpreter interpreter) {
    this(source, interpreter, new HistogramList());
  }

  private Tally(String source, Interpreter interpreter, HistogramList histograms) {
    this.source = source;
    this.interpreter = interpreter;
    this.histograms = histograms;
    this.scriptRows = interpreter.scriptRows();
    this.aftermath = new Aftermath(interpreter::answer);
    this.versions = new VersionsSaid(interpreter.knowledge());
  }

  /**
   * Counts a record.
   *
   * @param raw the line or lines it stands on
   */
  public void add(TraceRecord record, String raw) {
    if (record instanceof TraceRecord.UnsupportedCall && isBroken(record, raw)) {
      runs.doubt(Doubt.Kind.BROKEN_ROW, record.line());
    }
    Optional<SubjectCount> counted =
        record
            .match(sight)
            .map(sighting -> count(sighting, new RawLine(new Place(source, record.line()), raw)));
    if (record instanceof ScriptRow row) {
      aftermath.add(row, counted.map(SubjectCount::outcomes));
    }
  }

  /** A row whose message does not end as %S ends it. */
  private static boolean isBroken(TraceRecord record, String raw) {
    String row = raw.stripTrailing();
    return record.reading() == Reading.LOW && !row.endsWith("\\0") && !row.endsWith("\0");
  }

  /** Counts a record that dtrace printed, be it of one of our scripts or not. */
  private void printed(long line, boolean ours) {
    records++;
    count(ours, 1);
    runs.record(line);
  }

  /** What stands between the marks of a script that does not print it was mixed with another. */
  private void printed(String producer, TraceRecord record, boolean ours) {
    printed(record.line(), ours);
    if (!script.prints(producer)) {
      runs.doubt(Doubt.Kind.OTHER_SCRIPT, record.line());
    }
  }

  private void count(boolean ours, long times) {
    if (ours) {
      explained += times;
    } else {
      unexplained += times;
    }
  }

  private SubjectCount count(Sighting sighting, RawLine line) {
    sighting
        .format()
        .ifPresent(format -> eras.add(format, sighting.spelling(), line.place().line()));
    SubjectCount count = subjects.of(sighting.subject(), SubjectCount::new);
    count.add(sighting, line);
    count(sighting.count());
    return count;
  }

  @Override
  public void accept(TraceRecord record, String raw) {
    add(record, raw);
  }

  /**
   * Rows, entries and histograms only, and none that raises a doubt: whatever else a tally keeps of
   * a record must come through {@link #add}.
   */
  @Override
  public @Nullable Repeats repeats(TraceRecord record) {
    if (record instanceof Histogram) {
      String producer = record.recordKind().id();
      producers.add(producer);
      return script.prints(producer) ? new HistogramRepeats() : null;
    }
    boolean whole = record.reading() != Reading.LOW;
    boolean repeated =
        (record instanceof TraceRecord.UnsupportedCall && whole)
            || record instanceof TraceRecord.SocketOptionCall
            || record instanceof TraceRecord.AggregationRow
            || record instanceof StackCount;
    if (!repeated) {
      return null;
    }
    Sight sight = new Sight(false);
    Optional<Sighting> seen = record.match(sight);
    boolean leftOut = seen.isPresent() && !subjects.keeps(seen.get().subject());
    // what is left out is not worth remembering
    return leftOut || !script.prints(sight.producer)
        ? null
        : new RecordRepeats(seen.map(this::repeats));
  }

  private RowRepeats repeats(Sighting seen) {
    SubjectCount subject = subjects.of(seen.subject(), SubjectCount::new);
    subject.describe(seen);
    return new RowRepeats(source, seen, subject, eras, this::count);
  }

  /** Counts records that repeat, and what they say of a subject. */
  private final class RecordRepeats implements Repeats {
    private final @Nullable RowRepeats row;

    RecordRepeats(Optional<RowRepeats> row) {
      this.row = row.orElse(null);
    }

    @Override
    public boolean count(long line, long number, Raw raw) {
      printed(line, row != null);
      return row != null && row.count(line, number, raw);
    }

    @Override
    public void more(long times, long sum) {
      records += times;
      Tally.this.count(row != null, times);
      runs.more(times);
      if (row != null) {
        row.more(times, sum);
      }
    }

    @Override
    public void pids(long first, long bits) {
      if (row != null) {
        row.pids(first, bits);
      }
    }
  }

  /** Keeps the largest histograms. */
  private final class HistogramRepeats implements Repeats {
    @Override
    public boolean count(long line, long number, Raw raw) {
      printed(line, script.measures());
      if (histograms.keeps(number)) {
        histograms.add(source, raw.histogram());
      }
      return true;
    }

    @Override
    public void more(long times, long sum) {
      throw new IllegalStateException("each histogram is wanted");
    }
  }

  // ---- parts of a capture

  @Override
  public Tally itself() {
    return this;
  }

  @Override
  public Object context() {
    return script.text();
  }

  @Override
  public Tally part(Object context) {
    Tally part = new Tally(source, interpreter, histograms.part());
    part.script = ScriptInForce.of((String) context);
    return part;
  }

  @Override
  public boolean exact() {
    return unreadShapes.exact() && !endings.any() && !aftermath.any();
  }

  @Override
  public void join(Tally part, long linesBefore) {
    script = part.script;
    standardErrorKept |= part.standardErrorKept;
    records += part.records;
    explained += part.explained;
    unexplained += part.unexplained;
    self.join(part.self);
    runs.join(part.runs, linesBefore);
    unread += part.unread;
    producers.addAll(part.producers);
    losses.join(part.losses, linesBefore);
    eras.join(part.eras, linesBefore);
    histograms.join(part.histograms, linesBefore);
    timeline.join(part.timeline);
    unreadShapes.join(part.unreadShapes, linesBefore);
    versions.join(part.versions);
    count(part.counted);
    part.subjects.stream()
        .forEach(
            count -> subjects.of(count.subject(), SubjectCount::new).merge(count, linesBefore));
  }

  /**
   * What a part has counted, as bytes that {@link #join(byte[], long)} understands on another
   * machine that runs the same version.
   *
   * @throws IllegalStateException where it is not {@link #exact}
   */
  public byte[] bytes() {
    if (!exact()) {
      throw new IllegalStateException("what is not counted exactly cannot be joined");
    }
    FormWriter out = new FormWriter();
    script.write(out);
    out.flag(standardErrorKept);
    out.number(records);
    out.number(explained);
    out.number(unexplained);
    out.number(unread);
    out.texts(producers);
    self.write(out);
    runs.write(out);
    losses.write(out);
    eras.write(out);
    histograms.write(out);
    timeline.write(out);
    unreadShapes.write(out);
    versions.write(out);
    out.number(counted);
    out.list(subjects.values(), (form, count) -> count.write(form));
    return out.bytes();
  }

  /** Adds a part of this capture, as {@link #bytes} wrote it, that follows what was counted. */
  public void join(byte[] part, long linesBefore) {
    FormReader in = new FormReader(part);
    script = ScriptInForce.read(in);
    standardErrorKept |= in.flag();
    records += in.number();
    explained += in.number();
    unexplained += in.number();
    unread += in.number();
    producers.addAll(in.texts());
    self.join(SelfDescription.read(in));
    runs.join(Runs.read(in), linesBefore);
    losses.join(LossCounts.read(in), linesBefore);
    eras.join(Eras.read(in), linesBefore);
    histograms.join(HistogramList.read(in), linesBefore);
    timeline.join(Timeline.read(in));
    unreadShapes.join(UnreadShapes.read(in), linesBefore);
    versions.join(in);
    count(in.number());
    for (SubjectCount count : in.list(SubjectCount::read)) {
      subjects.of(count.subject(), SubjectCount::new).merge(count, linesBefore);
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
    aftermath.end();
    if (tornLine > 0 && records > 0) {
      losses.torn(tornLine);
      runs.lost();
    }
  }

  /** Takes note of what somebody says of the capture; what it says of itself wins. */
  public void label(Map<String, String> said) {
    labels.putAll(said);
  }

  /** Takes note of what tells the contents of the capture from those of another. */
  public void contents(String fingerprint) {
    contents = fingerprint;
  }

  /** Takes note that whoever read the capture was stopped before its end. */
  public void interrupted(long linesRead) {
    lines += linesRead;
    losses.interrupted(linesRead);
    runs.lost();
  }

  /** Why nothing was read that dtrace prints for a script, where that is so. */
  public Optional<NoRecords> withoutRecords() {
    boolean quiet = losses.list().isEmpty() && runs.doubts().isEmpty();
    return records == 0 && quiet ? Optional.of(NoRecords.of(lines, unread)) : Optional.empty();
  }

  /** Takes note that somebody wrote to the capture's file while it was read. */
  public void changed() {
    losses.changed(lines);
    runs.lost();
  }

  /**
   * Takes note that somebody left lines out, as a document does.
   *
   * @param line the first that says so, or 0
   */
  public void leftOut(long line) {
    if (line > 0) {
      losses.leftOut(line);
      runs.lost();
    }
  }

  /** Takes note that the capture's archive ended before its end. */
  public void truncated() {
    losses.truncated(lines);
    runs.lost();
  }

  /** What each record says of a subject. */
  private final class Sight implements TraceRecord.Cases<Optional<Sighting>> {
    private final boolean counts;

    /** Of the record that was looked at last. */
    private String producer = "";

    /**
     * @param counts whether what is looked at is counted as well
     */
    Sight(boolean counts) {
      this.counts = counts;
    }

    /** A record that one of our scripts printed. */
    private Optional<Sighting> ours(String producer, TraceRecord record, Optional<Sighting> said) {
      sees(producer, record, true);
      return said;
    }

    private Optional<Sighting> ours(String producer, TraceRecord record, Sighting said) {
      return ours(producer, record, Optional.of(said));
    }

    /** A record that none of our scripts printed, or the one in force measures. */
    private Optional<Sighting> other(TraceRecord record) {
      sees(record.recordKind().id(), record, script.measures() && record instanceof Histogram);
      return Optional.empty();
    }

    private void sees(String producer, TraceRecord record, boolean ours) {
      this.producer = producer;
      producers.add(producer);
      if (counts) {
        printed(producer, record, ours);
      }
    }

    @Override
    public Optional<Sighting> unsupportedCall(TraceRecord.UnsupportedCall record) {
      OptionalLong pid = OptionalLong.of(record.pid());
      return ours("lxunsup", record, interpreter.refused(record.call(), record.execname(), pid, 1));
    }

    @Override
    public Optional<Sighting> socketOptionCall(TraceRecord.SocketOptionCall record) {
      OptionalLong pid = OptionalLong.of(record.pid());
      return ours(
          "lxsockopt",
          record,
          interpreter.called(record.level(), record.optname(), record.execname(), pid, 1));
    }

    @Override
    public Optional<Sighting> debugLine(TraceRecord.DebugLine record) {
      return ours(
          "lxdebug",
          record,
          interpreter.debugged(record.message(), endings.add(record), record.pid()));
    }

    @Override
    public Optional<Sighting> aggregationRow(TraceRecord.AggregationRow record) {
      List<Key> keys = record.keys();
      OptionalLong nobody = OptionalLong.empty();
      if (keys.size() == 2 && keys.get(0) instanceof Key.Str name) {
        if (keys.get(1) instanceof Key.Str text
            && (script.countsMessages() || interpreter.isRecognised(text.text()))) {
          return ours(
              "lxunsup-count",
              record,
              interpreter.refused(text.text(), name.text(), nobody, record.value()));
        }
        if (keys.get(1) instanceof Key.Int optname && script.countsSocketOptions()) {
          return ours(
              "lxsockopt-count",
              record,
              interpreter.calledWithoutLevel(optname.value(), name.text(), record.value()));
        }
      }
      if (keys.size() == 3
          && keys.get(0) instanceof Key.Str name
          && keys.get(1) instanceof Key.Int level
          && keys.get(2) instanceof Key.Int optname
          && script.is("lxsockopt")) {
        return ours(
            "lxsockopt",
            record,
            interpreter.called(
                level.value(), optname.value(), name.text(), nobody, record.value()));
      }
      other(record);
      return failure(keys, record.value());
    }

    /** A count of calls by name and result, as people make it of their own: accept4, -22. */
    private Optional<Sighting> failure(List<Key> keys, long count) {
      if (keys.isEmpty() || !mayFail(keys.get(keys.size() - 1))) {
        return Optional.empty();
      }
      Matcher failed =
          FAILED_CALL.matcher(keys.stream().map(Key::text).collect(Collectors.joining(" ")));
      if (!failed.matches() || Long.parseLong(failed.group(3)) > LAST_ERRNO) {
        return Optional.empty();
      }
      return interpreter
          .call(failed.group(2))
          .flatMap(
              call ->
                  interpreter.failed(
                      List.of(call),
                      Long.parseLong(failed.group(3)),
                      failed.group(2),
                      failed.group(1) == null ? NOT_COUNTED : failed.group(1).strip(),
                      OptionalLong.empty(),
                      count,
                      ""));
    }

    /** A negative number, or one that stands in a text because the columns are other ones. */
    private static boolean mayFail(Key last) {
      return last instanceof Key.Int result ? result.value() < 0 : last.text().contains(" -");
    }

    @Override
    public Optional<Sighting> probeRow(TraceRecord.ProbeRow record) {
      boolean option = record.function().equals("setsockopt") && record.name().equals("entry");
      boolean own =
          record.function().isEmpty()
              && (record.name().equals("BEGIN") || record.name().equals("END"));
      if (own && script.is("lxsockopt-optlen")) {
        return ours("lxsockopt-optlen", record, Optional.empty()); // in front of its heading
      }
      return option ? ours("lxsockopt-optlen", record, Optional.empty()) : other(record);
    }

    @Override
    public Optional<Sighting> histogram(Histogram record) {
      histograms.add(source, record);
      return other(record);
    }

    @Override
    public Optional<Sighting> stackCount(StackCount record) {
      versions.frames(record.frames());
      List<Key> keys = record.keys();
      if (keys.size() == 2
          && keys.get(0) instanceof Key.Str name
          && keys.get(1) instanceof Key.Str text
          && (script.countsMessages()
              || script.is(STACKS)
              || interpreter.isRecognised(text.text()))) {
        return ours(
            STACKS,
            record,
            interpreter
                .refused(text.text(), name.text(), OptionalLong.empty(), record.value())
                .by(STACKS, Optional.empty()));
      }
      return other(record);
    }

    @Override
    public Optional<Sighting> packedRow(PackedRow record) {
      return other(record);
    }

    @Override
    public Optional<Sighting> flowRow(FlowRow record) {
      return other(record);
    }

    @Override
    public Optional<Sighting> stack(Stack record) {
      versions.frames(record.frames());
      return other(record);
    }

    @Override
    public Optional<Sighting> hexDump(HexDump record) {
      return other(record);
    }

    @Override
    public Optional<Sighting> typedValue(TypedValue record) {
      return other(record);
    }

    @Override
    public Optional<Sighting> listing(Listing record) {
      return other(record);
    }

    @Override
    public Optional<Sighting> scriptRow(ScriptRow record) {
      Optional<Sighting> sighting = scriptRows.sighting(record);
      if (sighting.isPresent() && record.has("time")) {
        timeline.add(record.number("time"));
      }
      return ours(record.script(), record, sighting);
    }

    @Override
    public Optional<Sighting> heading(CaptureHeading record) {
      records++;
      self.add(record.fields());
      runs.heading(record.fields(), record.line());
      script = script.heading(record.fields());
      script.name().ifPresent(producers::add);
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> diagnostic(TraceRecord.Diagnostic record) {
      standardErrorKept = true;
      if (record.kind() == DiagnosticClass.MATCHED) {
        script = ScriptInForce.matched(record.text());
        script.name().ifPresent(producers::add);
      }
      losses.add(record);
      runs.diagnostic(record);
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> text(TraceRecord.Text record) {
      unread++;
      unreadShapes.add(record);
      runs.unread(record.line());
      versions.text(record.text());
      return Optional.empty();
    }
  }

  // ---- results

  Collection<SubjectCount> subjects() {
    return subjects.values();
  }

  private void count(long more) {
    counted = SaturatedSum.of(counted, more);
  }

  /** What the capture lacks, and what of it was left out here. */
  private LossCounts allLosses() {
    long kept = SaturatedSum.of(subjects.stream().mapToLong(SubjectCount::counted));
    long ofSubjects = counted - kept;
    long ofPrograms = SaturatedSum.of(subjects.stream().mapToLong(SubjectCount::countedOfOthers));
    return losses.and(ofSubjects, ofPrograms, lines);
  }

  List<HistogramSeen> histograms() {
    return histograms.list();
  }

  List<Moment> timeline() {
    return timeline.moments(source, runs.seconds());
  }

  /**
   * What is to be said of the capture as a whole.
   *
   * @param given what the user says it ran on
   */
  CaptureSummary summary(Optional<Platform> given) {
    return new CaptureSummary(
        source,
        List.copyOf(producers),
        lines,
        records,
        explained,
        unexplained,
        unread,
        given.or(self::platform).or(this::labelledPlatform).map(Platform::toString),
        trust(),
        allLosses().list(),
        unreadShapes.list(),
        eras.dating(subjects.values(), interpreter.knowledge()),
        endings.list(),
        labels(),
        contents);
  }

  private Map<String, String> labels() {
    Map<String, String> all = new TreeMap<>(labels);
    all.putAll(versions.labels());
    all.putAll(self.labels());
    return all;
  }

  private Optional<Platform> labelledPlatform() {
    return Optional.ofNullable(labels.get("platform")).flatMap(Platform::ofSystem);
  }

  private Trust trust() {
    List<Loss> lost = allLosses().list();
    List<Doubt> doubts = runs.doubts();
    List<Trust.Reason> reasons = new ArrayList<>(allLosses().reasons());
    doubts.forEach(doubt -> reasons.add(doubt.reason()));
    Trust.Level level =
        !lost.isEmpty() ? Trust.Level.LOSSY : doubts.isEmpty() ? runs.level() : Trust.Level.UNKNOWN;
    if (reasons.isEmpty()) {
      reasons.add(
          level != Trust.Level.COMPLETE
              ? reasonForDoubt()
              : runs.list().isEmpty() ? COMPLETE : EACH_COMPLETE);
    }
    return new Trust(level, reasons, doubts, runs.list());
  }

  private Trust.Reason reasonForDoubt() {
    if (lines == 0) {
      return new Trust.Reason(
          "The file is empty: nothing was captured",
          "run the script again and wait for its first line");
    }
    if (records == 0 && unread == 0) {
      return new Trust.Reason(
          "The file holds no row, only headings or what dtrace says of itself: nothing was"
              + " reported while it ran",
          "let the script run while the programs do what fails");
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
