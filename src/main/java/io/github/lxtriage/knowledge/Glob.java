package io.github.lxtriage.knowledge;

import java.util.Comparator;

/**
 * A pattern of subject ids: a star stands for any text, everything else for itself.
 *
 * @param literals how many characters stand for themselves; more is more specific
 */
record Glob(String pattern, int literals) {
  /** The most specific last; the rest of the order only makes it the same every time. */
  static final Comparator<Glob> BY_SPECIFICITY =
      Comparator.comparingInt(Glob::literals).thenComparing(Glob::pattern);

  static Glob of(String pattern) {
    return new Glob(pattern, (int) pattern.chars().filter(c -> c != '*').count());
  }

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /** Whether a text fits; takes time proportional to the text for each star. */
  boolean matches(String text) {
    String[] pieces = pattern.split("\\*", -1);
    if (pieces.length == 1) {
      return text.equals(pattern);
    }
    if (!text.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = text.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    String last = pieces[pieces.length - 1];
    return text.length() - last.length() >= at && text.endsWith(last);
  }
}
