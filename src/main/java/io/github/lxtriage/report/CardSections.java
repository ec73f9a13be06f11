package io.github.lxtriage.report;

import io.github.lxtriage.chart.Tone;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import java.util.List;
import java.util.stream.Collectors;

/** One card for each finding that somebody has to look at. */
final class CardSections {
  static final int NAMED_PROCESSES = 12;
  private static final int TITLE = 200;
  private static final int ID = 120;

  private CardSections() {}

  static void actionable(Page page) {
    page.heading("Needs action", Wording.number(page.wording.with(Verdict.ACTIONABLE).size()));
    cards(page, Verdict.ACTIONABLE);
  }

  static void unknown(Page page) {
    page.heading("Not judged", Wording.number(page.wording.with(Verdict.UNKNOWN).size()));
    page.html.leaf(
        "p", "No verdict is guessed: these may be harmless, or the reason why something fails.");
    cards(page, Verdict.UNKNOWN);
  }

  private static void cards(Page page, Verdict verdict) {
    List<Finding> cards = page.cards(verdict);
    cards.forEach(finding -> card(page, finding));
    int more = page.wording.with(verdict).size() - cards.size();
    if (more > 0) {
      page.html.open("p").leaf("a", Wording.number(more) + " more", "href", "#findings");
      page.html.text(" in the table of all findings.").close("p");
    }
  }

  private static void card(Page page, Finding finding) {
    Html html = page.html;
    Tone tone = Page.tone(finding.verdict());
    String heading = "h-" + page.anchor(finding);
    html.open(
        "article",
        "class",
        "card " + tone.cssClass(),
        "id",
        page.anchor(finding),
        "aria-labelledby",
        heading);
    html.open("header").open("h3", "id", heading);
    page.icon(tone);
    html.leaf("span", finding.verdict().id() + ": ", "class", "hidden");
    html.leaf("span", Visible.shortened(Wording.title(finding), TITLE));
    html.leaf(
        "a",
        "#",
        "class",
        "permalink",
        "href",
        page.fragment(finding),
        "aria-label",
        "Link to " + Visible.shortened(finding.id(), ID));
    html.close("h3");
    html.open("p", "class", "meta").leaf("code", Visible.shortened(finding.id(), ID));
    html.leaf("span", page.wording.count(finding.count(), "call", "calls"));
    html.leaf("span", "confidence " + finding.confidence().id());
    html.close("p").close("header");
    html.open("div", "class", "columns");
    statement(page, finding);
    aside(page, finding);
    html.close("div");
    copyables(page, finding);
    chain(page, finding);
    raw(page, finding);
    html.close("article");
  }

  private static void statement(Page page, Finding finding) {
    Html html = page.html;
    html.open("dl", "class", "terms");
    page.term("Seen", finding.seen());
    page.term("What happened next", OutcomeWords.of(finding.extra().outcomes()));
    boolean unknown = finding.verdict() == Verdict.UNKNOWN;
    page.term(unknown ? "What is known" : "Why it matters", finding.why());
    if (unknown && finding.candidates().isEmpty()) {
      page.term(
          "What is missing",
          finding.extra().wants().isEmpty()
              ? "A verdict. Nobody has written down what the caller does afterwards."
              : "The version of " + Wording.enumeration(finding.extra().wants()) + ".");
    }
    html.leaf("dt", "What to do").leaf("dd", advice(finding), "class", "do");
    finding.extra().platform().ifPresent(note -> page.term(PlatformNote.LABEL, note.text() + "."));
    page.term("Fixed in", Wording.fixedIn(finding));
    page.term(
        "Made of",
        finding.parts().stream()
            .map(part -> part.name() + " (" + part.verdict().id() + ")")
            .collect(Collectors.joining(", ")));
    String candidates = String.join(", ", finding.candidates());
    page.term("It may be", finding.why().contains(candidates) ? "" : candidates);
    page.term("Second opinion", Notes.secondOpinion(finding).orElse(""));
    html.close("dl");
  }

  static String advice(Finding finding) {
    if (!finding.advice().isBlank()) {
      return finding.advice();
    }
    return finding.verdict() == Verdict.UNKNOWN
        ? "Watch whether the program goes on after the call, and write the answer into a rule file"
            + " (--rules)."
        : "Nothing is known that helps.";
  }

  /** What can be copied: the files that cure it, the script to run next, a rule to be completed. */
  private static void copyables(Page page, Finding finding) {
    Html html = page.html;
    for (Cure cure : finding.extra().cures()) {
      html.open("div", "class", "part").leaf("h4", "Cure for " + cure.unit());
      html.open("p").text(cure.why() + " Write ").leaf("code", cure.file()).text(":").close("p");
      page.copyable("the file " + Visible.shortened(cure.file(), ID), cure.content());
      if (!cure.then().isBlank()) {
        html.open("p").text("Then: ").leaf("code", cure.then()).close("p");
      }
      html.close("div");
    }
    next(page, finding);
    page.triage.unknownShapes().stream()
        .filter(shape -> finding.domain() == Domain.OTHER && shape.first().equals(finding.first()))
        .limit(1)
        .forEach(
            shape -> {
              html.open("details", "class", "fold");
              html.leaf("summary", "The draft of a rule (--rules), once you know what it means");
              page.copyable("the draft of a rule", shape.rule());
              html.close("details");
            });
  }

