package io.github.lxtriage.triage;

/**
 * The text a finding rests on, as it stands in the capture.
 *
 * @param text the line or lines, joined by newlines; not trusted
 */
public record RawLine(Place place, String text) {
  /** Longer than any line of LX with its pid, name and colours; a stack has many lines. */
  private static final int MAX_LENGTH = 4_096;

  /** The same, with the beginning of a text that is too long to be kept. */
  RawLine cut() {
    return text.length() <= MAX_LENGTH
        ? this
        : new RawLine(place, text.substring(0, MAX_LENGTH) + "...");
  }

  /** The same line of a capture whose first lines were counted apart. */
  RawLine below(long linesBefore) {
    return linesBefore == 0
        ? this
        : new RawLine(new Place(place.source(), place.line() + linesBefore), text);
  }
}
