package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns that a part of a probe description may be. */
final class Glob {
  /** dtrace takes no name or pattern that is nearly as long; such a one fits only itself. */
  private static final int LONGEST = 256;

  private final String part;

  /** What stands between the stars; empty where every name fits, or only the part itself. */
  private final List<Pattern> pieces;

  private Glob(String part, List<Pattern> pieces) {
    this.part = part;
    this.pieces = pieces;
  }

  /** The pattern that a part is; one that is malformed fits only itself. */
  static Glob of(String part) {
    try {
      boolean plain = part.length() > LONGEST || !isSpecial(part);
      return new Glob(part, plain ? List.of() : pieces(part));
    } catch (PatternSyntaxException malformed) {
      return new Glob(part, List.of());
    }
  }

  private static boolean isSpecial(String part) {
    return part.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
  }

  /** True where only one name fits: the part itself. */
  boolean isPlain() {
    return pieces.isEmpty() && !part.isEmpty();
  }

  /** Whether a name fits a pattern. */
  static boolean matches(String part, String name) {
    return of(part).matches(name);
  }

  /**
   * Whether a name fits. Between two stars a pattern has a fixed length, so that the leftmost place
   * for it is the best one, and no pattern takes long.
   */
  boolean matches(String name) {
    if (pieces.isEmpty()) {
      return part.isEmpty() || part.equals(name);
    }
    Matcher first = pieces.get(0).matcher(name);
    if (pieces.size() == 1) {
      return first.matches();
    }
    if (!first.lookingAt()) {
      return false;
    }
    int at = first.end();
    for (Pattern piece : pieces.subList(1, pieces.size() - 1)) {
      Matcher matcher = piece.matcher(name);
      if (!matcher.find(at)) {
        return false;
      }
      at = matcher.end();
    }
    return endsWith(name, at, pieces.get(pieces.size() - 1));
  }

  private static boolean endsWith(String name, int from, Pattern last) {
    for (int at = from; at <= name.length(); at++) {
      if (last.matcher(name).region(at, name.length()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** What stands between the stars, before the first and behind the last. */
  private static List<Pattern> pieces(String part) {
    List<Pattern> pieces = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < part.length(); at++) {
      char c = part.charAt(at);
      int close = c == '[' ? part.indexOf(']', at + 2) : -1;
      if (c == '*') {
        if (pieces.isEmpty() || !regex.isEmpty()) { // several stars are one
          pieces.add(Pattern.compile(regex.toString()));
        }
        regex.setLength(0);
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
    pieces.add(Pattern.compile(regex.toString()));
    return pieces;
  }
}
