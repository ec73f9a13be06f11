package io.github.lxtriage.lx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Completes a text that was cut short, in several ways: with each format that it can be the
 * beginning of, and with different values for what is missing. Where all completions mean the same,
 * what is left decides; where they do not, such as after a number that may lack digits, it does
 * not. Of values that are a closed set, such as the names of calls, only those are tried.
 */
final class CutText {
  /** Less than this begins too many things that LX never said. */
  static final int SHORTEST = 8;

  /** No buffer of LX is larger than 256 bytes, so a longer text was not cut. */
  private static final int LONGEST = 300;

  private static final int WAYS = 3;

  /** No bit, some bits and every bit of the digits that a word of flags lacks. */
  private static final List<String> FILLERS = List.of("0", "7", "F");

  private static final String CALL_NAME = "(%s): ";
  private static final Pattern CONVERSION = Pattern.compile("%0?([0-9]?)([dxXs])");

  @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
  private enum Kind {
    DECIMAL("-?[0-9]+|-", List.of("0", "1", "2"), List.of("", "7", "8")),
    HEXADECIMAL("[0-9A-Fa-f]+", List.of("0", "1", "2"), List.of("", "0", "7")),
    NAME("[0-9A-Za-z_]+", List.of("send", "recv", "sendmsg"), List.of("", "a", "b"));

    final Pattern pattern;
    final List<String> missing;
    final List<String> more;

    Kind(String pattern, List<String> missing, List<String> more) {
      this.pattern = Pattern.compile(pattern);
      this.missing = missing;
      this.more = more;
    }
  }

  /**
   * All that a value can be; none where that is anything of its kind.
   *
   * @param beginnings of all of them: most texts go on with none, and there are hundreds
   */
  private record Values(List<String> all, Set<String> beginnings) {
    static Values of(List<String> all) {
      Set<String> beginnings = new HashSet<>();
      for (String value : all) {
        for (int end = 0; end <= value.length(); end++) {
          beginnings.add(value.substring(0, end));
        }
      }
      return new Values(List.copyOf(all), Set.copyOf(beginnings));
    }

    boolean any() {
      return all.isEmpty();
    }

    /** What may follow a text. */
    List<String> after(String left) {
      return beginnings.contains(left)
          ? all.stream()
              .filter(value -> value.startsWith(left))
              .map(value -> value.substring(left.length()))
              .toList()
          : List.of();
    }
  }

  /**
   * A value in a format.
   *
   * @param values all that it can be
   */
  private record Hole(Kind kind, int digits, Values values) {
    String missing(int way) {
      String value = kind.missing.get(way);
      return "0".repeat(Math.max(0, digits - value.length())) + value;
    }

    /** What may follow the part of a value that is left. */
    List<String> more(String left) {
      if (!values.any()) {
        return values.after(left);
      }
      int lost = digits - left.length();
      return digits == 0 || lost < 0
          ? kind.more
          : FILLERS.stream().map(filler -> filler.repeat(lost)).distinct().toList();
    }
  }

  /**
   * What a format is made of: literals, with a hole after each but the last.
   *
   * @param format the text as it stands in the table
   */
  private record Template(String format, List<String> literals, List<Hole> holes) {
    /** False for most formats: they begin with other words. */
    boolean mayBegin(String cut) {
      String first = literals.get(0);
      return cut.startsWith(first) || first.startsWith(cut);
    }

    String restFrom(int hole, int way) {
      StringBuilder rest = new StringBuilder();
      for (int i = hole; i < holes.size(); i++) {
        rest.append(holes.get(i).missing(way)).append(literals.get(i + 1));
      }
      return rest.toString();
    }
  }

  private final List<Template> templates;

  CutText(Formats formats, Collection<String> callNames) {
    Values names = Values.of(List.copyOf(callNames));
    templates =
        formats.all().stream()
            .map(MessageFormat::format)
            .distinct()
            .map(format -> template(format, names))
            .toList();
  }

  private static Template template(String format, Values callNames) {
    List<String> literals = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    String plain = Formats.plain(format);
    Matcher conversion = CONVERSION.matcher(plain);
    int from = 0;
    while (conversion.find()) {
      literals.add(plain.substring(from, conversion.start()));
      boolean named = plain.startsWith(CALL_NAME, conversion.start() - 1);
      holes.add(hole(conversion, named ? callNames : Values.of(ClosedValues.of(plain))));
      from = conversion.end();
    }
    literals.add(plain.substring(from));
    return new Template(plain, List.copyOf(literals), List.copyOf(holes));
  }

  private static Hole hole(Matcher conversion, Values values) {
    String digits = conversion.group(1);
    Kind kind =
        switch (conversion.group(2)) {
          case "d" -> Kind.DECIMAL;
          case "s" -> Kind.NAME;
          default -> Kind.HEXADECIMAL;
        };
    return new Hole(kind, digits.isEmpty() ? 0 : Integer.parseInt(digits), values);
  }

  /** All completions; none where the text begins no format, or is too short to tell. */
  List<String> completions(String text) {
    String cut = Formats.plain(text);
    if (!mayBeCut(cut)) {
      return List.of();
    }
    return templates.stream()
        .filter(template -> template.mayBegin(cut))
        .flatMap(template -> completions(cut, template))
        .distinct()
        .toList();
  }

  /** The formats that the text is the beginning of, in the order of their table. */
  List<String> formats(String text) {
    String cut = Formats.plain(text);
    if (!mayBeCut(cut)) {
      return List.of();
    }
    return templates.stream()
        .filter(template -> template.mayBegin(cut))
        .filter(template -> completions(cut, template).findAny().isPresent())
        .map(Template::format)
        .toList();
  }

  /** A first word with its bracket is enough: {@code NOSYS (}. */
  private static boolean mayBeCut(String cut) {
    return cut.length() <= LONGEST && (cut.length() >= SHORTEST || cut.endsWith("("));
  }

  private static Stream<String> completions(String cut, Template template) {
    int at = 0;
    for (int i = 0; i < template.literals().size(); i++) {
      String literal = template.literals().get(i);
      String left = cut.substring(at);
      if (!left.startsWith(literal)) {
        return literal.startsWith(left)
            ? ways(cut + literal.substring(left.length()), template, i)
            : Stream.of();
      }
      at += literal.length();
      if (i == template.holes().size()) {
        return Stream.of();
      }
      Hole hole = template.holes().get(i);
      Matcher value = hole.kind().pattern.matcher(cut).region(at, cut.length());
      if (at == cut.length()) {
        return hole.values().any() ? ways(cut, template, i) : waysWithMore(cut, at, template, i);
      }
      if (!value.lookingAt()) {
        return Stream.of();
      }
      int start = at;
      at = value.end();
      if (at == cut.length()) {
        return waysWithMore(cut, start, template, i);
      }
    }
    return Stream.of();
  }

  private static Stream<String> ways(String done, Template template, int hole) {
    return Stream.iterate(0, way -> way + 1)
        .limit(WAYS)
        .map(way -> done + template.restFrom(hole, way));
  }

  private static Stream<String> waysWithMore(String cut, int start, Template template, int hole) {
    List<String> more = template.holes().get(hole).more(cut.substring(start));
    return Stream.iterate(0, way -> way + 1)
        .limit(more.size())
        .map(
            way ->
                cut
                    + more.get(way)
                    + template.literals().get(hole + 1)
                    + template.restFrom(hole + 1, way % WAYS));
  }
}
