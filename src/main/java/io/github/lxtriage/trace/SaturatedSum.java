package io.github.lxtriage.trace;

import java.util.stream.LongStream;

/**
 * Adds counts that a capture states. They are not trusted: what exceeds a {@code long} stays the
 * largest one, because a sum that wraps around would be read as a small or a negative count.
 */
public final class SaturatedSum {
  private SaturatedSum() {}

  /** The sum, or the number nearest to it that a {@code long} can hold. */
  public static long of(long a, long b) {
    long sum = a + b;
    boolean wrapped = ((a ^ sum) & (b ^ sum)) < 0;
    return wrapped ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
  }

  /** The sum of all, in their order. */
  public static long of(LongStream all) {
    return all.reduce(0, SaturatedSum::of);
  }
}
