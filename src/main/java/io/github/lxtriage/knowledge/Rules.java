package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A user's own entries, which win over ours. */
final class Rules {
  static final Rules NONE = new Rules(List.of());

  private record Shape(Pattern pattern, String subject) {}

  private record Wide(Glob glob, Entry entry) {}

  private final Map<String, Entry> exact = new HashMap<>();
  private final List<Wide> wide = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Entry> entries;

  Rules(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      if (Glob.isPattern(entry.subject())) {
        wide.add(new Wide(Glob.of(entry.subject()), entry));
      } else {
        exact.put(entry.subject(), entry);
      }
      entry.messages().forEach(text -> shapes.add(new Shape(pattern(text), entry.subject())));
    }
  }

  /** A number sign stands for a number, a star for any text; blanks at the ends do not count. */
  private static Pattern pattern(String text) {
    String shape = text.strip();
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      pattern.append(
          switch (c) {
            case '#' -> "-?(?:0x[0-9a-fA-F]+|[0-9]+)";
            case '*' -> ".*";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(exact.get(subject))
        .or(
            () ->
                wide.stream()
                    .filter(each -> each.glob().matches(subject))
                    .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()))
                    .map(Wide::entry));
  }

  /** The subject of a text that LX is not known to say, where a rule gives it one. */
  Optional<String> subjectOf(String text) {
    return shapes.stream()
        .filter(shape -> shape.pattern().matcher(text.strip()).matches())
        .map(Shape::subject)
        .findFirst();
  }
}
