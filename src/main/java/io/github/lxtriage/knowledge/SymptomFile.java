package io.github.lxtriage.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The symptoms of {@code symptoms.yaml}; one is only read where its words stand in a text. */
final class SymptomFile {
  /** The words as the file writes them; a symptom that writes them in another way is read. */
  private static final Pattern WORDS =
      Pattern.compile("- words: \\[((?:\\s*\"[^\"\\\\]{1,200}+\",?){1,99}+)\\]\n");

  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  private final ItemFile file;

  private SymptomFile(ItemFile file) {
    this.file = file;
  }

  static SymptomFile bundled() {
    return new SymptomFile(ItemFile.bundled("symptoms.yaml"));
  }

  /** The symptoms whose words stand in a text, the one that explains most of it first. */
  List<Symptom> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return file.items().stream()
        .filter(item -> mayFit(item, lower))
        .map(this::symptom)
        .filter(symptom -> symptom.fit(text) > 0)
        .sorted(Comparator.comparingInt((Symptom symptom) -> symptom.fit(text)).reversed())
        .toList();
  }

  private static boolean mayFit(String item, String lower) {
    Matcher words = WORDS.matcher(item);
    return !words.lookingAt()
        || WORD.matcher(words.group(1))
            .results()
            .anyMatch(word -> lower.contains(word.group(1).toLowerCase(Locale.ROOT)));
  }

  /** All of them, in the order of the file. */
  List<Symptom> all() {
    return file.items().stream().map(this::symptom).toList();
  }

  private Symptom symptom(String item) {
    return file.read(item, Symptom::read);
  }
}
