package io.github.lxtriage.report;

import io.github.lxtriage.chart.HeatPicture;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a finding is in every capture or only in some: findings by capture, or by platform. */
final class SpreadSection {
  private static final int COLUMNS = 8;
  private static final int ROWS = 20;
  private static final int NAME = 40;
  private static final String TITLE = "Findings by capture";

  private final Page page;
  private final List<Finding> findings;
  private final List<Column> columns;
  private final boolean byPlatform;

  /** Captures that share a column. */
  private record Column(String name, List<CaptureSummary> captures) {
    Trust.Level trust() {
      return captures.stream()
          .map(capture -> capture.trust().level())
          .max(Comparator.naturalOrder())
          .orElse(Trust.Level.UNKNOWN);
    }
  }

  private SpreadSection(Page page) {
    this.page = page;
    this.findings = shown(page);
    List<Column> platforms = grouped(capture -> capture.platform().orElse("platform not stated"));
    List<Column> sources = grouped(CaptureSummary::source);
    this.byPlatform =
        sources.size() > COLUMNS && platforms.size() > 1 && platforms.size() <= COLUMNS;
    this.columns = byPlatform ? platforms : most(sources);
  }

  private static List<Finding> shown(Page page) {
    return page.wording.judged().stream()
        .filter(
            finding ->
                finding.verdict() != Verdict.SUPPORTED && !finding.extra().captures().isEmpty())
        .limit(ROWS)
        .toList();
  }

  /** True where several captures can be told apart. */
  static boolean worthwhile(Page page) {
    return !shown(page).isEmpty()
        && page.triage.captures().stream().map(CaptureSummary::source).distinct().count() > 1;
  }

  static void write(Page page) {
    new SpreadSection(page).write();
  }

  private List<Column> grouped(Function<CaptureSummary, String> name) {
    Map<String, List<CaptureSummary>> groups =
        page.triage.captures().stream()
            .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> new Column(group.getKey(), group.getValue()))
        .toList();
  }

  /** The captures with most of what is shown; all others share a column. */
  private List<Column> most(List<Column> sources) {
    if (sources.size() <= COLUMNS) {
      return sources;
    }
    Map<String, Long> calls = new HashMap<>();
    for (Finding finding : findings) {
      for (SourceCount capture : finding.extra().captures()) {
        calls.merge(capture.source(), 1L, Long::sum);
      }
    }
    List<Column> sorted =
        sources.stream()
            .sorted(
                Comparator.comparing((Column column) -> calls.getOrDefault(column.name(), 0L))
                    .reversed()
                    .thenComparing(Column::name))
            .toList();
    List<Column> columns = new ArrayList<>(sorted.subList(0, COLUMNS - 1));
    List<CaptureSummary> others =
        sorted.subList(COLUMNS - 1, sorted.size()).stream()
            .flatMap(column -> column.captures().stream())
            .toList();
    columns.add(new Column(Wording.number(others.size()) + " others", others));
    return columns;
  }

  private void write() {
    page.heading(TITLE, "");
    page.html.leaf("p", caption());
    page.html.open("figure");
    page.frame("Picture: " + TITLE);
    page.html.picture(picture()).close("div");
    page.html.open("details").leaf("summary", "The same numbers as a table");
    page.frame("Table: " + TITLE);
    table();
    page.html.close("div").close("details").close("figure");
  }

  private String caption() {
    long everywhere =
        findings.stream()
            .filter(finding -> columns.stream().allMatch(column -> count(finding, column) > 0))
            .count();
    int all =
        (int)
            page.wording.judged().stream()
                .filter(finding -> finding.verdict() != Verdict.SUPPORTED)
                .count();
    String which =
        findings.size() < all
            ? "The worst " + Wording.number(findings.size()) + " of " + Wording.number(all) + ". "
            : "";
    return which
        + Wording.plural(everywhere, "finding is", "findings are")
        + " in every column"
        + (byPlatform ? ", which stands for a platform" : "")
        + ". \"n/a\" means that the scripts of the capture cannot show it; 0 that they can, and saw"
        + " none.";
  }

  private long count(Finding finding, Column column) {
    Map<String, Long> counts = new HashMap<>();
    finding
        .extra()
        .captures()
        .forEach(each -> counts.merge(each.source(), each.count(), Long::sum));
    return column.captures().stream()
        .map(CaptureSummary::source)
        .distinct()
        .mapToLong(source -> counts.getOrDefault(source, 0L))
        .sum();
  }

  private String text(Finding finding, Column column) {
    long count = count(finding, column);
    if (count == 0 && column.captures().stream().noneMatch(capture -> shows(capture, finding))) {
      return "n/a";
    }
    return (column.trust() == Trust.Level.COMPLETE ? "" : page.wording.atLeast())
        + Wording.number(count);
  }

  /** Whether a capture's scripts can show a finding: messages, or rows of calls. */
  private static boolean shows(CaptureSummary capture, Finding finding) {
    return capture.producers().stream()
        .anyMatch(
            producer ->
                finding.refusals() > 0
                    ? producer.startsWith("lxunsup") || producer.equals("lxdebug")
                    : producer.startsWith("lxsockopt"));
  }

  private HeatPicture picture() {
    List<HeatPicture.Row> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          new HeatPicture.Row(
              Visible.line(finding.id()),
              Optional.of(Page.tone(finding.verdict())),
              columns.stream()
                  .map(
                      column -> new HeatPicture.Cell(count(finding, column), text(finding, column)))
                  .toList()));
    }
    return new HeatPicture(
        "c-spread",
        TITLE,
        caption(),
        columns.stream().map(column -> Visible.shortened(column.name(), NAME)).toList(),
        rows);
  }

  private void table() {
    List<String> heads = new ArrayList<>(List.of("Finding", "Verdict"));
    columns.forEach(column -> heads.add(Visible.shortened(column.name(), NAME) + "#"));
    page.table(TITLE, "", heads.toArray(String[]::new));
    for (Finding finding : findings) {
      page.html.open("tr").open("th", "scope", "row");
      page.idLink(finding);
      page.html.close("th").open("td");
      page.verdict(finding.verdict());
      page.html.close("td");
      columns.forEach(column -> page.html.leaf("td", text(finding, column), "class", "number"));
      page.html.close("tr");
    }
    page.endTable();
  }
}
