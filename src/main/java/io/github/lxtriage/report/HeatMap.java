package io.github.lxtriage.report;

import io.github.lxtriage.chart.HeatPicture;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which program fails in which part of Linux: calls by process and domain. */
final class HeatMap {
  private static final int PROCESSES = 14;

  /** Columns that fit beside each other; the table has them all. */
  private static final int DOMAINS = 10;

  private static final int NAME = 40;
  private static final String OTHERS = "others";
  private static final String TITLE = "Calls by process and domain";

  private final Page page;
  private final Map<String, Map<Domain, Long>> byProcess = new HashMap<>();
  private final List<Domain> domains;

  private HeatMap(Page page) {
    this.page = page;
    Map<Domain, Long> totals = new EnumMap<>(Domain.class);
    for (Finding finding : page.wording.judged()) {
      if (finding.verdict() != Verdict.SUPPORTED) {
        for (Finding.Caller caller : finding.processes()) {
          byProcess
              .computeIfAbsent(caller.execname(), name -> new EnumMap<>(Domain.class))
              .merge(finding.domain(), caller.count(), SaturatedSum::of);
          totals.merge(finding.domain(), caller.count(), SaturatedSum::of);
        }
      }
    }
    domains =
        totals.entrySet().stream()
            .sorted(
                Map.Entry.<Domain, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Adds the picture, where it would show more than one row or column. */
  static void write(Page page) {
    HeatMap map = new HeatMap(page);
    if (map.byProcess.size() > 1 && map.domains.size() > 1) {
      map.write();
    }
  }

  /** A row of the map, by name; the last one may stand for many. */
  private record Row(String name, Map<Domain, Long> calls) {
    long total() {
      return SaturatedSum.of(calls.values().stream().mapToLong(Long::longValue));
    }

    long calls(Domain domain) {
      return calls.getOrDefault(domain, 0L);
    }
  }

  private List<Row> rows() {
    List<Row> sorted =
        byProcess.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Row::total).reversed().thenComparing(Row::name))
            .toList();
    if (sorted.size() <= PROCESSES + 1) {
      return sorted;
    }
    List<Row> rows = new ArrayList<>(sorted.subList(0, PROCESSES));
    Map<Domain, Long> others = new EnumMap<>(Domain.class);
    sorted
        .subList(PROCESSES, sorted.size())
        .forEach(
            row -> row.calls().forEach((domain, n) -> others.merge(domain, n, SaturatedSum::of)));
    rows.add(new Row(OTHERS + " (" + (sorted.size() - PROCESSES) + ")", others));
    return rows;
  }

  private void write() {
    List<Row> rows = rows();
    Html html = page.html;
    html.leaf("h3", TITLE).open("figure");
    page.frame("Picture: " + TITLE);
    html.picture(picture(rows)).close("div");
    html.open("details").leaf("summary", "The same numbers as a table");
    page.frame("Table: " + TITLE);
    table(rows);
    html.close("div").close("details").close("figure");
  }

  private HeatPicture picture(List<Row> rows) {
    int own = domains.size() <= DOMAINS + 1 ? domains.size() : DOMAINS;
    List<Domain> rest = domains.subList(own, domains.size());
    List<String> columns = new ArrayList<>();
    domains.subList(0, own).forEach(domain -> columns.add(domain.id()));
    if (!rest.isEmpty()) {
      columns.add(OTHERS + " (" + rest.size() + ")");
    }
    List<HeatPicture.Row> drawn = new ArrayList<>();
    for (Row row : rows) {
      List<HeatPicture.Cell> cells = new ArrayList<>();
      domains.subList(0, own).forEach(domain -> cells.add(cell(row.calls(domain))));
      if (!rest.isEmpty()) {
        cells.add(cell(SaturatedSum.of(rest.stream().mapToLong(row::calls))));
      }
      drawn.add(new HeatPicture.Row(Visible.shortened(row.name(), NAME), Optional.empty(), cells));
    }
    Row most = rows.get(0);
    return new HeatPicture(
        "c-heat",
        TITLE,
        "One row for each process, most calls first, one column for each domain; darker is more. "
            + Visible.shortened(most.name(), NAME)
            + " has most calls: "
            + page.wording.count(most.total())
            + ".",
        columns,
        drawn);
  }

  private HeatPicture.Cell cell(long calls) {
    return HeatPicture.Cell.of(page.wording.atLeast(), calls);
  }

  private void table(List<Row> rows) {
    List<String> columns = new ArrayList<>(List.of("Process"));
    domains.forEach(domain -> columns.add(domain.id() + "#"));
    columns.add("All#");
    page.table(TITLE, "", columns.toArray(String[]::new));
    for (Row row : rows) {
      page.html.open("tr").open("th", "scope", "row");
      page.html.leaf("code", Visible.shortened(row.name(), NAME)).close("th");
      for (Domain domain : domains) {
        number(row.calls(domain));
      }
      number(row.total());
      page.html.close("tr");
    }
    page.endTable();
  }

  private void number(long count) {
    page.html.leaf("td", page.wording.count(count), "class", "number");
  }
}
