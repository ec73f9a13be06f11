package io.github.lxtriage.triage;

import java.util.Locale;

/**
 * What the build that a capture comes from means for a finding.
 *
 * @param text one sentence, without a final dot
 */
public record PlatformNote(Kind kind, String text) {

  /** Which of the two. */
  public enum Kind {
    /** A newer build than this one has the change. */
    FIXED_AFTER,
    /** This build has the change, which does not cover everything. */
    STILL_POSSIBLE,
    /** This build does not say so: the capture or the platform that was given is wrong. */
    NOT_FROM_THIS_BUILD;

    /** The word used in outputs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
