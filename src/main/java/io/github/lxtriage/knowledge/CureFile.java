package io.github.lxtriage.knowledge;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cures of {@code cures.yaml}; one is only read where it may be for a subject. */
final class CureFile {
  /** The ids as the file writes them; a cure that writes them in another way is read. */
  private static final Pattern SUBJECTS = Pattern.compile("- subjects: \\[([^*\\n\"']+)\\]\n");

  private final ItemFile file;

  private CureFile(ItemFile file) {
    this.file = file;
  }

  static CureFile bundled() {
    return new CureFile(ItemFile.bundled("cures.yaml"));
  }

  List<Cure> of(String subject) {
    return file.items().stream()
        .filter(item -> mayBeFor(item, subject))
        .map(item -> file.read(item, Cure::read))
        .filter(cure -> cure.isFor(subject))
        .toList();
  }

  private static boolean mayBeFor(String item, String subject) {
    Matcher subjects = SUBJECTS.matcher(item);
    return !subjects.lookingAt() || subjects.group(1).contains(subject);
  }
}
