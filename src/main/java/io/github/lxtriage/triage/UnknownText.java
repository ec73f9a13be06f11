package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Subject;
import java.util.Locale;
import java.util.regex.Pattern;

/** Messages that match nothing, grouped by their shape. */
final class UnknownText {
  private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F]+|[0-9]+");
  private static final int MAX_LENGTH = 240;

  private UnknownText() {}

  /** The text with a number sign for each number. */
  static String shape(String text) {
    String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    return NUMBER.matcher(head.strip()).replaceAll("#");
  }

  /** A draft of an entry, to be completed by whoever looks into it. */
  static String rule(Subject subject, String shape, Place first) {
    return "- subject: "
        + quoted(subject.id().replace('*', '_'))
        + "\n  messages: ["
        + quoted(shape.length() < MAX_LENGTH ? shape : shape + "*")
        + "]\n  title: What the user notices, in one line\n"
        + "  verdict: unknown\n"
        + "  confidence: low\n"
        + "  why: What happens to the program, and why it matters or does not.\n"
        + "  advice: What to do next.\n"
        + "  evidence: ["
        + quoted(first.toString())
        + "]\n";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
