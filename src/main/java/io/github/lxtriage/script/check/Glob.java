package io.github.lxtriage.script.check;

import java.util.regex.Pattern;

/** The patterns that a part of a probe description may be. */
final class Glob {
  private Glob() {}

  static boolean isPattern(String part) {
    return part.isEmpty() || part.matches(".*[*?\\[\\\\].*");
  }

  static boolean matches(String part, String name) {
    return part.isEmpty() || pattern(part).matcher(name).matches();
  }

  private static Pattern pattern(String part) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      int close = c == '[' ? part.indexOf(']', at + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        String set = part.substring(at + 1, close).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        at = close;
      } else {
        boolean quoted = c == '\\' && at + 1 < part.length();
        at += quoted ? 1 : 0;
        regex.append(Pattern.quote(String.valueOf(part.charAt(at))));
      }
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (java.util.regex.PatternSyntaxException malformed) {
      return Pattern.compile(Pattern.quote(part));
    }
  }
}
