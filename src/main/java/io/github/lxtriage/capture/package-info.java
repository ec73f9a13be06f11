/**
 * Reads what {@code dtrace} printed into trace records and diagnostics, as a stream. Uses {@code
 * trace}. Door: {@link CaptureReader}.
 */
@NullMarked
package io.github.lxtriage.capture;

import org.jspecify.annotations.NullMarked;
