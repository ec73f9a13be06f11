package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for what is the name of nothing in what entries say of programs and errors. */
final class Search {
  private static final Pattern WORDS = Pattern.compile("[\\w.+-]{2,40}(?: [\\w.+-]{2,40})?");

  private final Knowledge knowledge;

  Search(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * What was found.
   *
   * @param entries those that name the words among who does it or what the caller sees
   * @param near what goes by nearly the same name, where no entry does
   */
  record Found(List<Entry> entries, List<Subject> near) {}

  Optional<Found> found(String text, List<Subject> near) {
    String words = text.strip();
    List<Entry> entries =
        WORDS.matcher(words).matches() ? knowledge.naming(words) : List.<Entry>of();
    return entries.isEmpty() && near.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(entries, entries.isEmpty() ? near : List.of()));
  }
}
