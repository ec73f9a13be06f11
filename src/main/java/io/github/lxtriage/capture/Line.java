package io.github.lxtriage.capture;

/**
 * A line of a capture, as bytes: each character is one byte (ISO-8859-1), so that columns can be
 * counted.
 *
 * @param number 1-based number of its first physical line
 * @param span how many physical lines it stands on: more than 1 where a diagnostic had cut it in
 *     two or lines were joined, 0 for a piece of a line that another piece follows
 * @param text without its line end
 * @param bytes how many bytes of the capture it stands for, with line ends and all that was removed
 * @param terminated false for a last line without a newline
 * @param whole false where the line was longer than a line can be and only its beginning was kept
 */
record Line(long number, int span, String text, long bytes, boolean terminated, boolean whole) {

  /** The text without blanks at its end: editors, mail and wikis drop them. */
  String stripped() {
    int end = Columns.trimmedEnd(text);
    return end == text.length() ? text : text.substring(0, end);
  }

  /**
   * True for a line that says nothing: no text, blanks only, the {@code ^C} of a terminal, or what
   * stands in a document for lines left out.
   */
  boolean blank() {
    int start = Columns.skipBlanks(text, 0);
    if (start == text.length()) {
      return whole;
    }
    char first = text.charAt(start);
    if ((first > ' ' && first != '^' && first != '[') || text.length() - start > 64 || !whole) {
      return false;
    }
    String words = text.strip();
    return words.isEmpty() || words.equals("^C") || words.equals("[...]") || words.equals("^C^C");
  }

  /** True for what a terminal or a document put between the lines of dtrace. */
  boolean foreign() {
    return dots() || (blank() && !text.isBlank());
  }

  private boolean dots() {
    return text.length() < 128 && text.endsWith("...") && text.strip().equals("...");
  }

  /** True where it says that lines of dtrace were left out. */
  boolean elision() {
    return foreign() && text.indexOf('.') >= 0;
  }

  /** This line and the next as one, with a newline between them. */
  Line joined(Line next) {
    return with(text + "\n" + next.text, next);
  }

  /** This line and the next as one block of lines, of which only the first one's text is kept. */
  Line and(Line next) {
    return with(text, next);
  }

  private Line with(String joined, Line next) {
    return new Line(
        number, span + next.span, joined, bytes + next.bytes, next.terminated, whole && next.whole);
  }

  /** The same line with some of its bytes taken out of the text. */
  Line as(String other) {
    return new Line(number, span, other, bytes, terminated, whole);
  }

  /** The piece before a column, where another record begins on the same line. */
  Line before(int column) {
    return new Line(number, 0, text.substring(0, column), column, true, true);
  }

  /** The piece from a column on. */
  Line after(int column) {
    return new Line(number, span, text.substring(column), bytes - column, terminated, whole);
  }
}
