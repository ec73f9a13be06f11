package io.github.lxtriage.script;

/** A value that an option cannot have, or an option that a script cannot have. */
public final class BadValueException extends Exception {
  private static final long serialVersionUID = 1;

  BadValueException(String message) {
    super(message);
  }
}
