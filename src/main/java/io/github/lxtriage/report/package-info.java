/**
 * Writes a triage as a page, table, CSV and JSON. Uses {@code triage} and what it uses, and {@code
 * chart}. Door: {@link ReportFormat}.
 */
@NullMarked
package io.github.lxtriage.report;

import org.jspecify.annotations.NullMarked;
