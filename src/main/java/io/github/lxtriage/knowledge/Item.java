package io.github.lxtriage.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An item of a data file: fields by name, of a user's YAML or of what comes with the program. */
abstract class Item {
  abstract boolean has(String field);

  /** The text of a field; empty where it is missing. */
  abstract String text(String field);

  /** The texts of a field that is a list of them; empty where it is missing. */
  abstract List<String> texts(String field);

  /** The texts of a field that is one text or a list of them; empty where it is missing. */
  abstract List<String> oneOrSeveral(String field);

  /** Whether the text of a field stands in quotes; a number that does not loses its zeros. */
  abstract boolean isQuoted(String field);

  /** The items of a field that is a list of them; empty where it is missing. */
  abstract List<Item> items(String field, Set<String> known);

  /** The fields below a field. */
  abstract Optional<Item> item(String field, Set<String> known);

  /** The line on which the item begins. */
  abstract int line();

  /** A mistake in the item. */
  abstract KnowledgeException mistake(String message);

  /** A mistake in a field, or in the item where the field is missing. */
  abstract KnowledgeException mistake(String field, String message);

  final String required(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      throw mistake("the field '" + field + "' is missing");
    }
    return text;
  }

  /** True or false; a missing field is false. */
  final boolean flag(String field) {
    String text = text(field);
    if (!Set.of("", "true", "false").contains(text)) {
      throw mistake(field, field + " must be true or false; got '" + text + "'");
    }
    return text.equals("true");
  }

  /** A word of a few, which are named where it is missing or another. */
  final <E extends Enum<E>> E choice(String field, Function<String, Optional<E>> of, List<E> all) {
    String word = text(field);
    if (word.isEmpty()) {
      throw mistake("the field '" + field + "' is missing; it must be one of " + choices(all));
    }
    return of.apply(word)
        .filter(all::contains)
        .orElseThrow(
            () ->
                mistake(field, field + " must be one of " + choices(all) + "; got '" + word + "'"));
  }

  private static String choices(List<? extends Enum<?>> all) {
    return all.stream()
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
