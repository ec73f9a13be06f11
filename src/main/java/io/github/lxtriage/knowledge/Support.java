package io.github.lxtriage.knowledge;

import java.util.Locale;

/** What LX does with a socket option (reference: lx-sockopts.csv). */
public enum Support {
  /** Handed to illumos as it is. */
  NATIVE,
  /** Done, after a conversion. */
  CONVERTED,
  /** Answered with success, and nothing is done: faked. */
  IGNORED,
  /** Answered with an error. */
  REFUSED,
  /** Not known, or not an option at all. */
  UNKNOWN;

  /** The word used in data files and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True where a mere call is no failure. */
  public boolean answersSuccess() {
    return this == NATIVE || this == CONVERTED || this == IGNORED;
  }
}
