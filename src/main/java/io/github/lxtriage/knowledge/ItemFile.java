package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.BundledFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A data file that is a list of items, as the build compiled it, taken apart without reading them:
 * a question about one subject needs one item.
 */
final class ItemFile {
  private ItemFile() {}

  /** What {@code name.yaml} is called when it is compiled. */
  static String compiledName(String name) {
    return name.replaceFirst("\\.yaml$", ".items");
  }

  /** The items of a file that comes with the program, in its order; none where there is no file. */
  static List<String> bundled(String name) {
    String compiled = compiledName(name + ".yaml");
    return BundledFile.text(ItemFile.class, compiled).map(ItemFile::split).orElse(List.of());
  }

  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    for (int begin = 0; begin < text.length(); ) {
      int end = text.indexOf("\n\n", begin);
      int until = end < 0 ? text.length() : end + 1;
      items.add(text.substring(begin, until));
      begin = until + 1;
    }
    return items;
  }
}
