package io.github.lxtriage.triage;

/**
 * The text a finding rests on, as it stands in the capture.
 *
 * @param text the line or lines, joined by newlines; not trusted
 */
public record RawLine(Place place, String text) {

  /** The same line of a capture whose first lines were counted apart. */
  RawLine below(long linesBefore) {
    return linesBefore == 0
        ? this
        : new RawLine(new Place(place.source(), place.line() + linesBefore), text);
  }
}
