/** Tests of the writers, through {@link ReportFormat}. */
@NullMarked
package io.github.lxtriage.report;

import org.jspecify.annotations.NullMarked;
