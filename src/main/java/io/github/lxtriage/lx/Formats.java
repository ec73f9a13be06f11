package io.github.lxtriage.lx;

import io.github.lxtriage.linux.FactTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rows of {@code messages.csv}, by id, in the file's order. */
final class Formats {
  private static final String BY_NAME = "nosys-name";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<MessageFormat> rows;
  private final Map<String, MessageFormat> byId = new LinkedHashMap<>();
  private final Map<String, String> idsByText = new LinkedHashMap<>();

  private Formats(List<MessageFormat> rows) {
    this.rows = List.copyOf(rows);
    Map<String, MessageFormat> eras = new HashMap<>();
    for (MessageFormat row : rows) {
      eras.merge(row.format(), row, Formats::both);
      idsByText.putIfAbsent(plain(row.format()), row.id());
    }
    for (MessageFormat row : rows) {
      MessageFormat era = eras.getOrDefault(row.format(), row);
      byId.put(row.id(), row.during(era.since(), era.until()));
    }
  }

  /**
   * Three texts moved from user-land into the kernel as they were. The text does not show which of
   * the two printed it, so it is as old as the first row and as young as the last.
   */
  private static MessageFormat both(MessageFormat a, MessageFormat b) {
    return a.during(earlier(a.since(), b.since()), later(a, b));
  }

  private static String earlier(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** A row that is still printed has no last day. */
  private static String later(MessageFormat a, MessageFormat b) {
    if (a.until().isEmpty() || b.until().isEmpty()) {
      return "";
    }
    return a.until().compareTo(b.until()) >= 0 ? a.until() : b.until();
  }

  static Formats bundled() {
    return new Formats(
        FactTable.read(Formats.class, "messages.csv").stream()
            .map(
                row ->
                    new MessageFormat(
                        row.get("id"),
                        row.get("format"),
                        row.get("since"),
                        row.get("until"),
                        row.get("result"),
                        row.get("side")))
            .toList());
  }

  /** A row, with the days of all rows of the same text. */
  Optional<MessageFormat> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The rows as they stand in the file. */
  List<MessageFormat> all() {
    return rows;
  }

  /** The format of a call that the table names, with one of the reasons that the table has. */
  String ofReason(String reason) {
    return idsByText.getOrDefault("NOSYS (%s): " + reason, BY_NAME);
  }

  /** The format whose text, which has no conversions, this is. */
  String ofText(String text) {
    return idsByText.getOrDefault(plain(text), Reading.NO_FORMAT);
  }

  /** One blank for each run of blanks and line ends, as they are or as %S prints them. */
  static String plain(String text) {
    return BLANKS.matcher(text.replace("\\n", " ")).replaceAll(" ").strip();
  }
}
