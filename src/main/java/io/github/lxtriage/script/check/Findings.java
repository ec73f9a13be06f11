package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Collects what the lints of one program find, and leaves out what its comments silence: {@code
 * lxtriage-ignore: NAME} for its own lines and the next, {@code lxtriage-ignore-file: NAME} for the
 * program.
 */
final class Findings {
  private static final Pattern IGNORE =
      Pattern.compile(
          "lxtriage(-i[gn][a-z-]*|[-_ ]?(?:i[gn][a-z_-]*|disable|silence|suppress)(?=:))(:?)[ \t]*([\\w-]*(?:[ \t]*,[ \t]*[\\w-]+)*)",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> NAMES =
      Arrays.stream(Lint.values()).map(Lint::id).collect(Collectors.toUnmodifiableSet());

  private static final String FORM = "lxtriage-ignore: NAME, or lxtriage-ignore-file: NAME";

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
        silence(comment, ignore);
      }
    }
  }

  private void silence(DProgram.Control comment, Matcher ignore) {
    String before = comment.text().substring(0, ignore.start());
    int newline = before.lastIndexOf('\n');
    int line = comment.at().line() + (int) before.chars().filter(c -> c == '\n').count();
    int column = newline < 0 ? comment.at().column() + before.length() : before.length() - newline;
    Span at = new Span(0, 0, line, column);
    boolean file = ignore.group(1).equals("-ignore-file");
    if ((!file && !ignore.group(1).equals("-ignore")) || ignore.group(2).isEmpty()) {
      told(at, "'" + ignore.group().strip() + "' silences nothing: write " + FORM);
      return;
    }
    List<String> names = Arrays.asList(ignore.group(3).split("[ \t]*,[ \t]*"));
    names.stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> told(at, "no lint is named '" + name + "': see check --lints"));
    int first = comment.at().line();
    int last = first + (int) comment.text().chars().filter(c -> c == '\n').count();
    silences.add(new Silence(names, file ? 0 : first, file ? Integer.MAX_VALUE : last + 1));
  }

  private void told(Span at, String message) {
    problems.add(new Problem(at.line(), at.column(), false, message, Optional.of(Lint.SILENCE)));
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
