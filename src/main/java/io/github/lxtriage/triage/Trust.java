package io.github.lxtriage.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a capture can be believed.
 *
 * @param level complete, lossy or unknown; the worst of its runs
 * @param reasons why, one sentence each; never empty
 * @param doubts what shows that it may not be whole, though no loss is reported; in order of line
 * @param runs the first hundred runs of dtrace, where it holds several
 */
public record Trust(Level level, List<Reason> reasons, List<Doubt> doubts, List<Run> runs) {

  /** Trust in a capture of one run that nothing speaks against. */
  public Trust(Level level, List<Reason> reasons) {
    this(level, reasons, List.of(), List.of());
  }

  public Trust {
    reasons = List.copyOf(reasons);
    doubts = List.copyOf(doubts);
    runs = List.copyOf(runs);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("trust without a reason");
    }
    if (level == Level.COMPLETE && !doubts.isEmpty()) {
      throw new IllegalArgumentException("a complete capture with a doubt");
    }
  }

  /** Declared from best to worst. */
  public enum Level {
    /** A heading with start and end mark, everything between them read, and no loss. */
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

  /**
   * One run of dtrace among several in a capture.
   *
   * @param script what its heading calls it; empty where it has none
   * @param line the 1-based line where it begins
   */
  public record Run(String script, long line, Level trust) {}
}
