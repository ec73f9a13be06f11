package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.List;
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
        suppressed);
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
        List.of(),
        secondOpinion,
        false,
        List.of(),
        evidence);
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
          new CaptureSummary(
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
    return new CaptureSummary(
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
