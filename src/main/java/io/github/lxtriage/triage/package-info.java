/**
 * Counts records into a mergeable tally, weighs it against the knowledge, and decides how far a
 * capture can be trusted. No I/O. Uses {@code trace}, {@code lx}, {@code linux} and {@code
 * knowledge}. Doors: {@link Tally} and {@link Triage}.
 */
@NullMarked
package io.github.lxtriage.triage;

import org.jspecify.annotations.NullMarked;
