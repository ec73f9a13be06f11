package io.github.lxtriage.capture;

import java.util.regex.Pattern;

/** A shell's prompt with the command behind it, as documents show it. */
final class Prompt {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\[[^\\]'\"]{1,60}\\]|[^\\s'\"]{0,60}| ?[^\\s'\"]{1,60} |[^\\s'\"]{1,60}:[^\\s'\"]{1,60} [\\w.-]{1,40})[#$%>] *"
              + "(?:(?:sudo|pfexec|doas) )?(?:[\\w.~+/-]*/)?"
              + "(?:dtrace|(?<=[ /])[\\w.+-]*\\w\\.d)(?:\\s.*)?");

  /** A prompt at which nothing was typed, as at the end of a session that was pasted. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?:\\[[^\\]'\"]{1,60}\\]|[^\\s'\"]{1,60}@[^\\s'\"]{1,60}|(?:[a-z]{0,3}sh)-[\\d.]{1,8}|)[#$] *");

  /** What a shell, ssh and script(1) say when they end. */
  private static final Pattern FAREWELL =
      Pattern.compile(
          "logout|exit|(?:Shared c|C)onnection to \\S{1,255} closed\\.?|Script done[^\\n]{0,100}|```");

  private Prompt() {}

  /** Whether a line is what a shell, ssh or script(1) says when it ends. */
  static boolean farewell(String text) {
    return text.length() < 300 && FAREWELL.matcher(text.strip()).matches();
  }

  /** True for a line that is a prompt and nothing else. */
  static boolean bare(String text) {
    int end = Columns.trimmedEnd(text);
    char last = end == 0 ? ' ' : text.charAt(end - 1);
    return (last == '#' || last == '$') && end < 130 && BARE.matcher(text).matches();
  }

  /** True where a prompt and a command that prints a capture stand at a column. */
  static boolean of(String text, int at) {
    boolean script = text.indexOf(".d", at) > 0 || text.indexOf("dtrace", at) > 0;
    return script
        && text.length() - at <= 4096
        && !key(text, at)
        && COMMAND.matcher(text).region(at, text.length()).matches();
  }

  /** An entry's key may look like a prompt. */
  private static boolean key(String text, int at) {
    boolean padded =
        at == AggregationTuple.STRING_COLUMN
            && text.length() >= AggregationTuple.STRING_END
            && text.endsWith(" ");
    return padded || AggregationTuple.fields(text) != null;
  }
}
