package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.Triage;
import java.util.ArrayList;
import java.util.List;

/** Writes the findings as lines for a terminal: the answer first, then the rows, worst first. */
final class TableReport {
  private static final int NAMED_PROCESSES = 3;
  private static final String ESC = "\u001b";

  private final Triage triage;
  private final ReportContext context;
  private final Wording wording;
  private final StringBuilder out = new StringBuilder();

  private TableReport(Triage triage, ReportContext context) {
    this.triage = triage;
    this.context = context;
    this.wording = new Wording(triage, ">=");
  }

  static String text(Triage triage, ReportContext context) {
    TableReport report = new TableReport(triage, context);
    report.answer();
    report.rows();
    report.notes();
    report.blind();
    report.actions();
    context
        .baseline()
        .ifPresent(
            diff ->
                report
                    .out
                    .append("\nAgainst the baseline: ")
                    .append(DiffTable.text(diff, context)));
    return report.out.toString();
  }

  private void answer() {
    paragraph("", wording.headline() + ".");
    paragraph("", "Trust: " + wording.trustLine() + ".");
    triage.captures().forEach(this::dating);
  }

  private void dating(CaptureSummary capture) {
    capture
        .dating()
        .filter(dating -> !dating.sentence().isEmpty())
        .ifPresent(
            dating ->
                paragraph(
                    "",
                    "Age: "
                        + (triage.captures().size() == 1 ? "" : capture.source() + ": ")
                        + dating.sentence()
                        + " ("
                        + dating.text()
                        + ", line "
                        + dating.line()
                        + ")."));
  }

  /** What is to be said of what is not described below anyway. */
  private void notes() {
    List<Finding> described = wording.with(Verdict.ACTIONABLE);
    for (Notes note : Notes.of(triage, described::contains)) {
      out.append('\n');
      line(note.heading() + ":");
      note.lines().forEach(text -> paragraph("  ", "- " + text));
    }
  }

  private void rows() {
    if (triage.findings().isEmpty()) {
      return;
    }
    List<Column> columns =
        List.of(
            Column.text("VERDICT", finding -> finding.verdict().id()),
            Column.number("COUNT", finding -> wording.count(finding.count())),
            Column.text("SUBJECT", Finding::id),
            Column.text("TITLE", TableReport::titleCell),
            Column.text("PROCESSES", finding -> Column.processes(finding, NAMED_PROCESSES)));
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(Column::header).toList());
    for (Finding finding : triage.findings()) {
      cells.add(
          columns.stream().map(column -> Visible.line(column.cell().apply(finding))).toList());
    }
    int[] widths = new TableWidths(context.width()).of(cells);
    out.append('\n');
    line(row(columns, cells.get(0), widths));
    for (int i = 0; i < triage.findings().size(); i++) {
      String row = cut(row(columns, cells.get(i + 1), widths));
      out.append(coloured(row, triage.findings().get(i).verdict())).append('\n');
    }
  }

  private static String titleCell(Finding finding) {
    return finding.suppressed() ? "(suppressed) " + finding.title() : finding.title();
  }

  private static String row(List<Column> columns, List<String> cells, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = DisplayWidth.cut(cells.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - DisplayWidth.of(cell));
      row.append(i == 0 ? "" : "  ")
          .append(columns.get(i).number() ? padding + cell : cell + padding);
    }
    return row.toString().stripTrailing();
  }

  private String coloured(String row, Verdict verdict) {
    int end = verdict.id().length();
    if (!context.colour() || row.length() < end) {
      return row;
    }
    String colour =
        switch (verdict) {
          case ACTIONABLE -> "31";
          case UNKNOWN -> "35";
          case DEGRADED -> "33";
          case HARMLESS -> "36";
          case SUPPORTED -> "32";
        };
    return ESC + "[" + colour + "m" + row.substring(0, end) + ESC + "[0m" + row.substring(end);
  }

  private void blind() {
    if (triage.blind().isEmpty()) {
      return;
    }
    out.append('\n');
    line("Not visible here:");
    triage.blind().forEach(sentence -> paragraph("  ", "- " + sentence));
  }

  private void actions() {
    for (Finding finding : wording.with(Verdict.ACTIONABLE)) {
      out.append('\n');
      paragraph("", finding.id() + ": " + finding.title());
      labelled("Seen", finding.seen());
      labelled("Outcome", OutcomeWords.of(finding.extra().outcomes()));
      labelled("Why", finding.why());
      labelled("Do", finding.advice());
      finding.extra().cures().forEach(this::cure);
      labelled("Fixed in", Wording.fixedIn(finding));
      finding.extra().platform().ifPresent(note -> labelled(PlatformNote.LABEL, note.text()));
      labelled("Second opinion", Notes.secondOpinion(finding).orElse(""));
      labelled("Basis", Wording.basis(finding));
      labelled("First at", finding.first().toString());
    }
  }

  /** The file stands as it is to be written, so that it can be copied. */
  private void cure(Cure cure) {
    labelled("Cure for " + cure.unit(), cure.why());
    paragraph("    ", "Write " + cure.file() + ":");
    cure.content()
        .lines()
        .forEach(text -> out.append("        ").append(Visible.line(text)).append('\n'));
    if (!cure.then().isBlank()) {
      paragraph("    ", "Then: " + cure.then());
    }
  }

  private void labelled(String label, String text) {
    if (!text.isBlank()) {
      paragraph("  ", label + ": " + text);
    }
  }

  private void line(String text) {
    out.append(cut(text)).append('\n');
  }

  private String cut(String text) {
    return context.width() == 0 ? text : DisplayWidth.cut(text, context.width());
  }

  /** Breaks at blanks where there is a width; a word that is too long stays whole. */
  private void paragraph(String indent, String text) {
    String rest = Visible.line(text).strip();
    String before = indent;
    while (context.width() > 0 && before.length() + DisplayWidth.of(rest) > context.width()) {
      int room = Math.max(1, context.width() - before.length());
      int at = rest.lastIndexOf(' ', DisplayWidth.beginning(rest, room).length());
      if (at <= 0) {
        at = rest.indexOf(' ');
      }
      if (at <= 0) {
        break;
      }
      out.append(before).append(rest, 0, at).append('\n');
      rest = rest.substring(at + 1).stripLeading();
      before = indent + "  ";
    }
    out.append(before).append(rest).append('\n');
  }
}
