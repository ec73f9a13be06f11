/**
 * Reads a triage back that was saved as JSON. Uses {@code triage} and what it uses. Door: {@link
 * SavedTriage}.
 */
@NullMarked
package io.github.lxtriage.report.saved;

import org.jspecify.annotations.NullMarked;
