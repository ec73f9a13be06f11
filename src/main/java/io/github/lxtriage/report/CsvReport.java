package io.github.lxtriage.report;

import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Triage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
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
          Column.text("evidence", finding -> String.join(" | ", finding.evidence())));

  private CsvReport() {}

  @SuppressWarnings("UnusedVariable") // every writer has the same shape
  static String text(Triage triage, ReportContext context) throws IOException {
    StringWriter out = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      csv.printRecord(COLUMNS.stream().map(Column::header));
      for (Finding finding : triage.findings()) {
        csv.printRecord(COLUMNS.stream().map(column -> cell(column, finding)));
      }
    }
    return out.toString();
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
