package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
import io.github.lxtriage.triage.Ending;
import io.github.lxtriage.triage.Errno;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.Outcomes;
import io.github.lxtriage.triage.Outcomes.Counted;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up finding, with everything that a test does not set filled in sensibly. */
final class MadeUp {
  private final Domain domain;
  private final String name;
  private final Verdict verdict;
  private Confidence confidence = Confidence.HIGH;
  private Support support = Support.UNKNOWN;
  private long count = 1;
  private long calls;
  private List<String> spellings = List.of();
  private List<Finding.Caller> processes = List.of();
  private String title = "";
  private String why = "";
  private String advice = "";
  private String fixedIn = "";
  private List<String> evidence = List.of();
  private List<Finding.Part> parts = List.of();
  private List<String> candidates = List.of();
  private Optional<Entry.SecondOpinion> secondOpinion = Optional.empty();
  private Place first = new Place("demo.log", 11);
  private List<RawLine> lines = List.of();
  private boolean suppressed;
  private Optional<Suppression> suppression = Optional.empty();
  private Optional<PlatformNote> platform = Optional.empty();
  private List<Cure> cures = List.of();
  private Optional<Probe> probe = Optional.empty();
  private List<SourceCount> captures = List.of();
  private Outcomes outcomes = Outcomes.NONE;
  private List<Entry.Caller> callers = List.of();
  private Optional<Entry.Inherited> inherited = Optional.empty();

  private MadeUp(Domain domain, String name, Verdict verdict) {
    this.domain = domain;
    this.name = name;
    this.verdict = verdict;
  }

  static MadeUp finding(Domain domain, String name, Verdict verdict) {
    return new MadeUp(domain, name, verdict);
  }

  MadeUp confidence(Confidence confidence) {
    this.confidence = confidence;
    return this;
  }

  MadeUp support(Support support) {
    this.support = support;
    return this;
  }

  MadeUp count(long count) {
    this.count = count;
    return this;
  }

  MadeUp calls(long calls) {
    this.calls = calls;
    return this;
  }

  MadeUp spellings(String... spellings) {
    this.spellings = List.of(spellings);
    return this;
  }

  /** Adds a process that did it, with the verdict of the finding. */
  MadeUp by(String execname, long count, Long... pids) {
    List<Finding.Caller> more = new ArrayList<>(processes);
    more.add(new Finding.Caller(execname, count, List.of(pids), 0, verdict));
    this.processes = more;
    return this;
  }

  MadeUp processes(Finding.Caller... processes) {
    this.processes = List.of(processes);
    return this;
  }

  MadeUp title(String title) {
    this.title = title;
    return this;
  }

  MadeUp why(String why) {
    this.why = why;
    return this;
  }

  MadeUp advice(String advice) {
    this.advice = advice;
    return this;
  }

  MadeUp fixedIn(String fixedIn) {
    this.fixedIn = fixedIn;
    return this;
  }

  MadeUp evidence(String... evidence) {
    this.evidence = List.of(evidence);
    return this;
  }

  MadeUp parts(Finding.Part... parts) {
    this.parts = List.of(parts);
    return this;
  }

  MadeUp candidates(String... candidates) {
    this.candidates = List.of(candidates);
    return this;
  }

  MadeUp secondOpinion(Verdict verdict, Confidence confidence, String why) {
    this.secondOpinion = Optional.of(new Entry.SecondOpinion(verdict, confidence, why));
    return this;
  }

  MadeUp first(String source, long line) {
    this.first = new Place(source, line);
    return this;
  }

  /** Adds a raw line. */
  MadeUp line(String source, long line, String text) {
    List<RawLine> more = new ArrayList<>(lines);
    more.add(new RawLine(new Place(source, line), text));
    this.lines = more;
    return this;
  }

  MadeUp suppressed() {
    this.suppressed = true;
    return this;
  }

  MadeUp suppressed(String reason, String expires) {
    this.suppression =
        Optional.of(
            new Suppression(
                domain.id() + "/" + name, reason, LocalDate.parse(expires), "mine.yaml:1"));
    return suppressed();
  }

  MadeUp platform(PlatformNote.Kind kind, String text) {
    this.platform = Optional.of(new PlatformNote(kind, text));
    return this;
  }

  MadeUp cure(String file, String content) {
    this.cures =
        List.of(
            new Cure(
                List.of(domain.id() + "/" + name),
                "a unit that fails",
                file,
                content,
                "systemctl daemon-reload",
                "It asks for less."));
    return this;
  }

  MadeUp probe(String script, String shows) {
    this.probe = Optional.of(new Probe(script, shows));
    return this;
  }

