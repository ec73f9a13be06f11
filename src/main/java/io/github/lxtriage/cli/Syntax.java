package io.github.lxtriage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command says of itself in its help, and the options and operands that it takes, in the
 * help's order. Each is declared where the command keeps what answers with the user's value.
 *
 * <p>picocli could find all that in annotations; to read them took a tenth of the time of every
 * start.
 */
final class Syntax {
  private static final int WIDTH = 100;

  private final List<ArgSpec> options = new ArrayList<>();
  private final List<ArgSpec> operands = new ArrayList<>();
  private final String[] purpose;
  private String synopsis = "";

  /**
   * The beginning of one.
   *
   * @param purpose the first paragraphs of the help
   */
  Syntax(String... purpose) {
    this.purpose = purpose.clone();
  }

  /** Has the help begin with this line in place of one that names every option. */
  Syntax synopsis(String line) {
    synopsis = line;
    return this;
  }

  /** Either there or not; names are written with a comma between. */
  Supplier<Boolean> flag(String names, String description) {
    return always(option(names, "", description).type(boolean.class).initialValue(false).build());
  }

  /** An option with a value. */
  Supplier<Optional<String>> text(String names, String label, String description) {
    return perhaps(option(names, label, description).type(String.class).build());
  }

  /** An option whose value is one of few words. */
  <E extends Enum<E>> Supplier<Optional<E>> choice(
      Class<E> choices, String names, String label, String description) {
    return perhaps(
        option(names, label, description).type(choices).converters(new Choices<>(choices)).build());
  }

  /** An option that has a value also where the user gives none. */
  <T> Supplier<T> preset(T value, String names, String label, String description) {
    return always(
        option(names, label, description).type(value.getClass()).initialValue(value).build());
  }

  /** An option that must be given. */
  Supplier<String> required(String names, String label, String description) {
    return always(option(names, label, description).type(String.class).required(true).build());
  }

  /** An option that may be repeated; the values in their order. */
  Supplier<List<String>> texts(String names, String label, String description) {
    return always(
        option(names, label, description).type(List.class).initialValue(List.of()).build());
  }

  /** An option that may be repeated, with a value of the form KEY=VALUE. */
  Supplier<Map<String, String>> pairs(String names, String label, String description) {
    return always(option(names, label, description).type(Map.class).initialValue(Map.of()).build());
  }

  /** A word without an option that must be there. */
  Supplier<String> operand(String label, String description) {
    return always(operand("1", label, description).type(String.class).build());
  }

  /** A word without an option that may be there. */
  Supplier<Optional<String>> operandIfAny(String label, String description) {
    return perhaps(operand("0..1", label, description).type(String.class).build());
  }

  /** A word without an option that must be there, and is one of few. */
  <E extends Enum<E>> Supplier<E> operand(Class<E> choices, String label, String description) {
    return always(
        operand("1", label, description).type(choices).converters(new Choices<>(choices)).build());
  }

  /**
   * All further words without an option.
   *
   * @param arity how many there may be, as {@code 1..*}
   */
  Supplier<List<String>> operands(String arity, String label, String description) {
    return always(
        operand(arity, label, description)
            .index(operands.size() + "..*")
            .type(List.class)
            .initialValue(List.of())
            .build());
  }

  private static OptionSpec.Builder option(String names, String label, String description) {
    return OptionSpec.builder(names.split(",")).paramLabel(label).description(description);
  }

  private PositionalParamSpec.Builder operand(String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(operands.size()))
        .arity(arity)
        .required(!arity.startsWith("0"))
        .paramLabel(label)
        .description(description);
  }

  /** An option or operand of any kind that has a value also where the user gives none. */
  private <T> Supplier<T> always(ArgSpec argument) {
    add(argument);
    argument.setValue(argument.initialValue()); // which picocli sets only when it parses
    return new Always<>(argument);
  }

  /** An option or operand of any kind. */
  <T> Supplier<Optional<T>> perhaps(ArgSpec argument) {
    add(argument);
    return new Perhaps<>(argument);
  }

  private void add(ArgSpec argument) {
    (argument.isOption() ? options : operands).add(argument);
  }

  /** The same for picocli, with the options that every command has. */
  CommandSpec of(Command command, Map<String, String> exitCodes) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command, new OnlyCollections());
    spec.usageMessage()
        .description(purpose)
        .sortOptions(false)
        .width(WIDTH)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes);
    if (!synopsis.isEmpty()) {
      spec.usageMessage().customSynopsis(synopsis);
    }
    for (ArgSpec option : options) {
      spec.add(option);
    }
    for (ArgSpec operand : operands) {
      spec.add(operand); // after the options: what is missing is said in this order
    }
    return spec.addOption(
            option("-h,--help", "", "Show this help message and exit.").usageHelp(true).build())
        .addOption(
            option("-V,--version", "", "Print version information and exit.")
                .versionHelp(true)
                .build());
  }

  private record Always<T>(ArgSpec argument) implements Supplier<T> {
    @Override
    public T get() {
      return argument.getValue();
    }
  }

  private record Perhaps<T>(ArgSpec argument) implements Supplier<Optional<T>> {
    @Override
    public Optional<T> get() {
      return Optional.ofNullable(argument.getValue());
    }
  }
}
