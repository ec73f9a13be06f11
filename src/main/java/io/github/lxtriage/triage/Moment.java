package io.github.lxtriage.triage;

/**
 * How often something was refused in a stretch of time.
 *
 * @param source the capture's name
 * @param second where the stretch begins, in seconds since the capture began; a stretch is one
 *     second, or 2, 4, 8 ... in a capture that holds refusals in more than 240
 * @param count refusals in this stretch
 */
public record Moment(String source, long second, long count) {
  public Moment {
    if (second < 0) {
      throw new IllegalArgumentException("before the capture began: " + second);
    }
  }
}
