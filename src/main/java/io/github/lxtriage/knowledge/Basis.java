package io.github.lxtriage.knowledge;

import java.util.Locale;
import java.util.Optional;

/** What a verdict rests on that was not gathered for the subject itself. */
public enum Basis {
  /** The evidence of an entry that it is like, or a source that says it. */
  EVIDENCE,
  /** What the makers of this program think, from what the tables say that LX does. */
  JUDGEMENT;

  /** What a reader has to know of a verdict that is only a judgement. */
  public static final String CAUTION = "our judgement, not evidence";

  /** The word used in data files and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis that an id names. */
  public static Optional<Basis> of(String id) {
    for (Basis basis : values()) {
      if (basis.id().equals(id)) {
        return Optional.of(basis);
      }
    }
    return Optional.empty();
  }
}
