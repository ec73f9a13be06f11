package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import java.util.List;

/** The complete list, and the part of it that only pretends to work. */
final class ListSections {
  /** Above this many findings only bad ones have details, so that the page stays usable. */
  private static final int ALL_DETAILED = 200;

  /** Rows that are laid out at once; a browser needs no time for a fold that is closed. */
  private static final int OPEN_ROWS = 200;

  private static final int NAMED_PROCESSES = 3;
  private static final int TITLE = 160;
  private static final int ID = 120;

  private ListSections() {}

  static void findings(Page page) {
    Html html = page.html;
    page.heading("All findings", Wording.number(page.triage.findings().size()));
    if (page.triage.findings().size() > 1) {
      filter(page);
    }
    List<Finding> all = page.triage.findings();
    List<Finding> open = all.subList(0, Math.min(OPEN_ROWS, all.size()));
    List<Finding> folded = all.subList(open.size(), all.size());
    html.open("table", "id", "rows", "class", "rows");
    rows(page, "All findings, worst first; open one for its details", open);
    if (!folded.isEmpty()) {
      html.open("details", "id", "more");
      html.leaf("summary", Wording.plural(folded.size(), "more finding", "more findings"));
      html.open("table", "class", "rows");
      rows(page, "The rest of the findings", folded);
      html.close("details");
    }
  }

  /** What stands in a table of findings, and the table's end. */
  private static void rows(Page page, String caption, List<Finding> findings) {
    Html html = page.html;
    html.leaf("caption", caption, "class", "hidden");
    html.open("thead").open("tr");
    html.leaf("th", "Verdict", "scope", "col", "data-sort", "verdict");
    html.leaf("th", "Finding", "scope", "col", "data-sort", "text");
    html.leaf("th", "Calls", "scope", "col", "data-sort", "number", "class", "number");
    html.leaf("th", "Processes", "scope", "col");
    html.leaf("th", "Confidence", "scope", "col", "data-sort", "confidence");
    html.close("tr").close("thead").open("tbody");
    findings.forEach(finding -> row(page, finding));
    page.endTable();
  }

  private static void filter(Page page) {
    Html html = page.html;
    html.open(
        "form",
        "class",
        "bar",
        "id",
        "filter",
        "aria-label",
        "Filter the findings",
        "data-script",
        "",
        "hidden",
        "");
    html.open("fieldset").leaf("legend", "Verdict", "class", "hidden");
    VerdictSection.WORST_FIRST.forEach(
        verdict -> {
          html.open("label");
          html.empty(
              "input", "type", "checkbox", "name", "verdict", "value", verdict.id(), "checked", "");
          page.verdict(verdict);
          html.close("label");
        });
    html.close("fieldset").open("label").text("Text ");
    html.empty("input", "type", "search", "name", "text", "aria-keyshortcuts", "/");
    html.close("label");
    html.leaf("button", "Reset", "type", "reset", "class", "button");
    html.leaf("span", "", "id", "shown", "role", "status").close("form");
  }

  private static void row(Page page, Finding finding) {
    Html html = page.html;
    boolean carded = page.hasCard(finding);
    if (carded) {
      html.open("tr", "data-verdict", finding.verdict().id());
    } else {
      html.open("tr", "data-verdict", finding.verdict().id(), "id", page.anchor(finding));
    }
    html.open("td");
    page.verdict(finding.verdict());
    html.close("td").open("th", "scope", "row");
    boolean detailed =
        finding.verdict().compareTo(Verdict.HARMLESS) > 0
            || page.triage.findings().size() <= ALL_DETAILED;
    if (detailed) {
      html.open("details").open("summary");
      name(page, finding);
      html.close("summary");
      details(page, finding, carded);
      html.close("details");
    } else {
      name(page, finding);
    }
    html.close("th");
    html.leaf("td", page.wording.count(finding.count()), "class", "number");
    html.open("td");
    page.processes(finding, NAMED_PROCESSES);
    html.close("td").leaf("td", finding.confidence().id()).close("tr");
  }

  private static void name(Page page, Finding finding) {
    if (finding.suppressed()) {
      page.html.open("s").leaf("code", Visible.shortened(finding.id(), ID)).close("s");
      page.html.text(" ").leaf("b", suppression(finding));
    } else {
      page.html.leaf("code", Visible.shortened(finding.id(), ID));
    }
    if (!finding.title().isBlank()) {
      page.html.text(" ").leaf("span", Visible.shortened(finding.title(), TITLE), "class", "quiet");
    }
  }

  private static String suppression(Finding finding) {
    return finding
        .extra()
        .suppression()
        .map(
            by -> "suppressed until " + by.expires() + ": " + Visible.shortened(by.reason(), TITLE))
        .orElse("suppressed");
  }

  private static void details(Page page, Finding finding, boolean carded) {
    Html html = page.html;
    html.open("dl", "class", "terms");
    if (carded) {
      html.leaf("dt", "Card").open("dd");
      page.idLink(finding);
      html.close("dd");
    }
    page.term("Spellings", String.join(" | ", finding.spellings()));
    page.term("First at", finding.first().toString());
    page.term("Confidence", finding.confidence().id());
    page.term("Support", finding.extra().supportNote());
    boolean named = finding.processes().size() <= NAMED_PROCESSES;
    if (!named && page.triage.findings().size() <= ALL_DETAILED) {
      html.leaf("dt", "Processes").open("dd");
      page.processes(finding, CardSections.NAMED_PROCESSES);
      html.close("dd");
    }
    if (!carded) {
      page.term("Seen", finding.seen());
      page.term("Outcome", OutcomeWords.of(finding.extra().outcomes()));
      page.term("Why", finding.why());
      page.term("What to do", finding.advice());
      page.term("Fixed in", Wording.fixedIn(finding));
      finding
          .extra()
          .platform()
          .ifPresent(note -> page.term(PlatformNote.LABEL, note.text() + "."));
      page.term("Second opinion", Notes.secondOpinion(finding).orElse(""));
      page.term("Basis", Wording.basis(finding));
      if (!finding.evidence().isEmpty()) {
        html.leaf("dt", "Evidence").open("dd");
        CardSections.evidence(page, finding);
        html.close("dd");
      }
    }
    html.close("dl");
    if (!carded && !finding.lines().isEmpty()) {
      page.rawLines(finding.lines().subList(0, 1));
    }
  }

  /** The findings whose success is faked. */
  static List<Finding> faked(Page page) {
    return page.wording.judged().stream().filter(Notes::isFaked).toList();
  }

  static void fakedSection(Page page) {
    Html html = page.html;
    List<Finding> faked = faked(page);
    page.heading("Success without effect", Wording.number(faked.size()));
    html.leaf(
        "p",
        "LX answers these with success and does nothing. Programs go on, but what they asked for"
            + " is not there.");
    page.table(
        "Calls whose success is faked",
        "stack",
        "Finding",
        "Verdict",
        "Calls#",
        "Processes",
        "What is missing");
    for (Finding finding : faked) {
      html.open("tr").open("th", "scope", "row");
      page.idLink(finding);
      html.close("th").open("td", "data-label", "Verdict");
      page.verdict(finding.verdict());
      html.close("td");
      page.numberCell("Calls", page.wording.count(finding.count()));
      html.open("td", "data-label", "Processes");
      page.processes(finding, NAMED_PROCESSES);
      html.close("td");
      page.cell("What is missing", finding.why().isBlank() ? finding.title() : finding.why());
      html.close("tr");
    }
    page.endTable();
  }
}
