package io.github.lxtriage.capture;

/**
 * A line of a capture, as bytes: each character is one byte (ISO-8859-1), so that columns can be
 * counted.
 *
 * @param number 1-based number of its first physical line
 * @param span how many physical lines it stands on; more than 1 where a diagnostic had cut it in
 *     two
 * @param text without its line end
 * @param terminated false for a last line without a newline
 * @param whole false where the line was longer than a line can be and only its beginning was kept
 */
record Line(long number, int span, String text, boolean terminated, boolean whole) {

  /** The text without blanks at its end: editors, mail and wikis drop them. */
  String stripped() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** True for a line that says nothing: no text, blanks only, or the {@code ^C} of a terminal. */
  boolean blank() {
    String stripped = text.strip();
    return whole && (stripped.isEmpty() || stripped.equals("^C"));
  }

  /** This line and the next as one, with a newline between them. */
  Line joined(Line next) {
    return new Line(
        number, span + next.span, text + "\n" + next.text, next.terminated, whole && next.whole);
  }
}
