package io.github.lxtriage.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of dtrace in a capture: its marks, and how much stands where. A part of a capture may
 * begin in the middle of a run; what it holds of it is added to the beginning.
 */
final class RunOfDtrace {
  private static final Pattern NUMBER = Pattern.compile("(?:[0-9]{1,18}|[1-8][0-9]{18})\\b");

  private static final Pattern LIMIT =
      Pattern.compile("--(?:top|pid|execname|level|optname)(?==|\\b)");

  private static final Set<String> COUNTING = Set.of("lxunsup-count", "lxsockopt-count");

  private long line;
  private String script = "";
  private boolean headed;
  private boolean counts;
  private boolean countsAboveEnd;
  private OptionalLong began = OptionalLong.empty();
  private OptionalLong ended = OptionalLong.empty();
  private long endLine;
  private long records;
  private long below;
  private long belowLine;
  private long unread;
  private long unreadLine;
  private long losses;
  private final List<Doubt> doubts = new ArrayList<>();

  void heading(String name, String value, long at) {
    line = line == 0 ? at : line;
    switch (name) {
      case "script" -> {
        script = value;
        headed = true;
        counts |= COUNTING.contains(value);
      }
      case "options" -> {
        counts |= value.contains("--aggregate");
        limits(value, at);
      }
      case "counts" -> countsAboveEnd = true;
      case "start" -> {
        headed = true;
        began = time(value);
      }
      case "end" -> end(time(value), at);
      default -> {
        // says nothing of the run as a whole
      }
    }
  }

  private void limits(String options, long at) {
    String limits =
        LIMIT.matcher(options).results().map(MatchResult::group).collect(Collectors.joining(", "));
    if (!limits.isEmpty()) {
      doubt(new Doubt(Doubt.Kind.LIMITED, 1, at, limits));
    }
  }

  private void end(OptionalLong time, long at) {
    if (ended.isPresent()) {
      doubt(new Doubt(Doubt.Kind.STRAY_END, 1, at, ""));
    } else {
      ended = time;
      endLine = at;
    }
  }

  void record(long at) {
    if (ended.isEmpty()) {
      records++;
    } else {
      belowLine = below == 0 ? at : belowLine;
      below++;
    }
  }

  /** Counts records that stand where the last one stands. */
  void more(long times) {
    if (ended.isEmpty()) {
      records += times;
    } else {
      below += times;
    }
  }

  void unread(long at) {
    unreadLine = unread == 0 ? at : unreadLine;
    unread++;
  }

  void lost() {
    losses++;
  }

  void doubt(Doubt doubt) {
    for (int i = 0; i < doubts.size(); i++) {
      if (doubts.get(i).kind() == doubt.kind()) {
        doubts.set(i, doubts.get(i).and(doubt));
        return;
      }
    }
    doubts.add(doubt);
  }

  /** Takes note of where dtrace says which probes it matched. */
  void matched(long at) {
    line = at;
  }

  /** Whether its heading has begun and has not come to the start mark. */
  boolean awaitsStart() {
    return headed && began.isEmpty() && ended.isEmpty() && records == 0;
  }

  /** Whether nothing stands in it that dtrace or a script printed. */
  boolean isEmpty() {
    return !headed && ended.isEmpty() && records + below + losses == 0 && doubts.isEmpty();
  }

  /** Adds what a part of the capture holds of this run, below it. */
  void add(RunOfDtrace rest, long linesBefore) {
    if (rest.records > 0 && ended.isPresent()) {
      belowLine = below == 0 ? linesBefore + 1 : belowLine;
    }
    more(rest.records);
    if (rest.ended.isPresent()) {
      end(rest.ended, rest.endLine + linesBefore);
    }
    if (rest.below > 0) {
      belowLine = below == 0 ? rest.belowLine + linesBefore : belowLine;
      below += rest.below;
    }
    unreadLine = unread == 0 && rest.unread > 0 ? rest.unreadLine + linesBefore : unreadLine;
    unread += rest.unread;
    losses += rest.losses;
    rest.doubts.forEach(doubt -> doubt(doubt.below(linesBefore)));
  }

