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
    NOT_FROM_THIS_BUILD,
    /** The other table of calls that OmniOS has got decides the text, or may have decided it. */
    OTHER_TABLE;

    /** The word used in outputs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the note is about, as a label in front of it. */
    public String label() {
      return this == OTHER_TABLE ? "On OmniOS" : "On this platform";
    }
  }
}
