package io.github.lxtriage.script.check;

import io.github.lxtriage.linux.FactTable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function of D.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 */
record Function(String name, Kind kind, int least, int most) {
  private static final Map<String, Function> ALL =
      FactTable.read(Function.class, "functions.csv").stream()
          .map(Function::of)
          .collect(Collectors.toUnmodifiableMap(Function::name, f -> f));

  /** What a function may be used for. */
  enum Kind {
    AGGREGATING,
    ACTION,
    DESTRUCTIVE,
    SUBROUTINE
  }

  static Optional<Function> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Function of(FactTable.Row row) {
    return new Function(
        row.get("name"),
        Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
        Integer.parseInt(row.get("least")),
        row.get("most").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row.get("most")));
  }

  /** True for what can only stand as a whole statement. */
  boolean isStatement() {
    boolean value =
        switch (name) {
          case "stack",
              "ustack",
              "jstack",
              "sym",
              "func",
              "mod",
              "usym",
              "ufunc",
              "umod",
              "uaddr",
              "copyout",
              "copyoutstr" ->
              true;
          default -> false;
        };
    return (kind == Kind.ACTION || kind == Kind.DESTRUCTIVE) && !value;
  }

  /** How many arguments it takes, in words. */
  String arity() {
    String words =
        least == most
            ? "" + least
            : most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
    return words + (words.equals("1") ? " argument" : " arguments");
  }
}
