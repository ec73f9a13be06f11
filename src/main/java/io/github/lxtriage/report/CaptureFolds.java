package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each capture in a fold of its own: how far it can be trusted, what it is, what it holds. */
final class CaptureFolds {
  /**
   * Characters of all folds together that name findings. With more captures a fold names fewer, so
   * that the page stays one that opens; what is left out is counted.
   */
  private static final int CHARACTERS = 1_500_000;

  /** What an entry of a list takes besides the id, which it holds twice. */
  private static final int AROUND = 80;

  private static final int FEWEST = 3;
  private static final int REASONS = 5;
  private static final int NAME = 120;

  private final Page page;
  private final Html html;
  private final Map<String, List<Seen>> seen = new HashMap<>();
  private final long most;

  /** A finding and how often a capture has it. */
  private record Seen(Finding finding, long count) {}

  private CaptureFolds(Page page) {
    this.page = page;
    this.html = page.html;
    this.most = CHARACTERS / (long) page.triage.captures().size();
    for (Finding finding : page.wording.judged()) {
      for (SourceCount capture : finding.extra().captures()) {
        seen.computeIfAbsent(capture.source(), source -> new ArrayList<>())
            .add(new Seen(finding, capture.count()));
      }
    }
  }

  static void write(Page page) {
    page.heading("Captures", Wording.number(page.triage.captures().size()));
    CaptureFolds folds = new CaptureFolds(page);
    page.triage.captures().forEach(folds::fold);
  }

  private void fold(CaptureSummary capture) {
    List<Seen> all = seen.getOrDefault(capture.source(), List.of());
    html.open("details", "class", "capture").open("summary");
    html.leaf("b", Visible.shortened(capture.source(), NAME)).text(" ");
    page.word(Page.tone(capture.trust().level()), capture.trust().level().id());
    html.text(" ").leaf("span", counts(all), "class", "note").close("summary");
    html.open("dl", "class", "terms");
    page.term("Platform", capture.platform().orElse("not stated"));
    capture
        .labels()
        .forEach(
            (name, value) ->
                page.term(
                    Visible.shortened(name, NAME),
                    name.equals("platform") ? "" : Visible.shortened(value, NAME)));
    page.term("Holds", holds(capture));
    if (capture.trust().level() != Trust.Level.COMPLETE) {
      reasons(capture.trust().reasons());
    }
    html.close("dl");
    findings(capture, all);
    html.close("details");
  }

  private void reasons(List<Trust.Reason> reasons) {
    reasons.stream().limit(REASONS).forEach(reason -> page.term("Trust", reason.text()));
    if (reasons.size() > REASONS) {
      page.term("Trust", "and " + Wording.number(reasons.size() - REASONS) + " more, in the JSON");
    }
  }

  /** {@code 2 actionable, 7 harmless}. */
  private static String counts(List<Seen> all) {
    List<String> words = new ArrayList<>();
    Verdict[] verdicts = Verdict.values();
    for (int i = verdicts.length - 1; i >= 0; i--) {
      Verdict verdict = verdicts[i];
      long count = all.stream().filter(each -> each.finding().verdict() == verdict).count();
      if (count > 0) {
        words.add(Wording.number(count) + " " + verdict.id());
      }
    }
    return words.isEmpty() ? "nothing found" : String.join(", ", words);
  }

  private static String holds(CaptureSummary capture) {
    String scripts =
        capture.producers().isEmpty() ? "nothing" : String.join(", ", capture.producers());
    return scripts
        + "; "
        + Wording.plural(capture.records(), "record", "records")
        + ", "
        + Wording.plural(capture.unread(), "unread line", "unread lines");
  }

  private void findings(CaptureSummary capture, List<Seen> all) {
    boolean whole = capture.trust().level() == Trust.Level.COMPLETE;
    if (all.isEmpty()) {
      html.leaf(
          "p",
          capture.unexplained() > 0
              ? Wording.unexplained(List.of(capture)) + "."
              : whole
                  ? "Nothing was seen that its scripts can show."
                  : "Nothing was seen, which does not show that nothing happened.");
      return;
    }
    List<Seen> shown = all.subList(0, room(all));
    html.open("dl", "class", "terms");
    for (Verdict verdict : VerdictSection.WORST_FIRST) {
      List<Seen> same = shown.stream().filter(each -> each.finding().verdict() == verdict).toList();
      if (!same.isEmpty()) {
        html.open("dt");
        page.verdict(verdict);
        html.close("dt").open("dd");
        for (int i = 0; i < same.size(); i++) {
          html.text(i == 0 ? "" : ", ");
          page.plainLink(same.get(i).finding());
          html.text((whole ? " " : " \u2265") + Wording.number(same.get(i).count()));
        }
        html.close("dd");
      }
    }
    html.close("dl");
    if (shown.size() < all.size()) {
      html.leaf(
          "p",
          "and "
              + Wording.number(all.size() - shown.size())
              + " more, in the output of triage --format json");
    }
  }

  /** How many of the findings, worst first, there is room for. */
  private int room(List<Seen> all) {
    int shown = 0;
    long taken = 0;
    while (shown < all.size() && (shown < FEWEST || taken < most)) {
      taken += AROUND + 2L * all.get(shown).finding().id().length();
      shown++;
    }
    return shown;
  }
}
