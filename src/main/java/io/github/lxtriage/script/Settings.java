package io.github.lxtriage.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that a user gave, each as a literal of D. */
public final class Settings {
  /** No option at all. */
  public static final Settings NONE = new Settings(Map.of(), List.of());

  private final Map<ScriptOption, String> literals;
  private final List<String> warnings;

  private Settings(Map<ScriptOption, String> literals, List<String> warnings) {
    this.literals = literals;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads values.
   *
   * @param given the values as the user wrote them; the value of an option without one is empty
   * @throws BadValueException for a value that the option cannot have
   */
  public static Settings of(Map<ScriptOption, String> given) throws BadValueException {
    Map<ScriptOption, String> literals = new EnumMap<>(ScriptOption.class);
    List<String> warnings = new ArrayList<>();
    for (ScriptOption option : ScriptOption.values()) {
      String value = given.get(option);
      if (value != null) {
        Values.Literal literal = option.read(value);
        literals.put(option, literal.text());
        literal.warning().ifPresent(warning -> warnings.add("--" + option.word() + ": " + warning));
      }
    }
    return new Settings(Collections.unmodifiableMap(literals), warnings);
  }

  /** What is odd about the values, though they are taken. */
  public List<String> warnings() {
    return warnings;
  }

  /** These settings and one option that takes no value. */
  public Settings with(ScriptOption option) {
    Map<ScriptOption, String> more = new EnumMap<>(ScriptOption.class);
    more.putAll(literals);
    more.put(option, "1");
    return new Settings(Collections.unmodifiableMap(more), warnings);
  }

  boolean has(ScriptOption option) {
    return literals.containsKey(option);
  }

  Optional<String> literal(ScriptOption option) {
    return Optional.ofNullable(literals.get(option));
  }

  Map<ScriptOption, String> literals() {
    return literals;
  }

  /** The seconds after which the script ends by itself. */
  public Optional<Long> duration() {
    return literal(ScriptOption.DURATION).map(Long::valueOf);
  }

  /** The options as on a command line, in a fixed order. */
  String commandLine() {
    return literals.entrySet().stream()
        .map(
            entry ->
                "--"
                    + entry.getKey().word()
                    + (entry.getKey().label().isEmpty() ? "" : "=" + entry.getValue())
                    + (entry.getKey().label().equals("TIME") ? "s" : ""))
        .collect(Collectors.joining(" "));
  }
}
