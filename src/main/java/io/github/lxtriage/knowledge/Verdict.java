package io.github.lxtriage.knowledge;

import java.util.Locale;
import java.util.Optional;

/**
 * What an unsupported call or option means for the program that made it. Declared from best to
 * worst.
 */
public enum Verdict {
  /** LX does it; seen only because a script shows every call. */
  SUPPORTED("LX does it; the script shows every call"),
  /** The program goes on as if nothing happened. */
  HARMLESS("the program goes on as if nothing happened"),
  /** It works with a loss that somebody may notice. */
  DEGRADED("works, with a loss that somebody may notice"),
  /** Nobody has judged it; never guessed. */
  UNKNOWN("nobody has judged it"),
  /** Something breaks until somebody acts. */
  ACTIONABLE("something breaks until somebody acts");

  private final String meaning;

  Verdict(String meaning) {
    this.meaning = meaning;
  }

  /** The word used in data files and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verdict in a few words, for a legend. */
  public String meaning() {
    return meaning;
  }

  /** The verdict that an id names. */
  public static Optional<Verdict> of(String id) {
    for (Verdict verdict : values()) {
      if (verdict.id().equals(id)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  /** The worse of two; worse is later in the order of {@code --fail-on}. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