  /** What happened after it: an error, a next call, a signal, an end. */
  MadeUp outcome(String errno, String next, String exit) {
    this.outcomes =
        new Outcomes(
            List.of(new Counted<>(new Errno(92, errno), 3)),
            List.of(new Counted<>(new Errno(0, ""), 2), new Counted<>(new Errno(92, errno), 3)),
            List.of(new Counted<>(next, 4), new Counted<>("close", 1)),
            List.of(new Counted<>(6L, 1)),
            List.of(new Counted<>(exit, 1)),
            List.of(new Counted<>("lxoutcome", 5)));
    return this;
  }

  /** Adds a capture that it was seen in. */
  MadeUp in(String source, long seen) {
    List<SourceCount> more = new ArrayList<>(captures);
    more.add(new SourceCount(source, seen));
    this.captures = more;
    return this;
  }

  MadeUp caller(String execname, Verdict other, String note) {
    this.callers = List.of(new Entry.Caller(execname, other, note));
    return this;
  }

  MadeUp inherited(String family, String words) {
    this.inherited = Optional.of(new Entry.Inherited(family, words));
    return this;
  }

  Finding make() {
    String id = domain.id() + "/" + name;
    return new Finding(
        id,
        domain,
        name,
        verdict,
        confidence,
        support,
        count,
        calls,
        calls > 0 ? 0 : count,
        spellings,
        processes,
        title,
        "Seen " + count + (count == 1 ? " time" : " times"),
        why,
        advice,
        fixedIn,
        evidence,
        parts,
        candidates,
        verdict == Verdict.UNKNOWN ? Optional.empty() : Optional.of(entry(id)),
        first,
        lines,
        suppressed,
        new Finding.Extra(
            platform,
            "",
            suppression,
            cures,
            probe,
            captures.isEmpty() ? List.of(new SourceCount(first.source(), count)) : captures,
            outcomes,
            0,
            List.of()));
  }

  private Entry entry(String id) {
    return new Entry(
        id,
        spellings,
        title,
        verdict,
        confidence,
        "EINVAL",
        "",
        why,
        advice,
        fixedIn,
        Entry.FixedIn.NOT_STATED,
        callers,
        secondOpinion,
        false,
        List.of(),
        evidence,
        inherited.map(Entry.Inherited::basis),
        List.of(),
        inherited);
  }

