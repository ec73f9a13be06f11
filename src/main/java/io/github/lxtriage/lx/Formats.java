package io.github.lxtriage.lx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code messages.csv}, by id, in the file's order. */
final class Formats {
  private static final String BY_NAME = "nosys-name";

  private final Map<String, MessageFormat> byId = new LinkedHashMap<>();
  private final Map<String, String> idsByText = new LinkedHashMap<>();

  private Formats(List<MessageFormat> rows) {
    for (MessageFormat row : rows) {
      byId.put(row.id(), row);
      idsByText.putIfAbsent(plain(row.format()), row.id());
    }
  }

  static Formats bundled() {
    return new Formats(
        Csv.read("messages.csv").stream()
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

  Optional<MessageFormat> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<MessageFormat> all() {
    return List.copyOf(byId.values());
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
    return text.replace("\\n", " ").replaceAll("\\s+", " ").strip();
  }
}
