package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.Trust;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The first screen: the answer, whether to believe it, and what to do. */
final class AnswerSections {
  /** Captures that are listed one by one; a directory may hold thousands. */
  private static final int LISTED_CAPTURES = 40;

  private static final int NAMED_CAPTURES = 3;
  private static final int TITLE = 160;

  private AnswerSections() {}

  static void answer(Page page) {
    page.html.open("div", "id", "answer");
    page.html.leaf("h1", page.wording.headline() + ".");
    String lede = lede(page);
    if (!lede.isEmpty()) {
      page.html.leaf("p", lede, "class", "lede");
    }
    page.html.close("div");
  }

  private static String lede(Page page) {
    List<Finding> judged = page.wording.judged();
    long calls = VerdictSection.calls(judged);
    long harmless = VerdictSection.calls(page.wording.with(Verdict.HARMLESS));
    int suppressed = page.triage.findings().size() - judged.size();
    StringBuilder lede = new StringBuilder();
    if (judged.size() > 1 && calls > 0) {
      lede.append(page.wording.count(calls, "call was reported", "calls were reported"))
          .append("; ")
          .append(harmless == 0 ? "none" : percent(harmless, calls))
          .append(" of them ")
          .append(harmless == 0 ? "is" : "are")
          .append(" known to be harmless.");
    }
    if (suppressed > 0) {
      lede.append(lede.isEmpty() ? "" : " ")
          .append(Wording.plural(suppressed, "finding is suppressed", "findings are suppressed"))
          .append(" and not counted here.");
    }
    return lede.toString();
  }

  private static String percent(long part, long whole) {
    long percent = Math.round(100.0 * part / whole);
    if (part < whole && percent == 100) {
      return "more than 99 %";
    }
    return percent == 0 ? "less than 1 %" : percent + " %";
  }

  static void trust(Page page) {
    Html html = page.html;
    Trust.Level level = page.wording.level();
    html.open("div", "class", "trust " + Page.tone(level).cssClass());
    html.open("h2");
    page.icon(Page.tone(level));
    html.text(" " + trustHeading(page)).close("h2");
    if (page.triage.captures().isEmpty()) {
      html.leaf("p", "There was nothing to read.");
    } else if (level == Trust.Level.COMPLETE) {
      html.open("details").leaf("summary", "Why");
      trustTable(page);
      html.close("details");
    } else {
      html.leaf(
          "p",
          page.wording.shareOfCaptures()
              + (page.triage.findings().isEmpty()
                  ? ""
                  : " Counts are lower bounds, marked \u2265."));
      trustTable(page);
    }
    html.close("div");
  }

  private static String trustHeading(Page page) {
    int captures = page.triage.captures().size();
    boolean seen = !page.triage.findings().isEmpty();
    return switch (page.wording.level()) {
      case COMPLETE ->
          captures == 1
              ? "The capture is complete"
              : "All " + Wording.number(captures) + " captures are complete";
      case UNKNOWN ->
          seen
              ? "What is shown is real; nothing shows that it is all"
              : "Nothing shows whether everything was captured";
      case LOSSY ->
          seen
              ? "What is shown is real; what is missing may still exist"
              : "Something is missing, and it may be what matters";
    };
  }

  private static List<CaptureSummary> worstFirst(Page page) {
    return page.triage.captures().stream()
        .sorted(
            Comparator.comparing((CaptureSummary capture) -> capture.trust().level())
                .reversed()
                .thenComparing(CaptureSummary::source))
        .toList();
  }

  private static void trustTable(Page page) {
    Html html = page.html;
    List<CaptureSummary> worstFirst = worstFirst(page);
    page.table("Trust in each capture", "stack", "Capture", "Trust", "Why", "What prevents it");
    for (CaptureSummary capture :
        worstFirst.subList(0, Math.min(LISTED_CAPTURES, worstFirst.size()))) {
      html.open("tr").open("th", "scope", "row").leaf("b", capture.source());
      html.leaf("div", capture.platform().orElse("platform not stated"), "class", "quiet");
      capture
          .dating()
          .filter(dating -> !dating.sentence().isEmpty())
          .ifPresent(
              dating ->
                  html.leaf(
                      "div",
                      dating.sentence() + " (line " + dating.line() + ").",
                      "class",
                      "quiet"));
      if (worstFirst.size()
          == 1) { // several have folds of their own, with all that is said of them
        capture
            .labels()
            .forEach((name, value) -> html.leaf("div", name + ": " + value, "class", "quiet"));
      }
      html.close("th").open("td", "data-label", "Trust");
      page.word(Page.tone(capture.trust().level()), capture.trust().level().id());
      html.close("td").open("td", "data-label", "Why");
      capture.trust().reasons().forEach(reason -> html.leaf("div", sentence(reason.text())));
      html.close("td").open("td", "data-label", "What prevents it");
      remedies(capture).forEach(remedy -> html.leaf("div", remedy));
      if (remedies(capture).isEmpty()) {
        html.leaf(
            "span",
            capture.trust().level() == Trust.Level.COMPLETE ? "nothing is needed" : "not known",
            "class",
            "quiet");
      }
      html.close("td").close("tr");
    }
    page.endTable();
    if (worstFirst.size() > LISTED_CAPTURES) {
      html.leaf("p", "and " + Wording.number(worstFirst.size() - LISTED_CAPTURES) + " more");
    }
  }

