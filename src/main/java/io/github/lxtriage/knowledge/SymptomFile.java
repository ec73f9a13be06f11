package io.github.lxtriage.knowledge;

import java.util.Comparator;
import java.util.List;

/** The symptoms that come with the program; one is only read where its words stand in a text. */
final class SymptomFile {
  private final List<Words> items;

  private SymptomFile(List<Words> items) {
    this.items = items;
  }

  /** A symptom, and its words as {@link io.github.lxtriage.linux.ErrnoWords#normal} has them. */
  private record Words(CompiledItem item, List<String> normal) {
    /** How many characters of a text they explain; 0 where none of them stands in it. */
    int fit(String text) {
      return normal.stream()
          .filter(word -> isIn(text, word.split("\\*", -1)))
          .mapToInt(String::length)
          .max()
          .orElse(0);
    }

    /** Whether pieces stand in a text, one behind the other. */
    private static boolean isIn(String text, String[] pieces) {
      int at = 0;
      for (String piece : pieces) {
        int found = text.indexOf(piece, at);
        if (found < 0) {
          return false;
        }
        at = found + piece.length();
      }
      return true;
    }
  }

  private record Fit(Words words, int length) {}

  static SymptomFile bundled() {
    return new SymptomFile(
        ItemFile.bundled("symptoms").stream()
            .map(CompiledItem::of)
            .map(
                item ->
                    new Words(
                        item, item.texts("words").stream().map(Bundled.errors()::normal).toList()))
            .toList());
  }

  /** The symptoms whose words stand in a text, the one that explains most of it first. */
  List<Symptom> in(String text) {
    String normal = Bundled.errors().normal(text);
    return items.stream()
        .map(words -> new Fit(words, words.fit(normal)))
        .filter(fit -> fit.length() > 0)
        .sorted(Comparator.comparingInt(Fit::length).reversed())
        .map(fit -> Symptom.of(fit.words().item()))
        .toList();
  }

  /** All of them, in the order of the file. */
  List<Symptom> all() {
    return items.stream().map(words -> Symptom.of(words.item())).toList();
  }
}
