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
import java.util.Set;
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
  private static final String UNSUPPORTED_PROBE = "brand-lx-unsupported";

  /** The last number that Linux gives to an error. */
  private static final long LAST_ERRNO = 133;

  /** The keys of a count of results: a program perhaps, a call, a negative errno. */
  private static final Pattern FAILED_CALL =
      Pattern.compile("(?:(.*\\S)\\s+)?\\s*([a-z_0-9]+)\\s+-([0-9]{1,3})");

  /** The program of an entry that does not count by program. */
  private static final String NOT_COUNTED = "(any program)";

  private static final Trust.Reason COMPLETE =
      new Trust.Reason("The capture has its start mark and its end mark, and reports no loss", "");

  private static final Set<String> OUR_SCRIPTS =
      Set.of(
          "lxunsup",
          "lxunsup-count",
          "lxsockopt",
          "lxsockopt-count",
          "lxsockopt-optlen",
          "lxsockopt-failed",
          "lxdebug",
          "lxerrno",
          "lxenosys",
          "lxioctl-failed",
          "lxoutcome",
          "lxclone",
          "lxmount",
          "lxptrace");

  private final String source;
  private final Interpreter interpreter;
  private final BySubject<SubjectCount> subjects = new BySubject<>();
  private final TreeSet<String> producers = new TreeSet<>();
  private final LossCounts losses = new LossCounts();
  private final UnreadShapes unreadShapes = new UnreadShapes();
  private final SelfDescription self = new SelfDescription();
  private final Eras eras = new Eras();
  private final Endings endings = new Endings();
  private final ScriptRows scriptRows;
  private final Aftermath aftermath;
  private final HistogramList histograms;
  private final Timeline timeline = new Timeline();
  private final Sight sight = new Sight();
  private final VersionsSaid versions;
  private final Map<String, String> labels = new TreeMap<>();
  private String description = "";
  private boolean standardErrorKept;
  private String contents = "";
  private long records;
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
    if (!(record instanceof TraceRecord.Diagnostic) && !(record instanceof TraceRecord.Text)) {
      records++;
    }
    Optional<SubjectCount> counted =
        record
            .match(sight)
            .map(sighting -> count(sighting, new RawLine(new Place(source, record.line()), raw)));
    if (record instanceof ScriptRow row) {
      aftermath.add(row, counted.map(SubjectCount::outcomes));
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
   * Rows, entries and histograms only: whatever else a tally keeps of a record must come through
   * {@link #add}.
   */
  @Override
  public @Nullable Repeats repeats(TraceRecord record) {
    if (record instanceof Histogram histogram) {
      sight.counted(histogram);
      return new HistogramRepeats();
    }
    boolean repeated =
        record instanceof TraceRecord.UnsupportedCall
            || record instanceof TraceRecord.SocketOptionCall
            || record instanceof TraceRecord.AggregationRow
            || record instanceof StackCount;
    if (!repeated) {
      return null;
    }
    Optional<Sighting> seen = record.match(sight);
    // what is left out is not worth remembering
    return seen.isPresent() && !subjects.keeps(seen.get().subject())
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
      records++;
      return row != null && row.count(line, number, raw);
    }

    @Override
    public void more(long times, long sum) {
      records += times;
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
      records++;
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
    return description;
  }

  @Override
  public Tally part(Object context) {
    Tally part = new Tally(source, interpreter, histograms.part());
    part.description = (String) context;
    return part;
  }

  @Override
  public boolean exact() {
    return unreadShapes.exact() && !endings.any() && !self.any() && !aftermath.any();
  }

  @Override
  public void join(Tally part, long linesBefore) {
    description = part.description;
    standardErrorKept |= part.standardErrorKept;
    records += part.records;
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
    out.text(description);
    out.flag(standardErrorKept);
    out.number(records);
    out.number(unread);
    out.texts(producers);
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
    description = in.text();
    standardErrorKept |= in.flag();
    records += in.number();
    unread += in.number();
    producers.addAll(in.texts());
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
  }

  /** Why nothing was read that dtrace prints for a script, where that is so. */
  public Optional<NoRecords> withoutRecords() {
    return records == 0 ? Optional.of(NoRecords.of(lines, unread)) : Optional.empty();
  }

  /** Takes note that the capture's archive ended before its end. */
  public void truncated() {
    losses.truncated(lines);
  }

  /** What each record says of a subject. */
  private final class Sight implements TraceRecord.Cases<Optional<Sighting>> {
    @Override
    public Optional<Sighting> unsupportedCall(TraceRecord.UnsupportedCall record) {
      producers.add("lxunsup");
      return Optional.of(
          interpreter.refused(record.call(), record.execname(), OptionalLong.of(record.pid()), 1));
    }

    @Override
    public Optional<Sighting> socketOptionCall(TraceRecord.SocketOptionCall record) {
      producers.add("lxsockopt");
      return Optional.of(
          interpreter.called(
              record.level(),
              record.optname(),
              record.execname(),
              OptionalLong.of(record.pid()),
              1));
    }

    @Override
    public Optional<Sighting> debugLine(TraceRecord.DebugLine record) {
      producers.add("lxdebug");
      return interpreter.debugged(record.message(), endings.add(record), record.pid());
    }

    @Override
    public Optional<Sighting> aggregationRow(TraceRecord.AggregationRow record) {
      List<Key> keys = record.keys();
      if (keys.size() == 2 && keys.get(0) instanceof Key.Str name) {
        if (keys.get(1) instanceof Key.Str text && countsMessages(text.text())) {
          producers.add("lxunsup-count");
          return Optional.of(
              interpreter.refused(text.text(), name.text(), OptionalLong.empty(), record.value()));
        }
        if (keys.get(1) instanceof Key.Int optname && countsSocketOptions()) {
          producers.add("lxsockopt-count");
          return Optional.of(
              interpreter.calledWithoutLevel(optname.value(), name.text(), record.value()));
        }
      }
      if (keys.size() == 3
          && keys.get(0) instanceof Key.Str name
          && keys.get(1) instanceof Key.Int level
          && keys.get(2) instanceof Key.Int optname
          && self.script().equals("lxsockopt")) {
        producers.add("lxsockopt");
        return Optional.of(
            interpreter.called(
                level.value(), optname.value(), name.text(), OptionalLong.empty(), record.value()));
      }
      producers.add("agg-row");
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

    private boolean countsMessages(String text) {
      return description.contains(UNSUPPORTED_PROBE)
          || self.script().equals("lxunsup-count")
          || interpreter.isRecognised(text);
    }

    private boolean countsSocketOptions() {
      return description.contains("setsockopt") || self.script().equals("lxsockopt-count");
    }

    @Override
    public Optional<Sighting> probeRow(TraceRecord.ProbeRow record) {
      boolean option = record.function().equals("setsockopt") && record.name().equals("entry");
      producers.add(option ? "lxsockopt-optlen" : "probe-row");
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> histogram(Histogram record) {
      histograms.add(source, record);
      return counted(record);
    }

    @Override
    public Optional<Sighting> stackCount(StackCount record) {
      versions.frames(record.frames());
      List<Key> keys = record.keys();
      if (keys.size() == 2
          && keys.get(0) instanceof Key.Str name
          && keys.get(1) instanceof Key.Str text
          && (countsMessages(text.text()) || self.script().equals(STACKS))) {
        producers.add(STACKS);
        return Optional.of(
            interpreter
                .refused(text.text(), name.text(), OptionalLong.empty(), record.value())
                .by(STACKS, Optional.empty()));
      }
      return counted(record);
    }

    @Override
    public Optional<Sighting> packedRow(PackedRow record) {
      return counted(record);
    }

    @Override
    public Optional<Sighting> flowRow(FlowRow record) {
      return counted(record);
    }

    @Override
    public Optional<Sighting> stack(Stack record) {
      versions.frames(record.frames());
      return counted(record);
    }

    @Override
    public Optional<Sighting> hexDump(HexDump record) {
      return counted(record);
    }

    @Override
    public Optional<Sighting> typedValue(TypedValue record) {
      return counted(record);
    }

    @Override
    public Optional<Sighting> listing(Listing record) {
      return counted(record);
    }

    @Override
    public Optional<Sighting> scriptRow(ScriptRow record) {
      producers.add(record.script());
      Optional<Sighting> sighting = scriptRows.sighting(record);
      if (sighting.isPresent() && record.has("time")) {
        timeline.add(record.number("time"));
      }
      return sighting;
    }

    @Override
    public Optional<Sighting> heading(CaptureHeading record) {
      self.add(record.fields());
      return Optional.empty();
    }

    private Optional<Sighting> counted(TraceRecord record) {
      producers.add(record.recordKind().id());
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> diagnostic(TraceRecord.Diagnostic record) {
      standardErrorKept = true;
      if (record.kind() == DiagnosticClass.MATCHED) {
        description = record.text();
      }
      losses.add(record);
      return Optional.empty();
    }

    @Override
    public Optional<Sighting> text(TraceRecord.Text record) {
      unread++;
      unreadShapes.add(record);
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
    return timeline.moments(source, self.seconds());
  }

  /**
   * What is to be said of the capture as a whole.
   *
   * @param given what the user says it ran on
   */
  CaptureSummary summary(Optional<Platform> given) {
    return new CaptureSummary(
        source,
        producers(),
        lines,
        records,
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

  /** The kinds of record, and the script that says of itself that it ran, though it saw nothing. */
  private List<String> producers() {
    TreeSet<String> all = new TreeSet<>(producers);
    if (OUR_SCRIPTS.contains(self.script())) {
      all.add(self.script());
    }
    return List.copyOf(all);
  }

  private Trust trust() {
    List<Trust.Reason> reasons = new ArrayList<>(allLosses().reasons());
    if (!reasons.isEmpty()) {
      return new Trust(Trust.Level.LOSSY, reasons);
    }
    return self.isWhole()
        ? new Trust(Trust.Level.COMPLETE, List.of(COMPLETE))
        : new Trust(Trust.Level.UNKNOWN, List.of(reasonForDoubt()));
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
    if (self.hasNoEnd()) {
      return new Trust.Reason(
          "The capture says when it began, but its end mark is missing",
          "stop dtrace with ^C and keep everything up to its last line");
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
