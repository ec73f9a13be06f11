package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program's own words for a failure, and what is likely behind it.
 *
 * @param words texts of which one stands in what the program printed; {@code *} for what differs
 * @param subjects ids of what is likely behind it, the likeliest first; empty where it may be
 *     anything, and only the script can tell
 * @param verdict what the words mean for the program; empty where the first subject's decides
 * @param sees the errors with which the words mean this; empty where any, or the subjects decide
 * @param title what the words mean; may be empty where the first subject's title says it
 * @param script the D script that shows whether it is so; may be empty
 * @param basis what it rests on that these words have this reason
 */
public record Symptom(
    List<String> words,
    String who,
    Optional<Verdict> verdict,
    String sees,
    String title,
    List<String> subjects,
    String why,
    String advice,
    String script,
    Basis basis,
    List<String> evidence) {

  private static final Set<String> FIELDS =
      Set.of(
          "words",
          "who",
          "verdict",
          "sees",
          "title",
          "subjects",
          "why",
          "advice",
          "script",
          "basis",
          "evidence");

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
        item.has("verdict") ? Optional.of(EntryReader.verdict(item)) : Optional.empty(),
        item.text("sees"),
        item.has("subjects") ? item.text("title") : item.required("title"),
        item.texts("subjects"),
        item.required("why"),
        item.required("advice"),
        item.text("script"),
        EntryReader.basis(item),
        item.texts("evidence"));
  }

  /**
   * Whether the words mean this where the program got an error: what {@code sees} names; else any,
   * where the symptom has a verdict of its own; else what one of its subjects answers.
   */
  public boolean answers(String errno, List<Entry> subjects) {
    return sees.isEmpty()
        ? verdict.isPresent()
            || subjects.isEmpty()
            || subjects.stream().anyMatch(entry -> entry.answers(errno))
        : Entry.names(sees, errno);
  }
}
