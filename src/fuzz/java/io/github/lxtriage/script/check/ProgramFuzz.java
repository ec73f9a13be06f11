package io.github.lxtriage.script.check;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Any text may be given as a D program: nothing is thrown, a text is a program or has a syntax
 * error, and every problem stands in a line that the text has.
 */
public final class ProgramFuzz {
  private ProgramFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<Problem> problems = Checker.check(text);
    List<Problem> syntax = Checker.syntax(text);
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    for (Problem problem : problems) {
      if (problem.line() < 1 || problem.line() > lines || problem.column() < 1) {
        throw new AssertionError("no such place: " + problem);
      }
    }
    if (!syntax.isEmpty() && !problems.equals(syntax)) {
      throw new AssertionError("a syntax error stands alone: " + problems);
    }
  }
}
