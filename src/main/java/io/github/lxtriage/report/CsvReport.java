package io.github.lxtriage.report;

import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.Triage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes one row for each finding, RFC 4180 with newlines, safe to open in a spreadsheet. */
final class CsvReport {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  /** What a spreadsheet takes for the start of a formula, also in full-width letters. */
  private static final String FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("id", Finding::id),
          Column.text("domain", finding -> finding.domain().id()),
          Column.text("name", Finding::name),
          Column.text("verdict", finding -> finding.verdict().id()),
          Column.text("confidence", finding -> finding.confidence().id()),
          Column.number("count", finding -> Long.toString(finding.count())),
          Column.number("calls", finding -> Long.toString(finding.calls())),
          Column.text("title", Finding::title),
          Column.text("why", Finding::why),
          Column.text("advice", Finding::advice),
          Column.text("fixed_in", Finding::fixedIn),
          Column.text("spellings", finding -> String.join(" | ", finding.spellings())),
          Column.text("processes", Column::processes),
          Column.text("first_source", finding -> finding.first().source()),
          Column.number("first_line", finding -> Long.toString(finding.first().line())),
          Column.text("evidence", finding -> String.join(" | ", finding.evidence())),
          Column.text("suppressed", finding -> Boolean.toString(finding.suppressed())),
          Column.text("suppression", CsvReport::suppression),
          Column.text("seen", Finding::seen),
          Column.number("refusals", finding -> Long.toString(finding.refusals())),
          Column.text("support", CsvReport::support),
          Column.text("outcome", finding -> OutcomeWords.of(finding.extra().outcomes())),
          Column.text(
              "platform_note",
              finding -> finding.extra().platform().map(PlatformNote::text).orElse("")),
          Column.text("second_opinion", finding -> Notes.secondOpinion(finding).orElse("")),
          Column.text("basis", Wording::basis));

  /** Of all captures together: unless it is {@code complete}, counts are lower bounds. */
  private static final String TRUST = "trust";

  /** What was added after that, since new columns come at the end. */
  private static final List<Column> LATER =
      List.of(
          Column.text("versions", finding -> String.join(" | ", Wording.versions(finding))),
          Column.text("wants_version_of", finding -> String.join(" | ", finding.extra().wants())));

  private CsvReport() {}

  @SuppressWarnings("UnusedVariable") // every writer has the same shape
  static String text(Triage triage, ReportContext context) throws IOException {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      csv.printRecord(cells(Column::header, TRUST));
      for (Finding finding : triage.findings()) {
        csv.printRecord(cells(column -> cell(column, finding), triage.trust().id()));
      }
    }
    return out.toString();
  }

  private static Stream<String> cells(Function<Column, String> cell, String trust) {
    return Stream.of(COLUMNS.stream().map(cell), Stream.of(trust), LATER.stream().map(cell))
        .flatMap(Function.identity());
  }

  /** Until when it does not count, and why. */
  private static String suppression(Finding finding) {
    return finding
        .extra()
        .suppression()
        .filter(by -> finding.suppressed())
        .map(by -> "until " + by.expires() + ": " + by.reason())
        .orElse("");
  }

  private static String support(Finding finding) {
    return finding.domain() == Domain.SOCKOPT ? finding.support().id() : "";
  }

  private static String cell(Column column, Finding finding) {
    String raw = column.cell().apply(finding);
    return column.number() ? raw : defused(raw);
  }

  static String defused(String raw) {
    // a dash alone, the name of standard input, is text to every spreadsheet
    boolean formula =
        !raw.isEmpty() && !raw.equals("-") && FORMULA_STARTS.indexOf(raw.charAt(0)) >= 0;
    return (formula ? "'" : "") + Visible.line(raw);
  }
}
