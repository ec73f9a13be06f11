package io.github.lxtriage.capture;

import java.util.regex.Pattern;

/** A shell's prompt with the command behind it, as documents show it. */
final class Prompt {
  private static final Pattern COMMAND =
      Pattern.compile("[^\\s'\"]{0,40}[#$%>] *(\\S*/)?(dtrace|\\S+\\.d)(\\s.*)?");

  private Prompt() {}

  static boolean of(String text, int at) {
    boolean script = text.indexOf(".d", at) > 0 || text.indexOf("dtrace", at) > 0;
    return script
        && text.length() - at <= 4096
        && COMMAND.matcher(text).region(at, text.length()).matches();
  }
}
