package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a self-describing capture says of itself: lines {@code # lxtriage KEY: VALUE} and {@code #
 * lxtriage KEY=VALUE ...}.
 */
final class CaptureHeadings {
  private static final String START = "# lxtriage ";
  private static final Pattern ONE = Pattern.compile("([A-Za-z][\\w.-]*): ?(.*)");
  private static final Pattern SEVERAL =
      Pattern.compile("([A-Za-z][\\w.-]*)=(\"[^\"]*\"|\\S*)(?:\\s+|$)");

  /** {@code "%d %Y"} of the time: nanoseconds since 1970, and the date. */
  private static final Pattern MARK =
      Pattern.compile("[0-9]{1,19} [0-9]{4} [A-Z][a-z]{2} +[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

  private CaptureHeadings() {}

  /**
   * What a line says; empty where it is no heading. A start or end mark without its whole time, or
   * without its newline, is none: it may be what is left of one, or a name that imitates it.
   */
  static List<Field> fields(Line line) {
    List<Field> fields = fields(line.text());
    boolean mark = fields.stream().anyMatch(CaptureHeadings::isMark);
    return mark && !line.terminated() ? List.of() : fields;
  }

  private static boolean isMark(Field field) {
    return field.type() == DtraceOutput.HEADING_NAME
        && (field.text().equals("start") || field.text().equals("end"));
  }

  /** Names and values in turn; empty where the line is no such heading. */
  static List<Field> fields(String text) {
    if (!text.startsWith(START)) {
      return List.of();
    }
    String said = text.substring(START.length()).strip();
    List<Field> fields = new ArrayList<>();
    Matcher one = ONE.matcher(said);
    if (one.matches()) {
      add(fields, one.group(1), one.group(2));
      boolean whole = !isMark(fields.get(0)) || MARK.matcher(fields.get(1).text()).matches();
      return whole ? fields : List.of();
    }
    Matcher several = SEVERAL.matcher(said);
    while (several.lookingAt()) {
      String value = several.group(2);
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      add(fields, several.group(1), quoted ? value.substring(1, value.length() - 1) : value);
      several.region(several.end(), said.length());
    }
    boolean marks = fields.stream().anyMatch(CaptureHeadings::isMark);
    return several.regionStart() == said.length() && !marks ? fields : List.of();
  }

  private static void add(List<Field> fields, String name, String value) {
    fields.add(new Field(DtraceOutput.HEADING_NAME, name));
    fields.add(new Field(DtraceOutput.HEADING_VALUE, value.strip()));
  }

  /** The script that the heading of a run names. */
  static Optional<String> script(List<Field> fields) {
    boolean named = fields.get(0).text().equals("script");
    return named ? Optional.of(fields.get(1).text()) : Optional.empty();
  }

  /** How many values each entry has, where the heading says so. */
  static OptionalInt values(List<Field> fields) {
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      String value = fields.get(i + 1).text();
      if (fields.get(i).text().equals("values") && value.matches("[1-9]")) {
        return OptionalInt.of(Integer.parseInt(value));
      }
    }
    return OptionalInt.empty();
  }
}
