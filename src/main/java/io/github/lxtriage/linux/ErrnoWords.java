package io.github.lxtriage.linux;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the errors that a text names: as {@code EINVAL}, as the words of glibc or musl in one of
 * several languages (data file {@code errno-texts.csv}), or as a number that is said to be an
 * error. Safe to share between threads.
 */
public final class ErrnoWords {
  /** Shorter words are an error only behind a colon, a bracket or a quote. */
  private static final int LONG_ENOUGH = 16;

  private static final Pattern NAME = Pattern.compile("\\bE[A-Z0-9]{2,15}\\b");

  /** nginx, Python, Rust, Go, dtruss, Java: (38: text), [Errno 38], os error 38, Err#38. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(?:\\((?=[0-9]{1,3}:)|\\berrno\\b\\W{0,3}-?|\\bos error |\\berr#|\\berror code\\W{1,3}-?"
              + "|\\berror\\b\\W{0,2}-(?!1\\b))([0-9]{1,3})\\b");

  private final LinuxTables tables;
  private final Pattern words;
  private final List<Text> texts;

  private record Text(String errno, String lower) {}

  /** An error in a text, and where the words for it stand. */
  private record Found(String errno, int from, int to) {}

  public ErrnoWords(LinuxTables tables) {
    this.tables = tables;
    texts =
        FactTable.read(ErrnoWords.class, "errno-texts.csv").stream()
            .map(row -> new Text(row.get("errno"), lower(row.get("text"))))
            .sorted(Comparator.comparingInt((Text text) -> text.lower().length()).reversed())
            .toList();
    words =
        Pattern.compile(
            texts.stream()
                .map(
                    text ->
                        (text.lower().length() < LONG_ENOUGH && text.lower().charAt(0) < 0x80
                                ? "(?<=[:(\"'\\[]\\s?|^)"
                                : "")
                            + Pattern.quote(text.lower()))
                .collect(Collectors.joining("|")));
  }

  /** In small letters, each in its place. */
  private static String lower(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = Character.toLowerCase(letters[i]);
    }
    return new String(letters);
  }

  /** The name of the last error that a text names; empty where it names none. */
  public Optional<String> in(String text) {
    List<Found> found = found(text);
    return found.isEmpty()
        ? numbered(text)
        : found.stream().max(Comparator.comparingInt(Found::from)).map(Found::errno);
  }

  /** The name of the error with a number, whatever its sign; empty where Linux has none. */
  public Optional<String> named(long number) {
    return tables
        .value(ValueDomain.LINUX_ERRNO, Math.abs(number))
        .filter(value -> value.value() != 0)
        .map(NamedValue::name);
  }

  /** The usual name of an error; empty where a word is the name of none. */
  public Optional<String> usual(String name) {
    return tables.named(ValueDomain.LINUX_ERRNO, name).map(NamedValue::name);
  }

  /** The text in small letters, with the name of each error in place of the words for it. */
  public String normal(String text) {
    StringBuilder normal = new StringBuilder();
    String lower = lower(text);
    int from = 0;
    for (Found each : found(text)) {
      if (each.from() >= from) {
        normal.append(lower, from, each.from()).append(lower(each.errno()));
        from = each.to();
      }
    }
    return normal.append(lower.substring(from)).toString();
  }

  private Optional<String> numbered(String text) {
    Matcher number = NUMBER.matcher(text);
    String last = "";
    while (number.find()) {
      last = number.group(1);
    }
    return last.isEmpty() ? Optional.empty() : named(Long.parseLong(last));
  }

  /** In the order in which they stand. */
  private List<Found> found(String text) {
    List<Found> found = new ArrayList<>();
    Matcher said = words.matcher(lower(text));
    while (said.find()) {
      String word = said.group();
      texts.stream()
          .filter(each -> each.lower().equals(word))
          .findFirst()
          .ifPresent(each -> found.add(new Found(each.errno(), said.start(), said.end())));
    }
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      usual(name.group()).ifPresent(errno -> found.add(new Found(errno, name.start(), name.end())));
    }
    found.sort(Comparator.comparingInt(Found::from));
    return found;
  }
}
