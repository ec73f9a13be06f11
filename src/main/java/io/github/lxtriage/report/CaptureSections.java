package io.github.lxtriage.report;

import io.github.lxtriage.triage.CaptureSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was read, what was not, what could not be seen, and the text for a ticket. */
final class CaptureSections {
  private static final int SHAPES = 50;
  private static final int SHAPE = 200;
  private static final int UNREADABLE = 200;

  /** What the two scripts print, for a reader whose file is something else. */
  private static final String EXPECTED =
      """
         PID              PROCESS CALL
        2718              systemd prctl option 23\\0

         PID              PROCESS   LEVEL     OPT
        5377                nginx       6       9
      """;

  private CaptureSections() {}

  static long unreadLines(Page page) {
    return page.triage.captures().stream().mapToLong(CaptureSummary::unread).sum();
  }

  /** An unread shape and the capture it is in. */
  private record Unread(String source, CaptureSummary.UnreadShape shape) {}

  static void unread(Page page) {
    Html html = page.html;
    long lines = page.triage.captures().stream().mapToLong(CaptureSummary::lines).sum();
    long unread = unreadLines(page);
    page.heading("Unread lines", Wording.number(unread) + " of " + Wording.number(lines));
    html.leaf(
        "p",
        unread == 0
            ? lines == 0 ? "There was no line to read." : "No line was left unread."
            : "Lines that nothing claims, grouped by shape: N stands for any number.");
    if (page.triage.records() == 0) {
      html.leaf("p", "Expected is what dtrace prints for the scripts, such as:");
      html.open("pre", "tabindex", "0").block(EXPECTED).close("pre");
    }
    List<Unread> shapes = new ArrayList<>();
    for (CaptureSummary capture : page.triage.captures()) {
      capture.unreadShapes().forEach(shape -> shapes.add(new Unread(capture.source(), shape)));
    }
    shapes.sort(Comparator.comparingLong((Unread row) -> row.shape().count()).reversed());
    if (!shapes.isEmpty()) {
      unreadTable(page, shapes);
    }
  }

  private static void unreadTable(Page page, List<Unread> shapes) {
    Html html = page.html;
    page.table("Unread lines by shape", "stack", "Lines#", "First at", "Shape");
    for (Unread row : shapes.subList(0, Math.min(SHAPES, shapes.size()))) {
      html.open("tr");
      page.numberCell("Lines", Wording.number(row.shape().count()));
      page.cell("First at", row.source() + ":" + row.shape().line());
      html.open("td", "data-label", "Shape");
      html.leaf("code", Visible.shortened(row.shape().shape(), SHAPE));
      html.close("td").close("tr");
    }
    page.endTable();
    if (shapes.size() > SHAPES) {
      html.leaf("p", "and " + Wording.number(shapes.size() - SHAPES) + " more shapes");
    }
  }

  /** What is missing, since the page reads like one of all inputs. */
  static void unreadable(Page page) {
    List<String> lines = page.triage.unreadable();
    page.heading("Not read", Wording.number(lines.size()));
    page.html.leaf("p", "What could not be read, and is missing from everything on this page:");
    page.html.open("ul", "class", "plain");
    for (String line : lines.subList(0, Math.min(UNREADABLE, lines.size()))) {
      page.html.leaf("li", Visible.shortened(line, SHAPE));
    }
    if (lines.size() > UNREADABLE) {
      page.html.leaf("li", "and " + Wording.number(lines.size() - UNREADABLE) + " more");
    }
    page.html.close("ul");
  }

  static void blind(Page page) {
    page.heading("Not visible here", "");
    if (page.triage.records() == 0) {
      page.html.leaf(
          "p", "No record was read, so nothing that LX refuses could have shown itself here.");
      return;
    }
    if (page.triage.blind().isEmpty()) {
      page.html.leaf("p", "Nothing is known that these captures cannot show.");
      return;
    }
    page.html.leaf(
        "p", "These fail without leaving a trace in what was read, so no verdict covers them.");
    page.html.open("ul", "class", "plain");
    page.triage.blind().forEach(sentence -> page.html.leaf("li", sentence));
    page.html.close("ul");
  }

  static void ticket(Page page) {
    page.heading("Ticket text", "");
    page.html.leaf(
        "p", "Markdown for an issue: environment, trust, what was found, one line of proof each.");
    page.copyable("the ticket text", Ticket.text(page.triage, page.context));
  }
}
