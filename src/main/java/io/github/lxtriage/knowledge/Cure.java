package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * A file that cures a failure as it stands, such as a drop-in of a systemd unit.
 *
 * @param subjects ids, and patterns of ids, of what it cures
 * @param unit what it is for
 * @param file where to write it, inside the zone
 * @param content what to write, with its line ends
 * @param then what to do afterwards
 */
public record Cure(
    List<String> subjects, String unit, String file, String content, String then, String why) {

  private static final Set<String> FIELDS =
      Set.of("subjects", "unit", "file", "content", "then", "why");

  public Cure {
    subjects = List.copyOf(subjects);
  }

  static List<Cure> read(InputStream in, String file) {
    return YamlFile.read(in, file, FIELDS, Cure::of);
  }

  static Cure of(Item item) {
    return new Cure(
        item.texts("subjects"),
        item.required("unit"),
        item.required("file"),
        item.required("content") + "\n",
        item.text("then"),
        item.required("why"));
  }

  /** Whether some ids, and patterns of ids, name a subject. */
  static boolean isFor(List<String> patterns, String subject) {
    return patterns.stream().anyMatch(pattern -> Glob.of(pattern).matches(subject));
  }
}
