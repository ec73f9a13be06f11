package io.github.lxtriage.capture;

import java.util.OptionalInt;

/**
 * Finds where a text that the LX brand says begins. Where a web page collapsed the blanks of a row,
 * nothing else separates a process name that holds blanks from the message behind it.
 */
@FunctionalInterface
public interface MessageStart {
  /** The offset of the first known message that runs to the end of the text, or empty. */
  OptionalInt in(String text);

  /** Knows no message: a name then ends at its first blank. */
  static MessageStart unknown() {
    return text -> OptionalInt.empty();
  }
}
