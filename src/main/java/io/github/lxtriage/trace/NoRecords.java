package io.github.lxtriage.trace;

/** Why a capture may hold no record. */
public enum NoRecords {
  /** It holds no line. */
  EMPTY("empty: nothing was captured"),
  /** Its lines are headings, what dtrace says of itself, or blank. */
  HEADINGS("no row in it: nothing was reported while it ran"),
  /** It holds lines of which none is dtrace's. */
  NO_CAPTURE("not a capture: no record could be read");

  private final String words;

  NoRecords(String words) {
    this.words = words;
  }

  /**
   * Why a capture of so many lines holds no record.
   *
   * @param unread how many of the lines could not be read
   */
  public static NoRecords of(long lines, long unread) {
    return lines == 0 ? EMPTY : unread == 0 ? HEADINGS : NO_CAPTURE;
  }

  /** The words, as they follow the name of the file. */
  public String words() {
    return words;
  }
}
