package io.github.lxtriage.triage;

import java.util.List;
import java.util.function.UnaryOperator;

/** Gives the captures of a triage other names, wherever it speaks of them. */
public final class SourceNames {
  private final UnaryOperator<String> names;

  /**
   * @param names the new name of a capture, by its old one
   */
  public SourceNames(UnaryOperator<String> names) {
    this.names = names;
  }

  /** The same triage of captures that are named otherwise. */
  public Triage in(Triage triage) {
    return new Triage(
        triage.captures().stream().map(this::capture).toList(),
        triage.findings().stream().map(this::finding).toList(),
        triage.blind(),
        triage.unknownShapes().stream()
            .map(
                seen -> new MessageShape(seen.shape(), seen.count(), in(seen.first()), seen.rule()))
            .toList(),
        triage.remarks(),
        triage.histograms().stream()
            .map(
                seen ->
                    new HistogramSeen(in(seen.place()), seen.keys(), seen.label(), seen.buckets()))
            .toList(),
        triage.timeline().stream()
            .map(at -> new Moment(names.apply(at.source()), at.second(), at.count()))
            .toList(),
        triage.unreadable());
  }

  private CaptureSummary capture(CaptureSummary capture) {
    return new CaptureSummary(
        names.apply(capture.source()),
        capture.producers(),
        capture.lines(),
        capture.records(),
        capture.explained(),
        capture.unexplained(),
        capture.unread(),
        capture.platform(),
        capture.trust(),
        capture.losses(),
        capture.unreadShapes(),
        capture.dating(),
        capture.endings(),
        capture.labels(),
        capture.contents());
  }

  private Finding finding(Finding finding) {
    List<RawLine> lines =
        finding.lines().stream()
            .map(line -> new RawLine(in(line.place()), line.text()))
            .sorted(SubjectCount.BY_PLACE)
            .toList();
    List<SourceCount> captures =
        finding.extra().captures().stream()
            .map(seen -> new SourceCount(names.apply(seen.source()), seen.count()))
            .toList();
    Place first = lines.isEmpty() ? in(finding.first()) : lines.get(0).place();
    return finding.seenIn(first, lines, captures);
  }

  private Place in(Place place) {
    return new Place(names.apply(place.source()), place.line());
  }
}
