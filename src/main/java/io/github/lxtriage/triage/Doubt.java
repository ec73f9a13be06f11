package io.github.lxtriage.triage;

import java.util.Arrays;
import java.util.Optional;

/**
 * A reason why a capture is not known to be whole, though it reports no loss.
 *
 * @param count how many runs, lines or records it is about
 * @param line the 1-based line where it shows first
 * @param text the first line or message that it is about; may be empty; not trusted
 */
public record Doubt(Kind kind, long count, long line, String text) {

  /** The kinds of doubt. */
  public enum Kind {
    /** A line holds {@code dtrace: } and is none of the messages known. */
    NOT_UNDERSTOOD("not-understood"),
    /**
     * A run has marks, and no heading says which script ran, so that nobody knows what it prints.
     */
    NO_SCRIPT("no-script"),
    /** A run has its heading and no end mark. */
    NO_END("no-end-mark"),
    /** An end mark closes no start mark above it, or says an earlier time. */
    STRAY_END("stray-end-mark"),
    /** The script was told to keep only the largest counts, or what one process or option does. */
    LIMITED("limited-by-options"),
    /** Records between the marks are not those of the script that the heading names. */
    OTHER_SCRIPT("records-of-another-script"),
    /** Rows between the marks break off before their end. */
    BROKEN_ROW("broken-rows"),
    /** Records stand below the end mark, where dtrace prints nothing any more. */
    BELOW_END("below-end-mark"),
    /** A script that counts, and whose counts dtrace prints below the end mark or not at all. */
    COUNTS_AFTER_END("counts-after-end-mark"),
    /** Lines below the heading could not be read. */
    UNREAD("unread-lines");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The word used in outputs. */
    public String id() {
      return id;
    }

    /** The kind that an id names. */
    public static Optional<Kind> of(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
  }

  /** Both, of which the first keeps its place and text. */
  Doubt and(Doubt other) {
    Doubt first = line <= other.line ? this : other;
    return new Doubt(kind, count + other.count, first.line, first.text);
  }

  /** The same, below other lines. */
  Doubt below(long lines) {
    return new Doubt(kind, count, line + lines, text);
  }

  Trust.Reason reason() {
    String where = " (line " + line + ")";
    String many = count == 1 ? "" : ", and " + (count - 1) + " more";
    return switch (kind) {
      case NOT_UNDERSTOOD ->
          new Trust.Reason(
              "A line of dtrace is not understood" + where + many + ": " + text,
              "look at the line: it may say that something was lost");
      case NO_SCRIPT ->
          new Trust.Reason(
              "No heading above the start mark names a script of ours" + where + many,
              "keep everything from the first line on");
      case NO_END ->
          new Trust.Reason(
              "The run that begins in line " + line + " has no end mark" + many,
              "stop dtrace with ^C and keep everything up to its last line");
      case STRAY_END ->
          new Trust.Reason(
              "An end mark closes no start mark" + where + many,
              "keep everything from the first line on, and each capture in its own file");
      case LIMITED ->
          new Trust.Reason(
              "The script was limited by " + text + ": what is not shown may have happened" + where,
              "capture without these options");
      case OTHER_SCRIPT ->
          new Trust.Reason(
              counted("record is", "records are")
                  + " not of the script that the heading names"
                  + where,
              "keep each capture in its own file");
      case BROKEN_ROW ->
          new Trust.Reason(
              counted("row breaks off", "rows break off")
                  + " before the end of the message"
                  + where,
              "copy the whole file");
      case BELOW_END ->
          new Trust.Reason(
              counted("record stands", "records stand") + " below the end mark" + where,
              "keep each capture in its own file");
      case COUNTS_AFTER_END ->
          new Trust.Reason(
              "The script is of an older version: dtrace prints its counts below the end mark,"
                  + " and nothing shows that they are whole"
                  + where
                  + many,
              "make the script again with this version, and capture again");
      case UNREAD ->
          new Trust.Reason(
              counted("line", "lines") + " below the heading could not be read" + where,
              "look at the unread lines");
    };
  }

  private String counted(String one, String other) {
    return count + " " + (count == 1 ? one : other);
  }
}
