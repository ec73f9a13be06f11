package io.github.lxtriage.report;

import io.github.lxtriage.chart.Bar;
import io.github.lxtriage.chart.BarPicture;
import io.github.lxtriage.chart.Tone;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How things are distributed: the histograms that scripts printed, and calls over time. */
final class RhythmSection {
  /** Pictures that are open at once; the others are folded. */
  private static final int OPEN = 4;

  private static final int PICTURES = 24;
  private static final int BARS = 40;
  private static final int NAME = 48;
  private static final int STRETCHES = 24;

  /** So many stretches without a call share a line of the picture. */
  private static final int QUIET = 4;

  /** Captures whose times are drawn. */
  private static final int TIMED = 6;

  private final Page page;
  private final Html html;

  private RhythmSection(Page page) {
    this.page = page;
    this.html = page.html;
  }

  static boolean worthwhile(Page page) {
    return !page.triage.histograms().isEmpty() || !page.triage.timeline().isEmpty();
  }

  static void write(Page page) {
    new RhythmSection(page).write();
  }

  private void write() {
    page.heading("In what rhythm", "");
    List<HistogramSeen> all = page.triage.histograms();
    if (!page.triage.timeline().isEmpty()) {
      overTime();
    }
    List<HistogramSeen> shown = all.subList(0, Math.min(PICTURES, all.size()));
    for (int i = 0; i < Math.min(OPEN, shown.size()); i++) {
      histogram(shown.get(i), i);
    }
    if (shown.size() > OPEN) {
      html.open("details");
      html.leaf(
          "summary",
          Wording.plural(shown.size() - OPEN, "more distribution", "more distributions"));
      for (int i = OPEN; i < shown.size(); i++) {
        histogram(shown.get(i), i);
      }
      html.close("details");
    }
    if (all.size() > shown.size()) {
      html.leaf(
          "p",
          Wording.plural(
              all.size() - shown.size(),
              "smaller one is not drawn.",
              "smaller ones are not drawn."));
    }
  }

  private void histogram(HistogramSeen seen, int number) {
    String name = name(seen);
    String title = "Distribution: " + name;
    html.open("figure").leaf("figcaption", title + ". " + peak(seen) + " (" + seen.place() + ")");
    if (seen.buckets().size() <= BARS) {
      page.frame("Picture: " + title);
      html.picture(picture("c-hist-" + number, title, peak(seen), bars(seen))).close("div");
    }
    html.open("details").leaf("summary", "The same numbers as a table");
    page.table(title, "", "From", "Count#");
    for (HistogramSeen.Bucket bucket : seen.buckets()) {
      html.open("tr").leaf("th", bucket.label(), "scope", "row");
      html.leaf("td", page.wording.count(bucket.count()), "class", "number").close("tr");
    }
    page.endTable();
    html.close("details").close("figure");
  }

  private static String name(HistogramSeen seen) {
    String keys =
        seen.keys().stream()
            .map(key -> Visible.shortened(key.strip(), NAME))
            .collect(Collectors.joining(", "));
    String label = Visible.shortened(seen.label().strip(), NAME);
    String name = keys.isEmpty() || label.isEmpty() ? label + keys : label + ": " + keys;
    return name.isEmpty() ? "without a name" : name;
  }

  /** What the picture says, computed: where most of the values are. */
  private static String peak(HistogramSeen seen) {
    long total = seen.total();
    HistogramSeen.Bucket peak = new HistogramSeen.Bucket("", 0);
    for (HistogramSeen.Bucket bucket : seen.buckets()) {
      peak = bucket.count() > peak.count() ? bucket : peak;
    }
    return total <= 0
        ? "No value was counted"
        : Wording.number(peak.count())
            + " of "
            + Wording.plural(total, "value is", "values are")
            + " in the bucket "
            + Visible.shortened(peak.label(), NAME);
  }

  private List<Bar> bars(HistogramSeen seen) {
    return seen.buckets().stream()
        .map(bucket -> bar(Visible.shortened(bucket.label(), NAME), bucket.count()))
        .toList();
  }

