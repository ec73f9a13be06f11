package io.github.lxtriage.fleet;

/** What the user can mend, said in one line; everything else is a defect and keeps its trace. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1;

  UserException(String line, Exception cause) {
    super(line, cause);
  }
}
