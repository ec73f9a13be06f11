package io.github.lxtriage.script;

import io.github.lxtriage.linux.BundledFile;
import io.github.lxtriage.linux.FactTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A D script that comes with the program; the same file stands in {@code scripts/d} and runs by
 * hand as it is.
 *
 * @param name the file's name without {@code .d}
 * @param purpose the question it answers, in one line
 * @param options what can be asked of it
 */
public record Script(String name, String purpose, Set<ScriptOption> options) {
  public Script {
    options = Collections.unmodifiableSet(EnumSet.copyOf(options));
  }

  /** All scripts, in the order in which they are to be tried. */
  public static List<Script> all() {
    return FactTable.read(Script.class, "scripts.csv").stream().map(Script::of).toList();
  }

  private static Script of(FactTable.Row row) {
    return new Script(
        row.get("name"),
        row.get("purpose"),
        Arrays.stream(row.get("options").split(" "))
            .map(word -> ScriptOption.of(word).orElseThrow())
            .collect(Collectors.toSet()));
  }

  /** The script of a name, with or without {@code .d}. */
  public static Optional<Script> named(String name) {
    String plain = name.endsWith(".d") ? name.substring(0, name.length() - 2) : name;
    return all().stream().filter(script -> script.name().equals(plain)).findFirst();
  }

  /** The D program, byte for byte as it stands in its file. */
  public String text() {
    return BundledFile.text(Script.class, "d/" + name + ".d").orElseThrow();
  }

  /**
   * The D program with options.
   *
   * @throws BadValueException where the script does not have one of them
   */
  public String text(Settings settings) throws BadValueException {
    for (ScriptOption option : settings.literals().keySet()) {
      if (!options.contains(option)) {
        throw new BadValueException(
            name
                + " has no --"
                + option.word()
                + "; it has "
                + options.stream().map(has -> "--" + has.word()).collect(Collectors.joining(", ")));
      }
    }
    return Generator.generate(this, settings);
  }
}
