package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for a word that is the name of nothing: in what entries say of programs, and among names.
 */
final class Search {
  private static final Pattern WORD = Pattern.compile("[\\w.+-]{2,40}(?: [\\w.+-]{2,40})?");

  private final Knowledge knowledge;

  Search(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * What was found.
   *
   * @param entries those that name the word among who does it or what the caller sees, or go by a
   *     name that is near
   * @param near names that differ in a letter or two
   */
  record Found(List<Entry> entries, List<String> near) {}

  Optional<Found> found(String text) {
    String word = text.strip();
    if (!WORD.matcher(word).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Found(knowledge.naming(word), List.of()))
        .filter(found -> !found.entries().isEmpty());
  }
}
