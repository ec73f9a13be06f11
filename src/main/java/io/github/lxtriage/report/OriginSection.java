package io.github.lxtriage.report;

import io.github.lxtriage.chart.Bar;
import io.github.lxtriage.chart.BarPicture;
import io.github.lxtriage.chart.Tone;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which program does it: the most frequent failures, and every one that needs action, split by
 * process.
 */
final class OriginSection {
  private static final int BARS = 10;

  /** More bars than this nobody reads; the table of all findings has the rest. */
  private static final int MOST_BARS = 40;

  private static final int NAME = 40;
  private static final int NAMED_OTHERS = 8;
  private static final String TITLE = "Calls of each finding by process";
  private static final Comparator<Finding> MOST_CALLS_FIRST =
      Comparator.comparingLong(Finding::count).reversed().thenComparing(Finding::id);

  /** The tones of the processes with most calls; all others share one. */
  private static final List<Tone> SERIES =
      List.of(
          Tone.SERIES_1, Tone.SERIES_2, Tone.SERIES_3, Tone.SERIES_4, Tone.SERIES_5, Tone.SERIES_6);

  private final Page page;
  private final Html html;
  private final List<Finding> findings;

  /** How many findings could have a bar. */
  private final int failures;

  private final Map<String, Tone> tones;
  private final Map<Tone, String> names;

  private OriginSection(Page page) {
    this.page = page;
    this.html = page.html;
    List<Finding> all = failures(page);
    this.failures = all.size();
    this.findings = shown(all);
    this.tones = tones(findings);
    this.names = new EnumMap<>(Tone.class);
    tones.forEach((name, tone) -> names.put(tone, Visible.shortened(name, NAME)));
    if (findings.stream().anyMatch(finding -> split(finding).containsKey(Tone.OTHERS))) {
      names.put(Tone.OTHERS, "others");
    }
  }

  /** False where the picture would show one mark. */
  static boolean worthwhile(Page page) {
    return failures(page).size() > 1;
  }

  static void write(Page page) {
    new OriginSection(page).write();
  }

  private static List<Finding> failures(Page page) {
    return page.wording.judged().stream()
        .filter(finding -> finding.verdict() != Verdict.SUPPORTED)
        .sorted(MOST_CALLS_FIRST)
        .toList();
  }

  private static List<Finding> shown(List<Finding> failures) {
    List<Finding> shown = new ArrayList<>();
    for (Finding finding : failures) {
      boolean wanted = shown.size() < BARS || finding.verdict() == Verdict.ACTIONABLE;
      if (wanted && shown.size() < MOST_BARS) {
        shown.add(finding);
      }
    }
    return shown;
  }

  private static Map<String, Tone> tones(List<Finding> findings) {
    Map<String, Long> calls = new TreeMap<>();
    for (Finding finding : findings) {
      finding.processes().forEach(by -> calls.merge(by.execname(), by.count(), SaturatedSum::of));
    }
    List<String> most =
        calls.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(SERIES.size())
            .toList();
    Map<String, Tone> tones = new TreeMap<>();
    for (int i = 0; i < most.size(); i++) {
      tones.put(most.get(i), SERIES.get(i));
    }
    return tones;
  }

  private Map<Tone, Long> split(Finding finding) {
    Map<Tone, Long> split = new EnumMap<>(Tone.class);
    long rest = finding.count();
    for (Finding.Caller caller : finding.processes()) {
      Tone tone = tones.get(caller.execname());
      if (tone != null) {
        split.merge(tone, caller.count(), SaturatedSum::of);
        rest -= caller.count();
      }
    }
    if (rest > 0) {
      split.put(Tone.OTHERS, rest);
    }
    return split;
  }

  private void write() {
    page.heading("Where it comes from", "");
    html.leaf("p", caption());
    html.open("figure");
    legend();
    page.frame("Picture: " + TITLE);
    html.picture(picture()).close("div");
    html.open("details").leaf("summary", "The same numbers as a table");
    page.frame("Table: " + TITLE);
    table();
    html.close("div").close("details").close("figure");
    HeatMap.write(page);
  }

