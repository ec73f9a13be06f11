package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Subject;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that match nothing, grouped by their shape: the text with {@code #} for each number and
 * {@code *} for what stands in quotes. A backslash stands before such a sign that is part of the
 * text, so that a shape is a pattern of a user's rules that fits its texts.
 */
final class UnknownText {
  private static final Pattern VARYING =
      Pattern.compile("\"[^\"]*\"|0x[0-9a-fA-F]+|[0-9]+|[\\\\#*]");
  private static final Pattern NUMBER = Pattern.compile("\"(?:0x[0-9a-fA-F]+|[0-9]+)\"");
  private static final int MAX_LENGTH = 240;

  private UnknownText() {}

  /** The shape of a text. */
  static String shape(String text) {
    String whole = said(text);
    String head = whole.substring(0, Math.min(MAX_LENGTH, whole.length()));
    String shape =
        VARYING.matcher(head).replaceAll(found -> Matcher.quoteReplacement(sign(found.group())));
    return head.length() < whole.length() ? shape.strip() + "*" : shape;
  }

  private static String sign(String found) {
    return switch (found.charAt(0)) {
      case '"' -> NUMBER.matcher(found).matches() ? "\"#\"" : "\"*\"";
      case '\\', '#', '*' -> "\\" + found;
      default -> "#";
    };
  }

  /** The text without blanks at its ends, and without what %S puts behind it. */
  private static String said(String text) {
    String said = text.strip();
    return said.endsWith("\\0") ? said.substring(0, said.length() - 2).strip() : said;
  }

  /** The subject of a text that LX is not known to say. */
  static Subject subject(String text) {
    return Subject.ofText(shape(text));
  }

  /** A draft of an entry, to be completed by whoever looks into it. */
  static String rule(Subject subject, String shape, Place first) {
    return "- subject: "
        + quoted(subject.id())
        + "\n  messages: ["
        + quoted(shape)
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
