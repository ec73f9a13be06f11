package io.github.lxtriage.report.saved;

import io.github.lxtriage.knowledge.Basis;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.knowledge.VersionRange;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.SourceCount;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Findings as they are saved. */
final class SavedFindings {
  private SavedFindings() {}

  static Finding finding(Value saved) throws SavedException {
    long count = saved.field("count").number();
    long calls = saved.number("calls");
    Finding finding =
        new Finding(
            saved.field("id").text(),
            saved.field("domain").word(Domain::of),
            saved.field("name").text(),
            saved.field("verdict").word(Verdict::of),
            saved.field("confidence").word(Confidence::of),
            saved.maybe("support", SavedFindings::support).orElse(Support.UNKNOWN),
            count,
            calls,
            saved.maybe("refusals", Value::number).orElse(calls > 0 ? 0 : count),
            saved.texts("spellings"),
            saved.list("processes", SavedFindings::caller),
            saved.text("title"),
            saved.text("seen"),
            saved.text("why"),
            saved.text("advice"),
            saved.text("fixedIn"),
            saved.texts("evidence"),
            saved.list("parts", SavedFindings::part),
            saved.texts("candidates"),
            entry(saved),
            SavedCaptures.place(saved.field("first")),
            saved.list(
                "lines", line -> new RawLine(SavedCaptures.place(line), line.field("text").text())),
            saved.maybe("suppressed", Value::flag).orElse(false),
            extra(saved));
    agrees(saved, finding);
    return finding;
  }

  /** Refuses a finding whose counts contradict each other. */
  private static void agrees(Value saved, Finding finding) throws SavedException {
    long expected = finding.refusals() > 0 ? finding.refusals() : finding.calls();
    if (finding.count() != expected) {
      throw new SavedException(
          saved.field("count").at(),
          "the count is " + finding.count() + ", but its refusals or calls are " + expected);
    }
    List<Finding.Caller> processes = finding.processes();
    long byProcess = SaturatedSum.of(processes.stream().mapToLong(Finding.Caller::count));
    boolean all = !processes.isEmpty() && processes.size() < Finding.MAX_PROGRAMS;
    if (byProcess > finding.count() || (all && byProcess != finding.count())) {
      throw new SavedException(
          saved.field("processes").at(),
          "the processes' counts are " + byProcess + ", but the finding's is " + finding.count());
    }
    Verdict worst =
        processes.stream()
            .map(Finding.Caller::verdict)
            .reduce(Verdict::worse)
            .orElse(finding.verdict());
    if (all && worst != finding.verdict()) {
      throw new SavedException(
          saved.field("verdict").at(),
          "the verdict is "
              + finding.verdict().id()
              + ", but the worst of its processes' is "
              + worst.id());
    }
    if (finding.suppressed() && finding.extra().suppression().isEmpty()) {
      throw new SavedException(
          saved.field("suppressed").at(), "it is suppressed, but nothing says why and until when");
    }
    List<SourceCount> captures = finding.extra().captures();
    long byCapture = SaturatedSum.of(captures.stream().mapToLong(SourceCount::count));
    if (!captures.isEmpty() && byCapture != finding.count()) {
      throw new SavedException(
          saved.field("captures").at(),
          "the captures' counts are " + byCapture + ", but the finding's is " + finding.count());
    }
  }

  private static Finding.Caller caller(Value saved) throws SavedException {
    return new Finding.Caller(
        saved.field("execname").text(),
        saved.field("count").number(),
        saved.list("pids", Value::integer),
        saved.number("pidsLeftOut"),
        saved.field("verdict").word(Verdict::of),
        saved.text("note"));
  }

  private static Finding.Part part(Value saved) throws SavedException {
    return new Finding.Part(saved.field("id").text(), saved.field("name").text(), verdict(saved));
  }

  private static Verdict verdict(Value saved) throws SavedException {
    return saved.field("verdict").word(Verdict::of);
  }

  private static Support support(Value saved) throws SavedException {
    return saved.word(word(Support.values(), Support::id));
  }

