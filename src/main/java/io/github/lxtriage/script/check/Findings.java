package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what the lints of one program find, and leaves out what its comments silence: {@code
 * lxtriage-ignore: NAME} for its own lines and the next, {@code lxtriage-ignore-file: NAME} for the
 * program.
 */
final class Findings {
  private static final Pattern IGNORE =
      Pattern.compile("lxtriage-ignore(-file)?:[ \t]*([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)");

  private final List<Problem> problems = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();

  private record Silence(List<String> lints, int from, int to) {
    boolean covers(Lint lint, int line) {
      return line >= from && line <= to && lints.contains(lint.id());
    }
  }

  Findings(DProgram program) {
    for (DProgram.Control comment : program.comments()) {
      Matcher ignore = IGNORE.matcher(comment.text());
      while (ignore.find()) {
        boolean file = ignore.group(1) != null;
        int first = comment.at().line();
        int last = first + (int) comment.text().chars().filter(c -> c == '\n').count();
        silences.add(
            new Silence(
                Arrays.asList(ignore.group(2).split("[ \t]*,[ \t]*")),
                file ? 0 : first,
                file ? Integer.MAX_VALUE : last + 1));
      }
    }
  }

  void error(Lint lint, Span at, String message) {
    add(lint, at, true, message);
  }

  void warning(Lint lint, Span at, String message) {
    add(lint, at, false, message);
  }

  private void add(Lint lint, Span at, boolean error, String message) {
    if (silences.stream().noneMatch(silence -> silence.covers(lint, at.line()))) {
      problems.add(new Problem(at.line(), at.column(), error, message, Optional.of(lint)));
    }
  }

  List<Problem> problems() {
    return problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
  }
}
