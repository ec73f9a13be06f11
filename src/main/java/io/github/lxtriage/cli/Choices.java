package io.github.lxtriage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads words of a few. What is typed wrong is answered with the choices as a user types them;
 * picocli would name the constants of the enum, in capitals.
 */
record Choices<E extends Enum<E>>(Class<E> all) implements ITypeConverter<E> {
  @Override
  public E convert(String text) {
    List<String> words = new ArrayList<>();
    for (E choice : all.getEnumConstants()) {
      String word = choice.name().toLowerCase(Locale.ROOT); // as users and files write it
      if (word.equalsIgnoreCase(text)) {
        return choice;
      }
      words.add(word);
    }
    throw new TypeConversionException(
        "must be one of " + String.join(", ", words) + "; got '" + text + "'");
  }
}
