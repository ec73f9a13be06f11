package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.trace.SaturatedSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sum of many captures. A tally is added when its capture is read and can then be forgotten:
 * what stays is the summary of each capture, and how often each subject was seen in it. The sum is
 * the same in whatever order captures come, and from however many threads.
 */
public final class Batch {
  private final Optional<Platform> platform;
  private final BySubject<Sum> subjects = new BySubject<>();
  private final List<CaptureSummary> captures = new ArrayList<>();
  private final List<Moment> timeline = new ArrayList<>();
  private List<HistogramSeen> histograms = List.of();

  /** What was added for any subject, those that are left out among them. */
  private long counted;

  /**
   * @param platform what the user says that all captures ran on
   */
  public Batch(Optional<Platform> platform) {
    this.platform = platform;
  }

  /** A subject in all captures, and what each of them has of it. */
  private record Sum(SubjectCount all, Map<String, CaptureCount> inCaptures) {
    void add(String source, SubjectCount count) {
      all.merge(count);
      add(source, new CaptureCount(count.refusals(), count.calls()));
    }

    void add(String source, CaptureCount count) {
      inCaptures.merge(source, count, CaptureCount::plus);
    }
  }

  /** Adds a capture that was read. */
  public synchronized void add(Tally tally) {
    CaptureSummary summary = tally.summary(platform);
    captures.add(summary);
    List<HistogramSeen> seen = new ArrayList<>(histograms);
    seen.addAll(tally.histograms());
    histograms = HistogramList.largest(seen);
    timeline.addAll(tally.timeline());
    for (SubjectCount count : tally.subjects()) {
      subjects
          .of(count.subject(), subject -> new Sum(new SubjectCount(subject), new TreeMap<>()))
          .add(summary.source(), count);
      counted = SaturatedSum.of(counted, count.counted());
    }
  }

  /**
   * What does not grow with the number of captures: how often each subject was seen, and the
   * largest histograms. As bytes, for another machine that runs the same version.
   */
  public synchronized byte[] sums() {
    FormWriter out = new FormWriter();
    out.number(counted);
    out.list(subjects.values(), (form, sum) -> sum.all().write(form));
    out.list(histograms, SummaryForm::histogram);
    return out.bytes();
  }

  /** What is said of each capture, and how often it saw each subject; as bytes like the sums. */
  public synchronized byte[] captures() {
    FormWriter out = new FormWriter();
    out.list(captures, SummaryForm::write);
    out.list(timeline, SummaryForm::moment);
    out.map(
        subjects.byId(),
        FormWriter::text,
        (form, sum) ->
            form.map(
                sum.inCaptures(),
                FormWriter::text,
                (one, count) -> {
                  one.number(count.refusals());
                  one.number(count.calls());
                }));
    return out.bytes();
  }

  /** Adds the sums of captures that were read elsewhere. */
  public synchronized void addSums(byte[] sums) {
    FormReader in = new FormReader(sums);
    counted = SaturatedSum.of(counted, in.number());
    for (SubjectCount count : in.list(SubjectCount::read)) {
      subjects
          .of(count.subject(), subject -> new Sum(new SubjectCount(subject), new TreeMap<>()))
          .all()
          .merge(count);
    }
    List<HistogramSeen> seen = new ArrayList<>(histograms);
    seen.addAll(in.list(SummaryForm::histogram));
    histograms = HistogramList.largest(seen);
  }

  /**
   * Adds captures that were read elsewhere.
   *
   * @throws IllegalStateException where their sums were not added before
   */
  public synchronized void addCaptures(byte[] bytes) {
    FormReader in = new FormReader(bytes);
    captures.addAll(in.list(SummaryForm::read));
    timeline.addAll(in.list(SummaryForm::moment));
    in.map(
            FormReader::text,
            form -> form.map(FormReader::text, one -> new CaptureCount(one.number(), one.number())))
        .forEach(
            (id, counts) -> {
              Optional<Sum> sum = subjects.kept(id);
              if (sum.isEmpty() && !subjects.leavesOut(id)) {
                throw new IllegalStateException("the sums of " + id + " are missing");
              }
              sum.ifPresent(kept -> counts.forEach(kept::add));
            });
  }

  /** How many captures were added. */
  public synchronized int size() {
    return captures.size();
  }

  /** Judges what was added so far. */
  public synchronized Triage triage(Knowledge knowledge, TriageRequest request) {
    List<CaptureSummary> sorted = new ArrayList<>(captures);
    sorted.sort(Comparator.comparing(CaptureSummary::source));
    TreeSet<String> producers = new TreeSet<>();
    sorted.forEach(capture -> producers.addAll(capture.producers()));
    SuppressionList suppressions = new SuppressionList(request.suppressions(), request.today());
    Findings findings = Findings.of(captures, knowledge, request, suppressions);
    return new Triage(
        sorted,
        subjects.stream()
            .map(sum -> findings.finding(sum.all(), Collections.unmodifiableMap(sum.inCaptures())))
            .toList(),
        producers.isEmpty() ? List.of() : knowledge.blindSpots().of(producers),
        subjects.stream().flatMap(sum -> sum.all().unknownShape().stream()).toList(),
        remarks(suppressions),
        histograms,
        timeline);
  }

  /** What is to be said besides: of suppressions, and of what the captures hold too much of. */
  private List<String> remarks(SuppressionList suppressions) {
    List<String> remarks = new ArrayList<>(suppressions.remarks());
    long leftOut =
        counted - SaturatedSum.of(subjects.stream().mapToLong(sum -> sum.all().counted()));
    if (leftOut > 0) {
      remarks.add(
          leftOut
              + " refusals and calls are left out: of each kind of finding, "
              + BySubject.MOST
              + " are told apart in all captures together");
    }
    return remarks;
  }
}
