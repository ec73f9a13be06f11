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

  /** Captures that are listed openly, the least trusted ones; what to do comes right below. */
  private static final int OPEN_CAPTURES = 4;

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
      if (!page.wording.isEmpty()) {
        html.leaf(
            "p",
            page.wording.shareOfCaptures()
                + (page.triage.findings().isEmpty()
                    ? ""
                    : " Counts are lower bounds, marked \u2265; 0 is what was not seen."));
      }
      trustTable(page);
    }
    html.close("div");
  }

  private static String trustHeading(Page page) {
    int captures = page.triage.captures().size();
    boolean seen = !page.triage.findings().isEmpty();
    if (page.triage.records() == 0) {
      return page.wording.isEmpty() || captures == 0
          ? "Nothing was captured"
          : "Nothing that was captured can be read";
    }
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

  /** Each capture with its reasons; where there are many, most of them in a fold. */
  private static void trustTable(Page page) {
    List<CaptureSummary> all = worstFirst(page);
    int open = all.size() <= OPEN_CAPTURES + 1 ? all.size() : OPEN_CAPTURES;
    trustTable(page, all.subList(0, open));
    if (open == all.size()) {
      return;
    }
    List<CaptureSummary> rest = all.subList(open, all.size());
    Html html = page.html;
    html.open("details").open("summary").text(Wording.number(rest.size()) + " more captures: ");
    html.leaf("span", Wording.levels(rest), "class", "note").close("summary");
    trustTable(page, rest.subList(0, Math.min(LISTED_CAPTURES, rest.size())));
    if (rest.size() > LISTED_CAPTURES) {
      html.open("p").text("and " + Wording.number(rest.size() - LISTED_CAPTURES) + " more, ");
      html.leaf("a", "each in a fold below", "href", "#captures").close("p");
    }
    html.close("details");
  }

  private static void trustTable(Page page, List<CaptureSummary> captures) {
    Html html = page.html;
    page.table("Trust in each capture", "stack", "Capture", "Trust", "Why", "What prevents it");
    for (CaptureSummary capture : captures) {
      html.open("tr").open("th", "scope", "row");
      about(page, capture);
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
  }

  private static void about(Page page, CaptureSummary capture) {
    Html html = page.html;
    html.leaf("b", capture.source());
    html.leaf("div", capture.platform().orElse("platform not stated"), "class", "quiet");
    capture
        .dating()
        .filter(dating -> !dating.sentence().isEmpty())
        .ifPresent(
            dating ->
                html.leaf(
                    "div", dating.sentence() + " (line " + dating.line() + ").", "class", "quiet"));
    if (page.triage.captures().size() == 1) { // several have folds with all that is said of them
      capture
          .labels()
          .forEach((name, value) -> html.leaf("div", name + ": " + value, "class", "quiet"));
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
    List<CaptureSummary> doubtful =
        worstFirst(page).stream()
            .filter(capture -> capture.trust().level() != Trust.Level.COMPLETE)
            .toList();
    int acts = actionSteps(page).size();
    int unknown = page.wording.with(Verdict.UNKNOWN).size();
    boolean several = acts + (unknown > 0 ? 1 : 0) + (doubtful.isEmpty() ? 0 : 1) > 1;
    page.heading(several ? "What to do, in this order" : "What to do", "");
    if (page.cards(Verdict.ACTIONABLE).stream().anyMatch(ActionOrder::stopsInit) && acts > 1) {
      page.html.leaf(
          "p",
          "First what the zone's init is refused, then what is best known and concerns most"
              + " programs.",
          "class",
          "quiet");
    }
    page.html.open("ol", "class", "todo");
    actions(page);
    unknowns(page, unknown);
    recaptures(page, doubtful);
    page.html.close("ol");
    if (acts + unknown + doubtful.size() == 0) {
      page.html.leaf(
          "p",
          page.triage.blind().isEmpty()
              ? "Nothing."
              : "Nothing about what was seen; a symptom that is left may be one of those that are"
                  + " not visible here.");
    }
  }

  /** One step for each advice, in the order of the finding that stops most. */
  private static Map<String, List<Finding>> actionSteps(Page page) {
    return page.cards(Verdict.ACTIONABLE).stream()
        .collect(
            Collectors.groupingBy(CardSections::advice, LinkedHashMap::new, Collectors.toList()));
  }

  private static void actions(Page page) {
    List<Finding> cards = page.cards(Verdict.ACTIONABLE);
    actionSteps(page)
        .forEach(
            (advice, findings) -> {
              page.html.open("li").text(advice);
              findings.stream()
                  .collect(
                      Collectors.groupingBy(
                          Wording::title, LinkedHashMap::new, Collectors.toList()))
                  .forEach((title, same) -> effect(page, title, same));
              if (findings.get(0).id().equals(cards.get(0).id())) {
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
        .ifPresent(note -> page.html.leaf("small", PlatformNote.LABEL + ": " + note.text()));
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
        "p", "To see it happen, run this: it " + next.shows() + ". Line 2 is for the global zone.");
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

  private static void unknowns(Page page, int unknown) {
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
  }

  /** One step, with a line for each set of remedies and the captures that it would have helped. */
  private static void recaptures(Page page, List<CaptureSummary> captures) {
    Map<String, List<CaptureSummary>> remedies =
        captures.stream()
            .collect(
                Collectors.groupingBy(
                    capture -> String.join("; ", new TreeSet<>(remedies(capture))),
                    LinkedHashMap::new,
                    Collectors.toList()));
    if (remedies.size() == 1) {
      remedies.forEach((remedy, same) -> recapture(page, remedy, same));
    } else if (remedies.size() > 1) {
      page.html.open("li").text("Capture " + Wording.number(captures.size()) + " captures again");
      page.html.text(", since they may hide findings:");
      remedies.forEach(
          (remedy, same) -> page.html.leaf("small", names(same) + again(remedy, "") + "."));
      trustLink(page, "Trust says what each lacks.");
      page.html.close("li");
    }
  }

  private static void recapture(Page page, String remedy, List<CaptureSummary> captures) {
    page.html.open("li").text("Capture " + names(captures) + again(remedy, " again") + ".");
    if (captures.stream().anyMatch(capture -> capture.records() > 0)) {
      trustLink(page, captures.size() == 1 ? "It may hide findings." : "They may hide findings.");
    }
    List<String> commands =
        captures.stream().map(Recapture::commands).flatMap(Optional::stream).distinct().toList();
    if (commands.size() == 1) {
      page.html.leaf(
          "p", "So made, it also says on which build it ran and whether anything is missing.");
      page.commands("the commands to capture again", commands.get(0));
    }
    page.html.close("li");
  }

  private static String again(String remedy, String again) {
    return again + (remedy.isEmpty() ? "" : (remedy.startsWith("-x ") ? " with " : ": ") + remedy);
  }

  private static void trustLink(Page page, String text) {
    page.html.open("small").leaf("a", text, "href", "#trust").close("small");
  }

  private static String names(List<CaptureSummary> captures) {
    List<String> named =
        captures.stream().map(CaptureSummary::source).limit(NAMED_CAPTURES).toList();
    int more = captures.size() - NAMED_CAPTURES;
    return more > 0
        ? String.join(", ", named) + " and " + Wording.number(more) + " more"
        : Wording.enumeration(named);
  }
}