  private static String sentence(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static List<String> remedies(CaptureSummary capture) {
    return capture.trust().reasons().stream()
        .map(Trust.Reason::remedy)
        .filter(remedy -> !remedy.isBlank())
        .distinct()
        .toList();
  }

  static void todo(Page page) {
    boolean several = page.wording.judged().size() > 1;
    page.heading(several ? "What to do, in this order" : "What to do", "");
    if (page.cards(Verdict.ACTIONABLE).stream().anyMatch(ActionOrder::stopsInit) && several) {
      page.html.leaf(
          "p",
          "First what the zone's init is refused, then what is best known and concerns most"
              + " programs.",
          "class",
          "quiet");
    }
    page.html.open("ol", "class", "todo");
    boolean acting = actions(page);
    boolean asking = unknowns(page);
    boolean capturing = recaptures(page);
    page.html.close("ol");
    if (!acting && !asking && !capturing) {
      page.html.leaf(
          "p",
          page.triage.blind().isEmpty()
              ? "Nothing."
              : "Nothing about what was seen; a symptom that is left may be one of those that are"
                  + " not visible here.");
    }
  }

  /** One step for each advice, in the order of the finding that stops most. */
  private static boolean actions(Page page) {
    List<Finding> cards = page.cards(Verdict.ACTIONABLE);
    Map<String, List<Finding>> steps =
        cards.stream()
            .collect(
                Collectors.groupingBy(
                    CardSections::advice, LinkedHashMap::new, Collectors.toList()));
    steps.forEach(
        (advice, findings) -> {
          page.html.open("li").text(advice);
          findings.stream()
              .collect(
                  Collectors.groupingBy(Wording::title, LinkedHashMap::new, Collectors.toList()))
              .forEach((title, same) -> effect(page, title, same));
          if (findings.contains(cards.get(0))) {
            first(page, cards.get(0));
          }
          page.html.close("li");
        });
    int more = page.wording.with(Verdict.ACTIONABLE).size() - cards.size();
    if (more > 0) {
      page.html.open("li").text("Go on with ");
      page.html.leaf(
          "a",
          Wording.plural(more, "more finding", "more findings") + " in the table",
          "href",
          "#findings");
      page.html.text(".").close("li");
    }
    return !cards.isEmpty();
  }

  /** The first step says all that it takes, so that nobody has to scroll for it. */
  private static void first(Page page, Finding finding) {
    String fixedIn = Wording.fixedIn(finding);
    if (Wording.isSolved(finding.fixedIn())) {
      page.html.leaf("small", "Fixed in: " + fixedIn);
    }
    finding
        .extra()
        .platform()
        .filter(note -> note.kind() != PlatformNote.Kind.OTHER_TABLE)
        .ifPresent(note -> page.html.leaf("small", note.kind().label() + ": " + note.text()));
    if (!finding.extra().cures().isEmpty()) {
      Cure cure = finding.extra().cures().get(0);
      page.html.open("p").text("Write ").leaf("code", cure.file()).text(":").close("p");
      page.copyable("the file " + Visible.shortened(cure.file(), TITLE), cure.content());
      if (!cure.then().isBlank()) {
        page.html.open("p").text("Then: ").leaf("code", cure.then()).close("p");
      }
      return;
    }
    NextScript next = NextScript.of(finding);
    page.html.leaf(
        "p", "To see it happen; this " + next.shows() + ". Line 2 is for the global zone.");
    page.commands("the commands of the first step", next.commands());
  }

  private static void effect(Page page, String title, List<Finding> same) {
    page.html.open("small");
    for (int i = 0; i < same.size(); i++) {
      page.html.text(i == 0 ? "" : ", ");
      page.idLink(same.get(i));
    }
    page.html.text(": " + Visible.shortened(title, TITLE)).close("small");
  }

  private static boolean unknowns(Page page) {
    int unknown = page.wording.with(Verdict.UNKNOWN).size();
    if (unknown > 0) {
      page.html.open("li").text("Find out what becomes of ");
      page.html.leaf(
          "a",
          unknown == 1
              ? "the finding that nobody has judged"
              : "the " + Wording.number(unknown) + " findings that nobody has judged",
          "href",
          "#unjudged");
      page.html.text(".").close("li");
    }
    return unknown > 0;
  }

  /** One step for each set of remedies, with the captures that it would have helped. */
  private static boolean recaptures(Page page) {
    Map<String, List<CaptureSummary>> remedies =
        worstFirst(page).stream()
            .filter(capture -> capture.trust().level() != Trust.Level.COMPLETE)
            .collect(
                Collectors.groupingBy(
                    capture -> String.join("; ", new TreeSet<>(remedies(capture))),
                    LinkedHashMap::new,
                    Collectors.toList()));
    remedies.forEach((remedy, captures) -> recapture(page, remedy, captures));
    return !remedies.isEmpty();
  }

  private static void recapture(Page page, String remedy, List<CaptureSummary> captures) {
    String names = names(captures.stream().map(CaptureSummary::source).toList());
    page.html.open("li").text("Capture " + names + " again");
    page.html.text(
        remedy.isEmpty()
            ? "."
            : (remedy.startsWith("-x ") ? " with " + remedy : ": " + remedy) + ".");
    page.html.open("small").leaf("a", "Trust", "href", "#trust");
    page.html.text(captures.size() == 1 ? ": it may hide findings" : ": they may hide findings");
    page.html.close("small");
    List<String> commands =
        captures.stream().map(Recapture::commands).flatMap(Optional::stream).distinct().toList();
    if (commands.size() == 1) {
      page.html.leaf(
          "p", "So made, it also says on which build it ran and whether anything is missing.");
      page.commands("the commands to capture again", commands.get(0));
    }
    page.html.close("li");
  }

  private static String names(List<String> captures) {
    String named = captures.stream().limit(NAMED_CAPTURES).collect(Collectors.joining(", "));
    int more = captures.size() - NAMED_CAPTURES;
    return more > 0 ? named + " and " + Wording.number(more) + " more" : named;
  }
}
