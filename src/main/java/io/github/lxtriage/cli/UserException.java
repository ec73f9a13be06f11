package io.github.lxtriage.cli;

/** A user's file is at fault; the message is the one line that is shown. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1;

  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