  private String caption() {
    List<Finding> top = findings.stream().limit(BARS).toList();
    boolean some = findings.size() < failures;
    int harmless =
        (int) top.stream().filter(finding -> finding.verdict() == Verdict.HARMLESS).count();
    StringBuilder caption = new StringBuilder(shareOf(harmless, top.size()));
    caption
        .append(some || top.size() < findings.size() ? " most frequent findings " : " findings ")
        .append(harmless == 1 || harmless == 0 ? "is" : "are")
        .append(" harmless.");
    if (shownActionable() < page.wording.with(Verdict.ACTIONABLE).size()) {
      caption
          .append(" Of the findings that need action, the most frequent ")
          .append(Wording.number(shownActionable()))
          .append(" have a bar.");
    } else if (some && shownActionable() > 0) {
      caption.append(" Every finding that needs action has a bar, however rare.");
    }
    if (!page.wording.with(Verdict.SUPPORTED).isEmpty()) {
      caption.append(" What LX supports has no bar.");
    }
    if (findings.stream().anyMatch(finding -> !others(finding).isEmpty())) {
      caption.append(" Behind a bar stand the names of the programs that it counts as others.");
    }
    return caption.toString();
  }

  /** {@code None of the 3}, {@code 1 of the 3}, {@code All 3}, {@code Both}. */
  private static String shareOf(int some, int all) {
    if (some == all) {
      return all == 2 ? "Both" : "All " + Wording.number(all);
    }
    return (some == 0 ? "None" : Wording.number(some)) + " of the " + Wording.number(all);
  }

  private long shownActionable() {
    return findings.stream().filter(finding -> finding.verdict() == Verdict.ACTIONABLE).count();
  }

  private void legend() {
    html.open("ul", "class", "key", "aria-label", "Colours of the processes");
    names.forEach(
        (tone, name) -> {
          html.open("li");
          html.open("svg", "class", "icon", "viewBox", "0 0 12 12", "aria-hidden", "true");
          html.open("rect", "class", tone.cssClass(), "width", "12", "height", "12");
          html.close("rect").close("svg").text(name).close("li");
        });
    html.close("ul");
  }

  private BarPicture picture() {
    List<Bar> bars = new ArrayList<>();
    for (Finding finding : findings) {
      List<Bar.Segment> segments = new ArrayList<>();
      Map<Tone, Long> split = split(finding);
      names.forEach(
          (tone, name) -> segments.add(new Bar.Segment(name, split.getOrDefault(tone, 0L), tone)));
      bars.add(
          new Bar(
              Visible.line(finding.id()),
              Optional.of(Page.tone(finding.verdict())),
              page.wording.atLeast(),
              others(finding),
              segments));
    }
    return new BarPicture(
        "c-origin",
        TITLE,
        "One bar for each finding, longest first, split by process. The table below has the"
            + " numbers.",
        BarPicture.Scale.COMMON,
        bars);
  }

  /** The processes that share a tone, by name. */
  private String others(Finding finding) {
    return finding.processes().stream()
        .map(Finding.Caller::execname)
        .filter(name -> !tones.containsKey(name))
        .limit(NAMED_OTHERS)
        .map(name -> Visible.shortened(name, NAME))
        .collect(Collectors.joining(", "));
  }

  private void table() {
    List<String> columns = new ArrayList<>(List.of("Finding", "Verdict"));
    names.values().forEach(name -> columns.add(name + "#"));
    columns.add("All#");
    page.table(TITLE, "", columns.toArray(String[]::new));
    for (Finding finding : findings) {
      html.open("tr").open("th", "scope", "row");
      page.idLink(finding);
      html.close("th").open("td");
      page.verdict(finding.verdict());
      html.close("td");
      Map<Tone, Long> split = split(finding);
      for (Tone tone : names.keySet()) {
        html.leaf("td", page.wording.count(split.getOrDefault(tone, 0L)), "class", "number");
      }
      html.leaf("td", page.wording.count(finding.count()), "class", "number").close("tr");
    }
    page.endTable();
  }
}
