package io.github.lxtriage.triage;

import java.util.Comparator;

/**
 * An error that a call answered with.
 *
 * @param number the Linux errno, positive; 0 where the call succeeded all the same
 * @param name its name; {@code errno N} where Linux has none
 */
public record Errno(long number, String name) implements Comparable<Errno> {
  private static final Comparator<Errno> ORDER =
      Comparator.comparingLong(Errno::number).thenComparing(Errno::name);

  @Override
  public int compareTo(Errno other) {
    return ORDER.compare(this, other);
  }
}
