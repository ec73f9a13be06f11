package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** The lints that are silenced in the whole program. */
  private final Set<String> silent = new HashSet<>();

  /** The lines in which each lint is silenced. */
  private final Map<String, BitSet> silentIn = new HashMap<>();

  Findings(DProgram program) {
    for (DProgram.Control comment : program.comments()) {
      Matcher ignore = IGNORE.matcher(comment.text());
      int line = comment.at().line();
      int begin = 1 - comment.at().column();
      int at = 0;
      Set<String> names = new HashSet<>();
      while (ignore.find()) {
        for (; at < ignore.start(); at++) {
          if (comment.text().charAt(at) == '\n') {
            line++;
            begin = at + 1;
          }
        }
        names.addAll(silenced(new Span(0, 0, line, ignore.start() - begin + 1), ignore));
      }
      names.retainAll(NAMES);
      int first = comment.at().line();
      int last = first + (int) comment.text().chars().filter(c -> c == '\n').count();
      names.forEach(
          name -> silentIn.computeIfAbsent(name, lint -> new BitSet()).set(first, last + 2));
    }
  }

  /** The names that a comment silences for its own lines and the next. */
  private List<String> silenced(Span at, Matcher ignore) {
    boolean file = ignore.group(1).equals("-ignore-file");
    if ((!file && !ignore.group(1).equals("-ignore")) || ignore.group(2).isEmpty()) {
      told(at, "'" + ignore.group().strip() + "' silences nothing: write " + FORM);
      return List.of();
    }
    List<String> names = Arrays.asList(ignore.group(3).split("[ \t]*,[ \t]*"));
    names.stream()
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> told(at, "no lint is named '" + name + "': see check --lints"));
    if (file) {
      silent.addAll(names);
    }
    return file ? List.of() : names;
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
    BitSet lines = silentIn.get(lint.id());
    if (!silent.contains(lint.id()) && (lines == null || !lines.get(at.line()))) {
      problems.add(new Problem(at.line(), at.column(), error, message, Optional.of(lint)));
    }
  }

  List<Problem> problems() {
    return problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
  }
}