  /** What was read of a capture without dating, endings and labels. */
  static CaptureSummary read(
      String source,
      List<String> producers,
      long lines,
      long records,
      long unread,
      Optional<String> platform,
      Trust trust,
      List<Loss> losses,
      List<CaptureSummary.UnreadShape> unreadShapes) {
    return read(
        source,
        producers,
        lines,
        records,
        unread,
        platform,
        trust,
        losses,
        unreadShapes,
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /** What was read of a capture whose contents nobody took. */
  static CaptureSummary read(
      String source,
      List<String> producers,
      long lines,
      long records,
      long unread,
      Optional<String> platform,
      Trust trust,
      List<Loss> losses,
      List<CaptureSummary.UnreadShape> unreadShapes,
      Optional<Dating> dating,
      List<Ending> endings,
      Map<String, String> labels) {
    return new CaptureSummary(
        source,
        producers,
        lines,
        records,
        records,
        0,
        unread,
        platform,
        trust,
        losses,
        unreadShapes,
        dating,
        endings,
        labels,
        "");
  }

  static CaptureSummary capture(String source, Trust.Level level) {
    return switch (level) {
      case COMPLETE ->
          summary(source, level, "heading and end mark are there, and no loss is reported", "");
      case UNKNOWN ->
          summary(
              source,
              level,
              "nothing shows whether standard error, where dtrace reports drops, was kept",
              "append 2>&1, or use lxtriage capture");
      case LOSSY ->
          read(
              source,
              List.of("lxunsup"),
              640,
              612,
              0,
              Optional.of("OmniOS r151038"),
              new Trust(
                  level,
                  List.of(
                      new Trust.Reason(
                          "23 records were dropped (line 618)", "-x bufsize=16m, it had 4m"),
                      new Trust.Reason("14 records were dropped (line 907)", ""))),
              List.of(
                  new Loss("drops", 23, 618, "-x bufsize=16m"),
                  new Loss("drops", 14, 907, "-x bufsize=16m")),
              List.of());
    };
  }

  private static CaptureSummary summary(
      String source, Trust.Level level, String reason, String remedy) {
    return read(
        source,
        List.of("lxunsup"),
        120,
        118,
        0,
        Optional.empty(),
        new Trust(level, List.of(new Trust.Reason(reason, remedy))),
        List.of(),
        List.of());
  }

  /** A triage with everything that a triage can hold. */
  static Triage everything() {
    CaptureSummary lossy = capture("b.log", Trust.Level.LOSSY);
    CaptureSummary full =
        read(
            "a.log",
            List.of("hist", "lxdebug", "lxunsup"),
            40,
            37,
            3,
            Optional.of("smartos:20210101"),
            lossy.trust(),
            lossy.losses(),
            List.of(new CaptureSummary.UnreadShape("odd N", 3, 9)),
            Optional.of(new Dating("2021-07-28", "2015-12-02", "fstatat(AT_NO_AUTOMOUNT)", 12)),
            List.of(new Ending(77, "/bin/<b>", 30, List.of("execve /bin/<b>", "exit 1"))),
            Map.of("distribution", "Debian 12", "run", "3"));
    return new Triage(
        List.of(full, lossy),
        List.of(
            finding(Domain.SYSCALL, "unshare", Verdict.ACTIONABLE)
                .count(5)
                .title("A unit fails")
                .why("There are no namespaces.")
                .advice("Write the file.")
                .fixedIn("not planned")
                .platform(PlatformNote.Kind.FIXED_AFTER, "Already fixed after your build")
                .cure("/etc/systemd/system/UNIT.service.d/lx.conf", "[Service]\nPrivateTmp=no\n")
                .probe("lxerrno", "shows the calls that fail")
                .caller("runc*", Verdict.HARMLESS, "it asks first")
                .inherited("families", "the family of namespaces")
                .secondOpinion(Verdict.DEGRADED, Confidence.LOW, "others say so")
                .by("systemd", 5, 1L)
                .in("a.log", 3)
                .in("b.log", 2)
                .first("a.log", 3)
                .line("a.log", 3, "     1  systemd NOSYS (unshare): Not done yet\\0")
                .make(),
            finding(Domain.OTHER, "odd%20#", Verdict.UNKNOWN)
                .count(2)
                .spellings("odd 1", "odd 2")
                .by("it's", 2, 5L)
                .first("b.log", 4)
                .make(),
            finding(Domain.SOCKOPT, "SO_X", Verdict.DEGRADED)
                .first("a.log", 11)
                .suppressed("known, see the ticket", "2030-01-31")
                .make()),
        List.of("What cannot be seen."),
        List.of(new MessageShape("odd #", 2, new Place("b.log", 4), "- subject: \"other/odd\"\n")),
        List.of("mine.yaml:1: expired"),
        List.of(
            new HistogramSeen(
                new Place("a.log", 20),
                List.of("sshd", "read"),
                "NANOSECONDS",
                List.of(
                    new HistogramSeen.Bucket("512", 0),
                    new HistogramSeen.Bucket("1024", 7),
                    new HistogramSeen.Bucket("2048", 1))),
            new HistogramSeen(
                new Place("a.log", 30), List.of(), "", List.of(new HistogramSeen.Bucket("0", 0)))),
        List.of(new Moment("a.log", 0, 4), new Moment("a.log", 90, 1)));
  }

  /** Findings that have only a line in a text, with everything that is to be said of them. */
  static Triage notes() {
    return triage(
        List.of(capture("demo.log", Trust.Level.COMPLETE)),
        finding(Domain.SYSCALL, "bpf", Verdict.DEGRADED)
            .count(5)
            .title("It works with a loss")
            .platform(PlatformNote.Kind.FIXED_AFTER, "Already fixed after your build")
            .inherited("families", "the family of calls")
            .secondOpinion(Verdict.ACTIONABLE, Confidence.LOW, "others say so")
            .outcome("ENOPROTOOPT", "tgkill", "killed with a core file"),
        finding(Domain.SOCKOPT, "IP_RECVERR", Verdict.SUPPORTED)
            .support(Support.IGNORED)
            .calls(7)
            .count(7)
            .title("IP_RECVERR is answered with success, and does nothing"),
        finding(Domain.SYSCALL, "480", Verdict.UNKNOWN).outcome("ENOSYS", "close", "exited"));
  }

  /** A triage of one capture. */
  static Triage triage(Trust.Level level, MadeUp... findings) {
    return triage(List.of(capture("demo.log", level)), findings);
  }

  static Triage triage(List<CaptureSummary> captures, MadeUp... findings) {
    return new Triage(
        captures,
        List.of(findings).stream().map(MadeUp::make).toList(),
        List.of("Unknown ioctls fail with ENOTTY and without a message."));
  }
}
