package io.github.lxtriage.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of a script, in the order of the help. */
@SuppressWarnings("ImmutableEnumChecker") // method references hold no state
public enum ScriptOption {
  ZONE("NAME", "Only this zone.", Values::zone),
  PID(
      "PID",
      "Only the process with this illumos pid.",
      text -> Values.number(text, 1, 999_999_999)),
  EXECNAME("NAME", "Only processes of this name.", Values::execname),
  LEVEL(
      "N",
      "Only this socket level, by its Linux number.",
      text -> Values.number(text, 0, Integer.MAX_VALUE)),
  OPTNAME(
      "N",
      "Only this socket option, by its Linux number.",
      text -> Values.number(text, 0, Integer.MAX_VALUE)),
  DURATION("TIME", "Ends after this time, such as 60s, 5m or 2h.", Values::seconds),
  INTERVAL("TIME", "Prints a summary each time this has passed.", Values::seconds),
  AGGREGATE("", "Counts in the kernel and prints a summary instead of rows.", Values::on),
  TOP("N", "How many rows a summary keeps.", text -> Values.number(text, 1, 1_000_000)),
  STRSIZE("SIZE", "Bytes of a string, such as 1k.", text -> Values.size(text, 16, 1 << 20)),
  BUFSIZE(
      "SIZE",
      "Bytes of each principal buffer, such as 16m.",
      text -> Values.size(text, 1024, 1L << 32)),
  SWITCHRATE("RATE", "How often the buffers are read, such as 10hz.", Values::rate),
  AGGSIZE(
      "SIZE",
      "Bytes of each aggregation buffer, such as 16m.",
      text -> Values.size(text, 1024, 1L << 32)),
  DYNVARSIZE(
      "SIZE",
      "Bytes for thread-local variables and arrays, such as 16m.",
      text -> Values.size(text, 1024, 1L << 32)),
  STACK_DEPTH("N", "Frames of a stack.", text -> Values.number(text, 1, 200)),
  HEADING("", "Makes the capture say where and when it was made.", Values::on);

  private final String label;
  private final String description;
  private final Values.Reader reader;

  ScriptOption(String label, String description, Values.Reader reader) {
    this.label = label;
    this.description = description;
    this.reader = reader;
  }

  /** The word behind the two dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands for the value in the help; empty for an option without one. */
  public String label() {
    return label;
  }

  /** What it does. */
  public String description() {
    return description;
  }

  /** The option of a {@link #word()}. */
  static Optional<ScriptOption> of(String word) {
    return Arrays.stream(values()).filter(option -> option.word().equals(word)).findFirst();
  }

  /** The D literal of a value. */
  Values.Literal read(String text) throws BadValueException {
    try {
      return reader.read(text);
    } catch (BadValueException refused) {
      throw new BadValueException("--" + word() + ": " + refused.getMessage());
    }
  }

  /** The option of dtrace that it sets; empty for one that the script itself understands. */
  Optional<String> dtraceOption() {
    return switch (this) {
      case STRSIZE, BUFSIZE, SWITCHRATE, AGGSIZE, DYNVARSIZE -> Optional.of(word());
      case STACK_DEPTH -> Optional.of("ustackframes");
      case ZONE, PID, EXECNAME, LEVEL, OPTNAME, DURATION, INTERVAL, AGGREGATE, TOP, HEADING ->
          Optional.empty();
    };
  }
}
