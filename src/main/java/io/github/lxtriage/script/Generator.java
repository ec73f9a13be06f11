package io.github.lxtriage.script;

import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.DProgram;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a D program from a script and settings. A value goes where the script marks a constant for
 * it; a script without the mark is parsed and rewritten.
 */
final class Generator {
  private static final Pattern MARKED =
      Pattern.compile(
          "^(inline (?:string|int) [A-Z]+ = )(.+)(; /\\* @\\{([a-z-]+)\\}.*)$", Pattern.MULTILINE);
  private static final Set<ScriptOption> SUMMARY =
      EnumSet.of(ScriptOption.INTERVAL, ScriptOption.TOP);

  private Generator() {}

  static String generate(Script script, Settings settings) throws BadValueException {
    String text = script.text();
    if (settings.literals().isEmpty()) {
      return text;
    }
    Set<ScriptOption> marked = marked(text);
    for (ScriptOption option : SUMMARY) {
      boolean rows =
          script.options().contains(ScriptOption.AGGREGATE)
              && !settings.has(ScriptOption.AGGREGATE);
      if (settings.has(option) && rows) {
        throw new BadValueException("--" + option.word() + " needs --aggregate");
      }
    }
    return new Rewriter(script.name(), settings, marked).rewrite(fill(text, settings.literals()));
  }

  private static Set<ScriptOption> marked(String text) {
    Set<ScriptOption> marked = EnumSet.noneOf(ScriptOption.class);
    MARKED
        .matcher(text)
        .results()
        .forEach(mark -> marked.add(ScriptOption.of(mark.group(4)).orElseThrow()));
    return marked;
  }

  private static String fill(String text, Map<ScriptOption, String> literals) {
    return MARKED
        .matcher(text)
        .replaceAll(
            mark -> {
              ScriptOption option = ScriptOption.of(mark.group(4)).orElseThrow();
              String value = literals.getOrDefault(option, mark.group(2));
              return Matcher.quoteReplacement(mark.group(1) + value + mark.group(3));
            });
  }

  /** Every text that the rewriter works on is a program. */
  static DProgram parsed(String text) {
    return Checker.read(text)
        .orElseThrow(() -> new IllegalStateException("a script is no D program: " + text));
  }
}