  /** Open where somebody acts; what nobody judged are often many cards that differ in a number. */
  private static void next(Page page, Finding finding) {
    Html html = page.html;
    NextScript next = NextScript.of(finding);
    boolean folded = finding.verdict() == Verdict.UNKNOWN;
    if (folded) {
      html.open("details", "class", "fold");
      html.leaf("summary", "Run next: " + next.script());
    } else {
      html.open("div", "class", "part").leaf("h4", "Run next");
    }
    html.leaf("p", "It " + next.shows() + ". The second line is for the global zone.");
    page.copyable("the commands for " + Visible.shortened(finding.id(), ID), next.commands());
    html.close(folded ? "details" : "div");
  }

  private static void aside(Page page, Finding finding) {
    Html html = page.html;
    html.open("dl", "class", "side");
    if (!finding.processes().isEmpty()) {
      html.leaf("dt", "Processes").open("dd");
      page.processes(finding, NAMED_PROCESSES);
      html.close("dd");
    }
    finding.entry().ifPresent(entry -> callers(page, entry));
    html.leaf("dt", "Evidence").open("dd");
    evidence(page, finding);
    html.close("dd").close("dl");
  }

  /** Programs for which the verdict is another one. */
  private static void callers(Page page, Entry entry) {
    if (entry.callers().isEmpty()) {
      return;
    }
    page.html.leaf("dt", "It differs by program").open("dd").open("ul");
    for (Entry.Caller caller : entry.callers()) {
      page.html.open("li");
      if (caller.name().equals("*")) {
        page.html.text("any other program");
      } else {
        page.html.leaf("code", Wording.caller(caller));
      }
      page.html.text(": " + caller.verdict().id());
      page.html.text(caller.note().isBlank() ? "" : " (" + caller.note() + ")").close("li");
    }
    page.html.close("ul").close("dd");
  }

  /** The sources behind a verdict, as a list. */
  static void evidence(Page page, Finding finding) {
    if (finding.evidence().isEmpty()) {
      page.html.text("none");
      return;
    }
    page.html.open("ul");
    for (String source : finding.evidence()) {
      page.html.open("li");
      page.evidence(source);
      page.html.close("li");
    }
    page.html.close("ul");
  }

  /** From the message to the verdict, so that a reader who disagrees sees at which step. */
  private static void chain(Page page, Finding finding) {
    Html html = page.html;
    boolean folded = finding.verdict() == Verdict.UNKNOWN;
    if (folded) {
      html.open("details", "class", "fold").leaf("summary", "Why there is no verdict");
    } else {
      html.open("div", "class", "why").leaf("h4", "How the verdict was reached");
    }
    html.open("ol", "class", "chain");
    List<String> spellings = finding.spellings();
    step(
        page,
        "Message",
        spellings.isEmpty() ? "a row without a message" : spellings.get(0),
        finding.first()
            + (spellings.size() > 1
                ? "; " + Wording.plural(spellings.size(), "spelling", "spellings")
                : ""));
    String sees = finding.entry().map(Entry::sees).orElse("");
    step(
        page,
        "Subject",
        finding.domain().id() + " " + finding.name(),
        sees.isBlank() ? "" : "answered with " + sees);
    step(
        page,
        "Knowledge",
        finding.entry().map(Entry::subject).orElse("no entry"),
        solution(finding));
    html.open("li").leaf("b", "Verdict");
    page.verdict(finding.verdict());
    html.leaf("small", verdictNote(finding)).close("li");
    html.close("ol").close(folded ? "details" : "div");
  }

  private static void step(Page page, String name, String what, String note) {
    page.html.open("li").leaf("b", name).leaf("code", Visible.shortened(what, ID));
    if (!note.isEmpty()) {
      page.html.leaf("small", note);
    }
    page.html.close("li");
  }

  private static String solution(Finding finding) {
    if (finding.inherited().isPresent()) {
      return Wording.basis(finding);
    }
    return finding.fixedIn().isBlank()
        ? ""
        : Wording.isSolved(finding.fixedIn())
            ? "solved on some platforms"
            : "not solved on any platform";
  }

  private static String verdictNote(Finding finding) {
    boolean mixed = finding.processes().stream().anyMatch(by -> by.verdict() != finding.verdict());
    String confidence = "confidence " + finding.confidence().id();
    return mixed ? confidence + "; the worst over its processes" : confidence;
  }

  private static void raw(Page page, Finding finding) {
    if (finding.lines().isEmpty()) {
      return;
    }
    String summary =
        finding.lines().size() == 1
            ? "The raw line"
            : "The first " + finding.lines().size() + " raw lines";
    List<String> sources =
        finding.lines().stream().map(line -> line.place().source()).distinct().toList();
    page.html.open("details", "class", "fold");
    page.html.leaf("summary", summary + " (" + String.join(", ", sources) + ")");
    page.rawLines(finding.lines());
    page.html.close("details");
  }
}
