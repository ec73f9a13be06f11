package io.github.lxtriage.report;

import io.github.lxtriage.triage.Triage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a triage is written. */
public enum ReportFormat {
  /** Lines for a terminal. */
  TABLE,
  /** One object, for programs. */
  JSON,
  /** One row for each finding, for spreadsheets. */
  CSV,
  /** Text for a ticket. */
  MARKDOWN,
  /** A test case for each finding, for continuous integration. */
  JUNIT,
  /** A result for each finding, for code scanning. */
  SARIF,
  /** One self-contained page. */
  HTML;

  /** The word used on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that an id names. */
  public static Optional<ReportFormat> of(String id) {
    for (ReportFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes a triage as UTF-8 with newlines. The same triage gives the same bytes, whatever the
   * clock, the locale and the machine. The stream is flushed, not closed.
   */
  public void write(Triage triage, ReportContext context, OutputStream out) throws IOException {
    out.write(text(triage, context).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String text(Triage triage, ReportContext context) throws IOException {
    return switch (this) {
      case TABLE -> TableReport.text(triage, context);
      case JSON -> JsonReport.text(triage, context);
      case CSV -> CsvReport.text(triage, context);
      case MARKDOWN -> MarkdownReport.text(triage, context);
      case JUNIT -> JUnitReport.text(triage, context);
      case SARIF -> SarifReport.text(triage, context);
      case HTML -> PageReport.text(triage, context);
    };
  }
}
