package io.github.lxtriage.triage;

/**
 * The text a finding rests on, as it stands in the capture.
 *
 * @param text the line or lines, joined by newlines; not trusted
 */
public record RawLine(Place place, String text) {}
