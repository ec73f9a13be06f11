package io.github.lxtriage.triage;

/**
 * How often a finding was seen in one capture.
 *
 * @param source the capture's name
 * @param count as the finding counts: refusals where there are any in all captures, else calls
 */
public record SourceCount(String source, long count) {}
