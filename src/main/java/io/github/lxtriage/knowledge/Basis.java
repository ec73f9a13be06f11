package io.github.lxtriage.knowledge;

import java.util.Locale;
import java.util.Optional;

/** What a statement rests on, from what shows it best to what shows it least. */
public enum Basis {
  /** A boot or a run that somebody watched. */
  BOOT,
  /** Source code, or a change of it: the program's, its library's, or that of LX. */
  SOURCE,
  /** What the makers wrote about it: a manual page, release notes. */
  DOCUMENTATION,
  /** What a user or a maintainer reported in public. */
  REPORT,
  /** What the makers of this program think, from what the tables say that LX does. */
  JUDGEMENT;

  /** What a reader has to know of a verdict that is only a judgement. */
  public static final String CAUTION = "our judgement, not evidence";

  /**
   * What was once said of all that is no judgement; older files and saved results still say it. It
   * meant a source that says so.
   */
  private static final String ONCE = "evidence";

  /** The word used in data files and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis that an id names. */
  public static Optional<Basis> of(String id) {
    if (id.equals(ONCE)) {
      return Optional.of(SOURCE);
    }
    for (Basis basis : values()) {
      if (basis.id().equals(id)) {
        return Optional.of(basis);
      }
    }
    return Optional.empty();
  }
}
