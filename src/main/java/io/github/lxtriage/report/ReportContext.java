package io.github.lxtriage.report;

import io.github.lxtriage.triage.TriageDiff;
import java.util.Optional;

/**
 * Everything a writer needs besides the triage; writers ask nobody else.
 *
 * @param version of the program
 * @param knowledge how much is known, in words: {@code 342 entries}
 * @param width columns of the terminal, for the table; 0 is unlimited
 * @param colour true where the table may use terminal colours
 * @param groupBy the label whose values are the columns of the matrix; by default each capture is
 *     one
 * @param baseline what is different from a triage before, where one is given
 */
public record ReportContext(
    String version,
    String knowledge,
    int width,
    boolean colour,
    Optional<String> groupBy,
    Optional<TriageDiff> baseline) {

  /** A context without a label to group by and without a baseline. */
  public ReportContext(String version, String knowledge, int width, boolean colour) {
    this(version, knowledge, width, colour, Optional.empty(), Optional.empty());
  }

  public ReportContext {
    if (width < 0) {
      throw new IllegalArgumentException("a width is not negative: " + width);
    }
  }

  /** The same with another label to group by and another baseline. */
  public ReportContext with(Optional<String> label, Optional<TriageDiff> diff) {
    return new ReportContext(version, knowledge, width, colour, label, diff);
  }

  /** The context for files: no width, no colour. */
  public static ReportContext plain(String version, String knowledge) {
    return new ReportContext(version, knowledge, 0, false);
  }
}
