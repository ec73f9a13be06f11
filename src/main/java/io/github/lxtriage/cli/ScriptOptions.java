package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.ScriptOption;
import io.github.lxtriage.script.Settings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/** The options of scripts, as options of a command: made from the scripts' own list. */
final class ScriptOptions {
  private final Map<ScriptOption, Supplier<Optional<Object>>> options =
      new EnumMap<>(ScriptOption.class);

  /** All options that a script may have. */
  ScriptOptions(Syntax syntax) {
    this(syntax, EnumSet.allOf(ScriptOption.class));
  }

  ScriptOptions(Syntax syntax, Set<ScriptOption> options) {
    for (ScriptOption option : options) {
      OptionSpec.Builder spec =
          OptionSpec.builder("--" + option.word()).description(option.description());
      this.options.put(
          option,
          syntax.perhaps(
              option.label().isEmpty()
                  ? spec.type(Boolean.class).arity("0").build()
                  : spec.type(String.class).arity("1").paramLabel(option.label()).build()));
    }
  }

  /** What the user gave; warns of what is odd. */
  Settings read(Console console) {
    Map<ScriptOption, String> given = new EnumMap<>(ScriptOption.class);
    options.forEach(
        (option, answer) ->
            answer
                .get()
                .ifPresent(value -> given.put(option, value instanceof String text ? text : "")));
    try {
      Settings settings = Settings.of(given);
      settings.warnings().forEach(console::warn);
      return settings;
    } catch (BadValueException refused) {
      throw usage(refused);
    }
  }

  static UsageException usage(BadValueException refused) {
    return new UsageException(String.valueOf(refused.getMessage()), refused);
  }
}
