package io.github.lxtriage.cli;

import io.github.lxtriage.script.BadValueException;
import io.github.lxtriage.script.ScriptOption;
import io.github.lxtriage.script.Settings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of scripts, as options of a command: made from the scripts' own list. */
final class ScriptOptions {
  private ScriptOptions() {}

  /** A command with all options that a script may have. */
  static CommandLine addTo(Object command) {
    return addTo(command, EnumSet.allOf(ScriptOption.class));
  }

  static CommandLine addTo(Object command, Set<ScriptOption> options) {
    CommandLine commandLine = new CommandLine(command);
    for (ScriptOption option : options) {
      OptionSpec.Builder spec =
          OptionSpec.builder("--" + option.word()).description(option.description());
      commandLine
          .getCommandSpec()
          .addOption(
              option.label().isEmpty()
                  ? spec.type(Boolean.class).arity("0").build()
                  : spec.type(String.class).arity("1").paramLabel(option.label()).build());
    }
    return commandLine;
  }

  /** What the user gave; warns of what is odd. */
  static Settings read(CommandSpec spec, Console console) {
    Map<ScriptOption, String> given = new EnumMap<>(ScriptOption.class);
    CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
    for (ScriptOption option : ScriptOption.values()) {
      if (parsed.hasMatchedOption("--" + option.word())) {
        Object value = parsed.matchedOptionValue("--" + option.word(), "");
        given.put(option, value instanceof String text ? text : "");
      }
    }
    try {
      Settings settings = Settings.of(given);
      settings.warnings().forEach(console::warn);
      return settings;
    } catch (BadValueException refused) {
      throw usage(spec, refused);
    }
  }

  static ParameterException usage(CommandSpec spec, BadValueException refused) {
    return new ParameterException(
        spec.commandLine(), String.valueOf(refused.getMessage()), refused);
  }
}
