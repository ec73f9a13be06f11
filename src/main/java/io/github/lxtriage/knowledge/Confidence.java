package io.github.lxtriage.knowledge;

import java.util.Locale;
import java.util.Optional;

/** How good the evidence for a verdict is. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH;

  /** The word used in data files and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confidence that an id names. */
  public static Optional<Confidence> of(String id) {
    for (Confidence confidence : values()) {
      if (confidence.id().equals(id)) {
        return Optional.of(confidence);
      }
    }
    return Optional.empty();
  }

  /** The weaker of two. */
  public Confidence weaker(Confidence other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
