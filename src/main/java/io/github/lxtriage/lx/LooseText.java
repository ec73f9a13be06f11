package io.github.lxtriage.lx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a message right that somebody typed in capital or small letters. Only for what a user asks:
 * in a capture, a text is what LX printed.
 */
final class LooseText {
  private static final Pattern CONVERSION = Pattern.compile("%0?[0-9]?([dxXs])");

  private record Loose(String format, Pattern pattern) {}

  private final List<Loose> formats;

  LooseText(Formats formats) {
    this.formats =
        formats.all().stream()
            .map(row -> Formats.plain(row.format()))
            .distinct()
            .map(format -> new Loose(format, pattern(format)))
            .toList();
  }

  private static Pattern pattern(String format) {
    StringBuilder pattern = new StringBuilder();
    Matcher conversion = CONVERSION.matcher(format);
    int from = 0;
    while (conversion.find()) {
      pattern.append(Pattern.quote(format.substring(from, conversion.start())));
      pattern.append(conversion.group(1).equals("s") ? "(.+?)" : "(-?\\w+)");
      from = conversion.end();
    }
    pattern.append(Pattern.quote(format.substring(from)));
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
  }

  /** The text as LX would have printed it; empty where it is none of its texts in any letters. */
  Optional<String> righted(String text) {
    String plain = Formats.plain(text);
    for (Loose loose : formats) {
      Matcher matcher = loose.pattern().matcher(plain);
      if (matcher.matches()) {
        return Optional.of(filled(loose.format(), matcher));
      }
    }
    return Optional.empty();
  }

  /** A number keeps its letters but for the x before a hexadecimal one; a name is in small ones. */
  private static String filled(String format, Matcher values) {
    StringBuilder text = new StringBuilder();
    Matcher conversion = CONVERSION.matcher(format);
    int from = 0;
    for (int i = 1; conversion.find(); i++) {
      text.append(format, from, conversion.start());
      String value = values.group(i);
      text.append(conversion.group(1).equals("s") ? value.toLowerCase(Locale.ROOT) : value);
      from = conversion.end();
    }
    return text.append(format.substring(from)).toString();
  }
}
