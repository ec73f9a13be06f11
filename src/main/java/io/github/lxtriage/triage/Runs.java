package io.github.lxtriage.triage;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The runs of dtrace that a capture holds, each with a trust of its own. A run begins with the
 * first line of its heading, or where dtrace says which probes it matched.
 *
 * <p>Of a part of a capture the first run goes on with what stands above the part, so that parts
 * can be counted apart and joined.
 */
final class Runs {
  private static final int LISTED = 100;
  private static final int LONGEST = 200;

  private RunOfDtrace first = new RunOfDtrace();
  private RunOfDtrace last = first;

  // the runs between the first and the last
  private final List<Trust.Run> closed = new ArrayList<>();
  private final Map<Trust.Level, Long> levels = new EnumMap<>(Trust.Level.class);
  private final Map<Doubt.Kind, Doubt> doubts = new EnumMap<>(Doubt.Kind.class);

  void heading(Map<String, String> fields, long line) {
    fields.forEach(
        (name, value) -> {
          boolean begins = name.equals("script") || (name.equals("start") && !last.awaitsStart());
          if (begins) {
            open();
          }
          last.heading(name, value, line);
        });
  }

  void record(long line) {
    last.record(line);
  }

  /** Takes note of what shows that the run that is read is not whole. */
  void doubt(Doubt.Kind kind, long line) {
    last.doubt(new Doubt(kind, 1, line, ""));
  }

  /** Counts records that stand where the last one stands. */
  void more(long times) {
    last.more(times);
  }

  void diagnostic(Diagnostic said) {
    if (said.kind() == DiagnosticClass.MATCHED) {
      open();
      last.matched(said.line());
    } else if (said.kind().loss()) {
      last.lost();
    } else if (said.kind() == DiagnosticClass.UNKNOWN) {
      String text = "dtrace: " + said.text();
      last.doubt(
          new Doubt(
              Doubt.Kind.NOT_UNDERSTOOD,
              1,
              said.line(),
              text.substring(0, Math.min(LONGEST, text.length()))));
    }
  }

  void unread(long line) {
    last.unread(line);
  }

  /** Takes note of a loss that no line reports. */
  void lost() {
    last.lost();
  }

  private void open() {
    if (last != first) {
      close(last);
    }
    last = new RunOfDtrace();
  }

  /** Closes a run; where nothing stands in it, such as above the first heading, it is none. */
  private void close(RunOfDtrace run) {
    if (run.isEmpty()) {
      return;
    }
    if (closed.size() < LISTED) {
      closed.add(run.summary());
    }
    levels.merge(run.level(), 1L, Long::sum);
    run.doubts().forEach(this::doubt);
  }

  private void doubt(Doubt doubt) {
    doubts.merge(doubt.kind(), doubt, Doubt::and);
  }

  // ---- parts of a capture

  void join(Runs part, long linesBefore) {
    last.add(part.first, linesBefore);
    if (part.last == part.first) {
      return;
    }
    if (last != first) {
      close(last);
    }
    for (Trust.Run run : part.closed) {
      if (closed.size() < LISTED) {
        closed.add(new Trust.Run(run.script(), run.line() + linesBefore, run.trust()));
      }
    }
    part.levels.forEach((level, count) -> levels.merge(level, count, Long::sum));
    part.doubts.values().forEach(doubt -> doubt(doubt.below(linesBefore)));
    last = part.last.below(linesBefore);
  }

  void write(FormWriter out) {
    first.write(out);
    out.maybe(Optional.of(last).filter(run -> run != first), (form, run) -> run.write(form));
    out.list(closed, SummaryForm::run);
    out.map(levels, (form, level) -> form.text(level.name()), FormWriter::number);
    out.list(doubts.values(), SummaryForm::doubt);
  }

  static Runs read(FormReader in) {
    Runs runs = new Runs();
    runs.first = RunOfDtrace.read(in);
    runs.last = in.maybe(RunOfDtrace::read).orElse(runs.first);
    runs.closed.addAll(in.list(SummaryForm::run));
    runs.levels.putAll(in.map(form -> Trust.Level.valueOf(form.text()), FormReader::number));
    in.list(SummaryForm::doubt).forEach(runs::doubt);
    return runs;
  }

  // ---- what is said of all of them

  /** The worst trust of all runs; unknown where there is none. */
  Trust.Level level() {
    return all().levels.keySet().stream().max(Trust.Level::compareTo).orElse(Trust.Level.UNKNOWN);
  }

  /** Why the runs are not known to be whole, in the order of the first line. */
  List<Doubt> doubts() {
    List<Doubt> sorted = new ArrayList<>(all().doubts.values());
    sorted.sort(Comparator.comparingLong(Doubt::line).thenComparing(Doubt::kind));
    return sorted;
  }

  /** The first hundred runs, where there are several. */
  List<Trust.Run> list() {
    List<Trust.Run> runs = all().closed;
    return runs.size() > 1 ? runs.subList(0, Math.min(LISTED, runs.size())) : List.of();
  }

  /** How many seconds the only run took, where both its marks say so. */
  OptionalLong seconds() {
    Runs all = all();
    long count = all.levels.values().stream().mapToLong(Long::longValue).sum();
    return count == 1 ? (last == first ? first : last).seconds() : OptionalLong.empty();
  }

  /** All runs closed, the first and the last among them. */
  private Runs all() {
    Runs all = new Runs();
    all.close(first);
    all.closed.addAll(closed);
    levels.forEach((level, count) -> all.levels.merge(level, count, Long::sum));
    doubts.values().forEach(all::doubt);
    if (last != first) {
      all.close(last);
    }
    return all;
  }
}
