package io.github.lxtriage.lx;

import java.util.Objects;

/**
 * A text that LX prints or once printed: a row of {@code messages.csv}.
 *
 * @param format the text as the source has it, with its {@code printf} conversions
 * @param since the day it came, as YYYY-MM-DD
 * @param until the day it went; empty while it is still printed
 * @param result what the caller gets: an errno name, or words where that is not all
 * @param side {@code kernel} or {@code user-land}
 */
public record MessageFormat(
    String id, String format, String since, String until, String result, String side) {
  public MessageFormat {
    Objects.requireNonNull(id);
    Objects.requireNonNull(format);
    Objects.requireNonNull(since);
    Objects.requireNonNull(until);
    Objects.requireNonNull(result);
    Objects.requireNonNull(side);
  }

  /** The same text, printed on other days. */
  MessageFormat during(String first, String last) {
    return new MessageFormat(id, format, first, last, result, side);
  }
}