  private Bar bar(String label, long count) {
    return new Bar(
        label,
        java.util.Optional.empty(),
        page.wording.atLeast(),
        "",
        List.of(new Bar.Segment(label, Math.max(0, count), Tone.SERIES_2)));
  }

  private static BarPicture picture(String id, String title, String description, List<Bar> bars) {
    return new BarPicture(id, title, description + ".", BarPicture.Scale.NARROW, bars);
  }

  /**
   * One picture for each capture that says when; seconds of different captures are not the same.
   */
  private void overTime() {
    Map<String, List<Moment>> bySource =
        page.triage.timeline().stream()
            .collect(Collectors.groupingBy(Moment::source, TreeMap::new, Collectors.toList()));
    int number = 0;
    for (Map.Entry<String, List<Moment>> capture : bySource.entrySet()) {
      if (number == TIMED) {
        html.leaf(
            "p",
            "The JSON has the times of "
                + Wording.plural(bySource.size() - TIMED, "more capture", "more captures")
                + ".");
        return;
      }
      String of = bySource.size() == 1 ? "" : ": " + Visible.shortened(capture.getKey(), NAME);
      overTime("Calls over time" + of, number, capture.getValue());
      number++;
    }
  }

  /** Stretches of equal length, so that a capture of hours has no more bars than one of minutes. */
  private void overTime(String title, int number, List<Moment> moments) {
    long last = moments.stream().mapToLong(Moment::second).max().orElse(0);
    long stretch = last / STRETCHES + 1;
    long[] counts = new long[(int) (last / stretch) + 1];
    for (Moment moment : moments) {
      int at = (int) (moment.second() / stretch);
      counts[at] = SaturatedSum.of(counts[at], moment.count());
    }
    List<String> from = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      from.add(clock(i * stretch));
    }
    String says = busiest(from, counts, stretch);
    html.open("figure").leaf("figcaption", title + ". " + says + ".");
    page.frame("Picture: " + title);
    html.picture(picture("c-time-" + number, title, says, bars(from, counts))).close("div");
    html.open("details").leaf("summary", "The same numbers as a table");
    page.table(title, "", "From", "Calls#");
    for (int i = 0; i < counts.length; i++) {
      html.open("tr").leaf("th", from.get(i), "scope", "row");
      html.leaf("td", page.wording.count(counts[i]), "class", "number").close("tr");
    }
    page.endTable();
    html.close("details").close("figure");
  }

  /** A bar for each stretch; where nothing happened for long, one line says so. */
  private List<Bar> bars(List<String> from, long[] counts) {
    List<Bar> bars = new ArrayList<>();
    int i = 0;
    while (i < counts.length) {
      int end = i;
      while (end < counts.length && counts[end] == 0) {
        end++;
      }
      if (end - i >= QUIET) {
        bars.add(bar(from.get(i) + " to " + from.get(end - 1), 0));
        i = end;
      } else {
        bars.add(bar(from.get(i), counts[i]));
        i++;
      }
    }
    return bars;
  }

  /** What the picture says, computed: when most was refused. */
  private String busiest(List<String> from, long[] counts, long stretch) {
    int peak = 0;
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      all = SaturatedSum.of(all, counts[i]);
      peak = counts[i] > counts[peak] ? i : peak;
    }
    return Wording.number(counts[peak])
        + " of "
        + page.wording.count(all, "refusal", "refusals")
        + (counts.length == 1
            ? " in the first second"
            : " in the "
                + Wording.plural(stretch, "second", "seconds")
                + " from "
                + from.get(peak)
                + " on")
        + " (minutes:seconds since the capture began)";
  }

  /** {@code 1:05}, or {@code 2:00:00} from an hour on. */
  private static String clock(long second) {
    long hours = second / 3600;
    String minutes = String.format(Locale.ROOT, "%d:%02d", second / 60 % 60, second % 60);
    return hours == 0
        ? minutes
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, second / 60 % 60, second % 60);
  }
}
