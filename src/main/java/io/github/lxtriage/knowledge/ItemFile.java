package io.github.lxtriage.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A data file that is a list of items, taken apart without reading them: an item begins where a
 * line begins with {@code "- "}, since all that belongs to it is indented. A question about one
 * subject needs one item, and to read a large file for it would take most of the time.
 */
final class ItemFile {
  private static final String BEGINNING = "- ";

  private final String name;
  private final List<String> items;

  private ItemFile(String name, List<String> items) {
    this.name = name;
    this.items = List.copyOf(items);
  }

  /** A file that comes with the program; without items where there is no such file. */
  static ItemFile bundled(String name) {
    return ItemFile.class.getResource(name) == null
        ? new ItemFile(name, List.of())
        : new ItemFile(name, split(text(name)));
  }

  private static String text(String name) {
    try (InputStream in = Objects.requireNonNull(ItemFile.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int begin = text.startsWith(BEGINNING) ? 0 : next(text, 0);
    while (begin < text.length()) {
      int end = next(text, begin);
      items.add(text.substring(begin, end));
      begin = end;
    }
    return items;
  }

  private static int next(String text, int from) {
    int end = text.indexOf("\n" + BEGINNING, from);
    return end < 0 ? text.length() : end + 1;
  }

  /** The text of each item, in the order of the file. */
  List<String> items() {
    return items;
  }

  /** Reads the text of an item. */
  <T> T read(String item, BiFunction<InputStream, String, List<T>> reader) {
    return reader
        .apply(new ByteArrayInputStream(item.getBytes(StandardCharsets.UTF_8)), name)
        .get(0);
  }
}
