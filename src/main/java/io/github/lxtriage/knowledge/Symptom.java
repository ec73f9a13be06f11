package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A program's own words for a failure, and what is likely behind it.
 *
 * @param words texts of which one stands in what the program printed
 * @param subjects ids of what is likely behind it, the likeliest first; empty where it may be
 *     anything, and only the script can tell
 * @param title what the words mean; may be empty where the first subject's title says it
 * @param script the D script that shows whether it is so; may be empty
 * @param basis what it rests on that these words have this reason
 */
public record Symptom(
    List<String> words,
    String who,
    String title,
    List<String> subjects,
    String why,
    String advice,
    String script,
    Basis basis,
    List<String> evidence) {

  private static final Set<String> FIELDS =
      Set.of("words", "who", "title", "subjects", "why", "advice", "script", "basis", "evidence");

  public Symptom {
    words = List.copyOf(words);
    subjects = List.copyOf(subjects);
    evidence = List.copyOf(evidence);
  }

  static List<Symptom> read(InputStream in, String file) {
    return YamlFile.read(in, file, FIELDS, Symptom::of);
  }

  static Symptom of(Item item) {
    return new Symptom(
        item.texts("words"),
        item.text("who"),
        item.has("subjects") ? item.text("title") : item.required("title"),
        item.texts("subjects"),
        item.required("why"),
        item.required("advice"),
        item.text("script"),
        EntryReader.basis(item),
        item.texts("evidence"));
  }

  /** How many characters of a text this symptom explains; 0 where it is another. */
  int fit(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
