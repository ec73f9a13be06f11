package io.github.lxtriage.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a capture can be believed.
 *
 * @param level complete, lossy or unknown
 * @param reasons why, one sentence each; never empty
 */
public record Trust(Level level, List<Reason> reasons) {

  public Trust {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("trust without a reason");
    }
  }

  /** Declared from best to worst. */
  public enum Level {
    /** A heading with start and end mark, and no loss. */
    COMPLETE,
    /** Nothing shows that something is missing, and nothing shows that nothing is. */
    UNKNOWN,
    /** Something is missing, and the capture says so. */
    LOSSY;

    /** The word used in outputs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The level that an id names. */
    public static Optional<Level> of(String id) {
      return Arrays.stream(values()).filter(level -> level.id().equals(id)).findFirst();
    }
  }

  /**
   * One reason.
   *
   * @param text a sentence without a final dot
   * @param remedy the option or step that would have prevented it; may be empty
   */
  public record Reason(String text, String remedy) {}
}