  private static <T> Function<String, Optional<T>> word(T[] all, Function<T, String> id) {
    return word -> Arrays.stream(all).filter(each -> id.apply(each).equals(word)).findFirst();
  }

  /** The entry behind the finding, as far as it is saved: its sentences stand in the finding. */
  private static Optional<Entry> entry(Value finding) throws SavedException {
    Optional<Value> saved = finding.optional("entry");
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    Value entry = saved.get();
    return Optional.of(
        new Entry(
            entry.field("subject").text(),
            List.of(),
            finding.text("title"),
            verdict(entry),
            finding.field("confidence").word(Confidence::of),
            entry.text("sees"),
            entry.text("who"),
            finding.text("why"),
            finding.text("advice"),
            finding.text("fixedIn"),
            finding.maybe("fixedInBuilds", SavedFindings::fixedIn).orElse(Entry.FixedIn.NOT_STATED),
            entry.list("callers", SavedFindings::entryCaller),
            finding.maybe("secondOpinion", SavedFindings::opinion),
            false,
            List.of(),
            finding.texts("evidence"),
            entry.maybe("basis", basis -> basis.word(Basis::of)),
            List.of(),
            entry.maybe("inherited", SavedFindings::inherited)));
  }

  private static Entry.Caller entryCaller(Value saved) throws SavedException {
    return new Entry.Caller(
        saved.field("name").text(),
        verdict(saved),
        saved.text("note"),
        new VersionRange(version(saved, "from"), version(saved, "below")),
        Optional.empty());
  }

  private static Optional<Version> version(Value saved, String field) throws SavedException {
    return Version.of(saved.text(field));
  }

  private static Entry.SecondOpinion opinion(Value saved) throws SavedException {
    return new Entry.SecondOpinion(
        verdict(saved), saved.field("confidence").word(Confidence::of), saved.text("why"));
  }

  private static Entry.Inherited inherited(Value saved) throws SavedException {
    return new Entry.Inherited(
        saved.text("family"),
        saved.field("name").text(),
        saved.maybe("basis", basis -> basis.word(Basis::of)).orElse(Basis.SOURCE));
  }

  private static Entry.FixedIn fixedIn(Value saved) throws SavedException {
    return new Entry.FixedIn(
        saved.maybe("smartos", Value::text),
        saved.maybe("omnios", Value::oneOrSeveral).orElse(List.of()),
        saved.maybe("omniosBy", Value::text),
        saved.text("still"));
  }

  private static Finding.Extra extra(Value saved) throws SavedException {
    String id = saved.field("id").text();
    return new Finding.Extra(
        platformNote(saved),
        saved.text("supportNote"),
        saved.maybe("suppression", suppression -> suppression(suppression, id)),
        saved.list("cures", cure -> cure(cure, id)),
        saved.maybe(
            "probe", probe -> new Probe(probe.field("script").text(), probe.field("shows").text())),
        saved.list(
            "captures",
            capture ->
                new SourceCount(capture.field("source").text(), capture.field("count").number())),
        SavedOutcomes.of(saved),
        saved.number("spellingsLeftOut"),
        saved.texts("wantsVersionOf"));
  }

  /** A note of a kind that is no longer made, or not yet, is left out. */
  private static Optional<PlatformNote> platformNote(Value finding) throws SavedException {
    Optional<Value> saved = finding.optional("platformNote");
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    String text = saved.get().field("text").text();
    return word(PlatformNote.Kind.values(), PlatformNote.Kind::id)
        .apply(saved.get().field("kind").text())
        .map(kind -> new PlatformNote(kind, text));
  }

  private static Suppression suppression(Value saved, String id) throws SavedException {
    Value expires = saved.field("expires");
    try {
      return new Suppression(id, saved.text("reason"), LocalDate.parse(expires.text()), "");
    } catch (DateTimeException noDay) {
      throw new SavedException(expires.at(), "a day, YYYY-MM-DD, is expected");
    }
  }

  private static Cure cure(Value saved, String id) throws SavedException {
    return new Cure(
        List.of(id),
        saved.text("unit"),
        saved.field("file").text(),
        saved.field("content").text(),
        saved.text("then"),
        saved.text("why"));
  }
}
