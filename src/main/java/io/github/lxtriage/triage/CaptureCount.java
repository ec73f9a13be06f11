package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;

/** How often one capture saw a subject refused, and how often it saw a mere call of it. */
record CaptureCount(long refusals, long calls) {
  CaptureCount plus(CaptureCount other) {
    return new CaptureCount(
        SaturatedSum.of(refusals, other.refusals), SaturatedSum.of(calls, other.calls));
  }
}
