package io.github.lxtriage.triage;

import java.util.Comparator;

/**
 * A line in a capture.
 *
 * @param source the input as given, or the path below a directory
 * @param line 1-based
 */
public record Place(String source, long line) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::source).thenComparingLong(Place::line);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + ":" + line;
  }
}
