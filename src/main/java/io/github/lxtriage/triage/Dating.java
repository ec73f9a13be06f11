package io.github.lxtriage.triage;

/**
 * Between which days of SmartOS a capture was made, by texts that LX printed only for a time.
 *
 * @param olderThan the first day on which one of its texts was no longer printed, {@code
 *     YYYY-MM-DD}; empty where all of them still are
 * @param newerThan the day on which the newest of its texts came; never empty
 * @param text the text that shows how old it is; empty where {@code olderThan} is
 * @param line the number of the line with that text; 0 where there is none
 */
public record Dating(String olderThan, String newerThan, String text, long line) {

  /** True where the texts are of two eras, so that no single build printed them all. */
  public boolean contradicts() {
    return !olderThan.isEmpty() && newerThan.compareTo(olderThan) >= 0;
  }

  /** What that means, as a sentence without a final dot; empty where it tells nothing. */
  public String sentence() {
    if (olderThan.isEmpty()) {
      return "";
    }
    return contradicts()
        ? "The capture holds texts of two eras, from before "
            + month(olderThan)
            + " and from "
            + month(newerThan)
            + " or later: it is not from a single platform"
        : "This platform is older than " + month(olderThan);
  }

  private static String month(String day) {
    return day.substring(0, "YYYY-MM".length());
  }
}
