package io.github.lxtriage.chart;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One bar, made of segments of different tones.
 *
 * @param label what the bar counts
 * @param mark the tone whose shape stands before the label
 * @param atLeast a sign before the total where it is a lower bound, unless the total is 0; may be
 *     empty
 * @param note what is said behind the total, where there is room; may be empty
 * @param segments in the order of their tones
 */
public record Bar(
    String label, Optional<Tone> mark, String atLeast, String note, List<Segment> segments) {

  public Bar {
    segments = segments.stream().sorted(Comparator.comparing(Segment::tone)).toList();
    Set<Tone> tones = new HashSet<>();
    for (Segment segment : segments) {
      if (!tones.add(segment.tone())) {
        throw new IllegalArgumentException("two segments of one tone: " + segment.tone());
      }
    }
  }

  /** A bar with nothing but its label and its segments. */
  public static Bar of(String label, List<Segment> segments) {
    return new Bar(label, Optional.empty(), "", "", segments);
  }

  /** Counts of a capture may be as large as a long; their sum does not wrap around. */
  long total() {
    return segments.stream()
        .mapToLong(Segment::value)
        .reduce(0, (sum, value) -> sum > Long.MAX_VALUE - value ? Long.MAX_VALUE : sum + value);
  }

  /** A part of a bar; a part of size 0 is not drawn. */
  public record Segment(String name, long value, Tone tone) {
    public Segment {
      if (value < 0) {
        throw new IllegalArgumentException("a segment is not negative: " + value);
      }
    }
  }
}
