package io.github.lxtriage.lx;

/** A text has the form of a message, but LX cannot have printed it. */
final class NotSaidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSaidException(String message) {
    super(message, null, false, false); // thrown for each such text, and never shown
  }
}
