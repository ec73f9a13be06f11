package io.github.lxtriage.report;

import io.github.lxtriage.triage.Triage;

/** Writes the self-contained page. */
final class PageReport {
  private PageReport() {}

  static String text(Triage triage, ReportContext context) {
    return triage.records() + context.version();
  }
}