  /** The same run, below other lines. */
  RunOfDtrace below(long lines) {
    RunOfDtrace moved = new RunOfDtrace();
    moved.line = below(line, lines);
    moved.script = script;
    moved.headed = headed;
    moved.counts = counts;
    moved.countsAboveEnd = countsAboveEnd;
    moved.began = began;
    moved.ended = ended;
    moved.endLine = below(endLine, lines);
    moved.records = records;
    moved.below = below;
    moved.belowLine = below(belowLine, lines);
    moved.unread = unread;
    moved.unreadLine = below(unreadLine, lines);
    moved.losses = losses;
    doubts.forEach(doubt -> moved.doubts.add(doubt.below(lines)));
    return moved;
  }

  private static long below(long line, long lines) {
    return line == 0 ? 0 : line + lines;
  }

  // ---- when it is known as a whole

  /** Why it is not known to be whole, without what it reports as lost. */
  List<Doubt> doubts() {
    List<Doubt> all = new ArrayList<>(doubts);
    if (!headed) { // below a heading only it is known what the script prints
      all.removeIf(
          doubt ->
              doubt.kind() != Doubt.Kind.NOT_UNDERSTOOD && doubt.kind() != Doubt.Kind.STRAY_END);
    }
    boolean closed = began.isPresent() && ended.isPresent();
    if (began.isPresent() && new ScriptInForce(script, "").name().isEmpty()) {
      all.add(new Doubt(Doubt.Kind.NO_SCRIPT, 1, line, ""));
    }
    if (headed && ended.isEmpty()) {
      all.add(new Doubt(Doubt.Kind.NO_END, 1, line, ""));
    }
    if (ended.isPresent() && (began.isEmpty() || ended.getAsLong() < began.getAsLong())) {
      all.add(new Doubt(Doubt.Kind.STRAY_END, 1, endLine, ""));
    }
    if (closed && counts && !countsAboveEnd) {
      all.add(new Doubt(Doubt.Kind.COUNTS_AFTER_END, 1, endLine, ""));
    } else if (below > 0) {
      all.add(new Doubt(Doubt.Kind.BELOW_END, below, belowLine, ""));
    }
    if (began.isPresent() && unread > 0) {
      all.add(new Doubt(Doubt.Kind.UNREAD, unread, unreadLine, ""));
    }
    return all;
  }

  Trust.Level level() {
    if (losses > 0) {
      return Trust.Level.LOSSY;
    }
    return began.isPresent() && ended.isPresent() && doubts().isEmpty()
        ? Trust.Level.COMPLETE
        : Trust.Level.UNKNOWN;
  }

  /** How many seconds it ran, where both marks say so. */
  OptionalLong seconds() {
    return began.isPresent() && ended.isPresent() && ended.getAsLong() >= began.getAsLong()
        ? OptionalLong.of((ended.getAsLong() - began.getAsLong()) / 1_000_000_000L)
        : OptionalLong.empty();
  }

  Trust.Run summary() {
    return new Trust.Run(script, Math.max(1, line), level());
  }

  void write(FormWriter out) {
    out.number(line);
    out.text(script);
    out.flag(headed);
    out.flag(counts);
    out.flag(countsAboveEnd);
    out.number(began.orElse(-1));
    out.number(ended.orElse(-1));
    out.number(endLine);
    out.number(records);
    out.number(below);
    out.number(belowLine);
    out.number(unread);
    out.number(unreadLine);
    out.number(losses);
    out.list(doubts, SummaryForm::doubt);
  }

  static RunOfDtrace read(FormReader in) {
    RunOfDtrace run = new RunOfDtrace();
    run.line = in.number();
    run.script = in.text();
    run.headed = in.flag();
    run.counts = in.flag();
    run.countsAboveEnd = in.flag();
    run.began = time(in.number());
    run.ended = time(in.number());
    run.endLine = in.number();
    run.records = in.number();
    run.below = in.number();
    run.belowLine = in.number();
    run.unread = in.number();
    run.unreadLine = in.number();
    run.losses = in.number();
    in.list(SummaryForm::doubt).forEach(run.doubts::add);
    return run;
  }

  /** The number in front of a date: nanoseconds since 1970. */
  private static OptionalLong time(String mark) {
    Matcher number = NUMBER.matcher(mark);
    return number.lookingAt()
        ? OptionalLong.of(Long.parseLong(number.group()))
        : OptionalLong.empty();
  }

  private static OptionalLong time(long number) {
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
