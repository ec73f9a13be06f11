package io.github.lxtriage.trace;

/** How a record was read; a format that fits its columns to the byte is {@link #STRICT}. */
public enum Reading {
  /** Every field stands in the columns that the producer prints. */
  STRICT("strict"),
  /**
   * Two or more lines were joined, because a key held a newline (format reference, section 9.5).
   */
  JOINED("joined"),
  /** The text above a histogram is a label, not a key (section 17, A6). */
  LABEL("label"),
  /**
   * The columns do not fit; read from blanks, as in text that a web page collapsed (section 17,
   * A19).
   */
  LOW("low");

  private final String id;

  Reading(String id) {
    this.id = id;
  }

  /** The word that {@code parse} prints as {@code confidence}. */
  public String id() {
    return id;
  }
}
