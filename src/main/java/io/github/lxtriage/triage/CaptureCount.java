package io.github.lxtriage.triage;

/** How often one capture saw a subject refused, and how often it saw a mere call of it. */
record CaptureCount(long refusals, long calls) {
  CaptureCount plus(CaptureCount other) {
    return new CaptureCount(refusals + other.refusals, calls + other.calls);
  }
}
