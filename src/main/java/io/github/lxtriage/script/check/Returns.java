package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The probes of a program that fire where a function returns. Those that are no patterns are looked
 * up, and the patterns are tried a bounded number of times, so that a program of many clauses takes
 * no longer than its length.
 */
final class Returns {
  private record Function(String provider, String name) {}

  private record Pattern(Glob provider, Glob name, String function) {
    boolean fits(Function entry) {
      return (function.equals(entry.name()) || name.matches(entry.name()))
          && provider.matches(entry.provider());
    }
  }

  /** A program for people has some ten patterns and some hundred entries. */
  private static final int MOST_TRIED = 100_000;

  private final Set<Function> plain = new HashSet<>();
  private final Map<Function, Pattern> patterns = new LinkedHashMap<>();
  private final Map<Function, Boolean> known = new HashMap<>();
  private int tried;

  Returns(DProgram program) {
    program.clauses().stream()
        .flatMap(clause -> clause.probes().stream())
        .filter(probe -> Glob.matches(probe.name(), "return"))
        .forEach(this::add);
  }

  private void add(Probe probe) {
    Function function = new Function(probe.provider(), probe.function());
    Glob provider = Glob.of(probe.provider());
    Glob name = Glob.of(probe.function());
    if (provider.isPlain() && name.isPlain()) {
      plain.add(function);
    } else {
      patterns.putIfAbsent(function, new Pattern(provider, name, probe.function()));
    }
  }

  /**
   * Whether the program looks at the return of what an entry probe looks at; empty where patterns
   * were tried so often that it is not found out any more.
   */
  Optional<Boolean> of(Probe entry) {
    Function function = new Function(entry.provider(), entry.function());
    if (plain.contains(function)) {
      return Optional.of(true);
    }
    Boolean before = known.get(function);
    if (before == null) {
      if (tried + patterns.size() > MOST_TRIED) {
        return Optional.empty();
      }
      tried += patterns.size();
      before = patterns.values().stream().anyMatch(pattern -> pattern.fits(function));
      known.put(function, before);
    }
    return Optional.of(before);
  }
}
