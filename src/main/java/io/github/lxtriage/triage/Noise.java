package io.github.lxtriage.triage;

/**
 * Which differences of two counts mean something. Two runs of the same thing never count alike: how
 * often a program retries depends on the moment. Counts are compared for each capture that can show
 * the finding, and differ only where one is at least half as large again as the other, and they lie
 * further apart than three standard deviations of two counts of independent events.
 */
public final class Noise {
  private static final double FACTOR = 1.5;
  private static final double DEVIATIONS = 3;

  private Noise() {}

  /** The rule in words, as help and outputs state it. */
  public static final String RULE =
      "A count is more or less only where one, for each capture that can show it, is at least 1.5"
          + " times the other, and they lie more than 3 * sqrt(before + after) apart; what is nearer"
          + " is noise.";

  /**
   * True where two counts differ by more than chance.
   *
   * @param able in how many captures the first was counted
   * @param otherAble in how many the second was
   */
  static boolean differ(long count, long able, long other, long otherAble) {
    double n = Math.max(1, able);
    double m = Math.max(1, otherAble);
    double a = count / n;
    double b = other / m;
    double deviation = Math.sqrt(count / (n * n) + other / (m * m));
    return Math.max(a, b) >= FACTOR * Math.min(a, b) && Math.abs(a - b) > DEVIATIONS * deviation;
  }
}
