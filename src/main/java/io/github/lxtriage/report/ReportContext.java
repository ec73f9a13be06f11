package io.github.lxtriage.report;

/**
 * Everything a writer needs besides the triage; writers ask nobody else.
 *
 * @param version of the program
 * @param knowledge how much is known, in words: {@code 342 entries}
 * @param width columns of the terminal, for the table; 0 is unlimited
 * @param colour true where the table may use terminal colours
 */
public record ReportContext(String version, String knowledge, int width, boolean colour) {

  public ReportContext {
    if (width < 0) {
      throw new IllegalArgumentException("a width is not negative: " + width);
    }
  }

  /** The context for files: no width, no colour. */
  public static ReportContext plain(String version, String knowledge) {
    return new ReportContext(version, knowledge, 0, false);
  }
}
