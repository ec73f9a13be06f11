package io.github.lxtriage.script.check;

import java.util.Comparator;
import java.util.Optional;

/**
 * What is wrong with a program, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param error true where dtrace would refuse the program
 * @param lint the lint that found it; empty for a syntax error
 */
public record Problem(int line, int column, boolean error, String message, Optional<Lint> lint) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  static Problem syntax(int line, int column, String message) {
    return new Problem(line, column, true, "syntax: " + message, Optional.empty());
  }

  /** {@code file:line:column: error: message}, or {@code warning: message [lint]}. */
  public String in(String file) {
    return file
        + ":"
        + line
        + ":"
        + column
        + (error ? ": error: " : ": warning: ")
        + message
        + lint.map(found -> " [" + found.id() + "]").orElse("");
  }
}
