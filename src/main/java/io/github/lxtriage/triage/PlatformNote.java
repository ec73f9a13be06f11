package io.github.lxtriage.triage;

import java.util.Locale;

/**
 * What the build that a capture comes from means for a finding.
 *
 * @param text one sentence, without a final dot
 */
public record PlatformNote(Kind kind, String text) {

  /** The label in front of every note. */
  public static final String LABEL = "On this platform";

  /** What the build means. */
  public enum Kind {
    /** A newer build than this one has the change. */
    FIXED_AFTER,
    /** This build has the change, which does not cover everything. */
    STILL_POSSIBLE,
    /** This build does not say so: the capture or the platform that was given is wrong. */
    NOT_FROM_THIS_BUILD,
    /** This build answers otherwise than newer ones, which do not have it either. */
    ANSWERED_OTHERWISE;

    /** The word used in outputs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
