package io.github.lxtriage.report;

import io.github.lxtriage.chart.Bar;
import io.github.lxtriage.chart.BarPicture;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How bad the whole is: findings and calls by verdict, as a picture and as a table. */
final class VerdictSection {
  static final List<Verdict> WORST_FIRST =
      Stream.of(Verdict.values()).sorted(Comparator.reverseOrder()).toList();

  private VerdictSection() {}

  static void write(Page page) {
    Html html = page.html;
    page.heading("Verdicts", "");
    if (page.wording.judged().size() > 1) {
      html.open("figure").picture(picture(page)).close("figure");
    }
    page.table("Findings and calls by verdict", "", "Verdict", "Findings#", "Calls#", "Means");
    for (Verdict verdict : WORST_FIRST) {
      List<Finding> findings = page.wording.with(verdict);
      html.open("tr").open("th", "scope", "row");
      html.open("a", "href", target(verdict, findings));
      page.verdict(verdict);
      html.close("a").close("th");
      html.leaf("td", page.wording.count(findings.size()), "class", "number");
      html.leaf("td", page.wording.count(calls(findings)), "class", "number");
      html.leaf("td", verdict.meaning(), "class", "quiet");
      html.close("tr");
    }
    page.endTable();
  }

  private static String target(Verdict verdict, List<Finding> findings) {
    if (findings.isEmpty()) {
      return "#findings";
    }
    return switch (verdict) {
      case ACTIONABLE -> "#action";
      case UNKNOWN -> "#unjudged";
      case DEGRADED, HARMLESS, SUPPORTED -> "#findings";
    };
  }

  private static BarPicture picture(Page page) {
    String numbers =
        WORST_FIRST.stream()
            .map(
                verdict -> {
                  List<Finding> findings = page.wording.with(verdict);
                  return verdict.id()
                      + ": "
                      + Wording.plural(findings.size(), "finding", "findings")
                      + ", "
                      + Wording.plural(calls(findings), "call", "calls");
                })
            .collect(Collectors.joining("; "));
    return new BarPicture(
        "c-verdicts",
        "Findings and calls by verdict",
        "Two bars, each split by verdict in the order of the table. " + numbers + ".",
        BarPicture.Scale.SHARES,
        List.of(bar(page, "findings", List::size), bar(page, "calls", VerdictSection::calls)));
  }

  private static Bar bar(Page page, String label, ToLongFunction<List<Finding>> size) {
    List<Bar.Segment> segments =
        WORST_FIRST.stream()
            .map(
                verdict ->
                    new Bar.Segment(
                        verdict.id(),
                        size.applyAsLong(page.wording.with(verdict)),
                        Page.tone(verdict)))
            .toList();
    return new Bar(label, Optional.empty(), page.wording.atLeast(), "", segments);
  }

  /** How often all of these were seen. */
  static long calls(List<Finding> findings) {
    return SaturatedSum.of(findings.stream().mapToLong(Finding::count));
  }
}
