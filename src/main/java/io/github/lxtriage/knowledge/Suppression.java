package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A finding that a user does not want to see for a while.
 *
 * @param subject an id, or a pattern of ids
 * @param expires the last day on which it counts
 * @param place the line of the user's file, as {@code file:line}
 */
public record Suppression(String subject, String reason, LocalDate expires, String place) {
  private static final Set<String> FIELDS = Set.of("subject", "reason", "expires");

  /** Fields that rules do not have. */
  private static final Pattern TELLING =
      Pattern.compile("(?m)^\\s*(?:-\\s+)?(?:\\{.*[{,]\\s*)?(?:reason|expires)\\s*:");

  /**
   * Reads a user's file.
   *
   * @throws KnowledgeException where the file is not what {@code docs/knowledge.md} describes
   */
  public static List<Suppression> read(InputStream in, String file) {
    SubjectCheck check = new SubjectCheck();
    Map<String, Integer> lines = new HashMap<>();
    return YamlFile.read(
        in,
        file,
        FIELDS,
        item -> {
          String subject = check.sound(item);
          Integer earlier = lines.putIfAbsent(subject, item.line());
          if (earlier != null) {
            throw item.mistake(
                "subject", subject + " has a suppression already, in line " + earlier);
          }
          return new Suppression(
              subject, item.required("reason"), date(item), file + ":" + item.line());
        });
  }

  /** Whether the words of a file are those of suppressions, whatever else may be wrong with it. */
  public static boolean isLike(String text) {
    return TELLING.matcher(text).find();
  }

  private static LocalDate date(Item item) {
    String text = item.required("expires");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException mistake) {
      throw item.mistake("expires", "expires must be a day, YYYY-MM-DD; got '" + text + "'");
    }
  }

  /** Whether it is about a subject. */
  public boolean isFor(String id) {
    return Glob.of(subject).matches(id);
  }

  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
