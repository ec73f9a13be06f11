package io.github.lxtriage.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads words of a few. What is typed wrong is answered with the choices as a user types them;
 * picocli would name the constants of the enum, in capitals.
 */
final class Choices {
  private Choices() {}

  /** Has every option and parameter of a command whose values are few read by this class. */
  static void register(CommandLine command) {
    for (ArgSpec arg : command.getCommandSpec().args()) {
      Class<?> type = arg.typeInfo().isMultiValue() ? arg.auxiliaryTypes()[0] : arg.type();
      if (type.isEnum()) {
        register(command, type);
      }
    }
  }

  private static <T> void register(CommandLine command, Class<T> type) {
    List<T> all = List.of(type.getEnumConstants());
    ITypeConverter<T> converter = text -> one(all, text);
    command.registerConverter(type, converter);
  }

  private static <T> T one(List<T> all, String text) {
    return all.stream()
        .filter(choice -> word(choice).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be one of "
                        + all.stream().map(Choices::word).collect(Collectors.joining(", "))
                        + "; got '"
                        + text
                        + "'"));
  }

  /** The name of a constant as users and files write it. */
  private static String word(Object choice) {
    return ((Enum<?>) choice).name().toLowerCase(Locale.ROOT);
  }
}
