package io.github.lxtriage.trace;

/** The kinds of line that dtrace writes to standard error (format reference, section 13). */
public enum DiagnosticClass {
  DROPS("drops", Means.LOSS),
  AGGREGATION_DROPS("agg-drops", Means.LOSS),
  DYNAMIC_VARIABLE_DROPS("dynvar-drops", Means.LOSS),
  SPECULATIVE_DROPS("spec-drops", Means.LOSS),
  OTHER_DROPS("other-drops", Means.LOSS),
  /** A probe's clause failed; its row was not printed. */
  ERROR("error", Means.LOSS),
  /** dtrace ended before its time. */
  ABORTED("aborted", Means.LOSS),
  /** dtrace did not start, or could not print what it had. */
  FAILED("failed", Means.LOSS),
  /** Speaks of drops, aborts, failures, overflows or loss, in none of the texts known. */
  OTHER_LOSS("other-loss", Means.LOSS),
  /** How many probes a description or a script matched. */
  MATCHED("matched", Means.NOTHING),
  /** A buffer or a rate is smaller than was asked for. */
  LOWERED("lowered", Means.NOTHING),
  /** Processes that ended, destructive actions, and other news that loses nothing. */
  NOTICE("notice", Means.NOTHING),
  /**
   * Holds {@code dtrace: } and is none of the texts known: a message that is not understood, or a
   * process name that imitates one.
   */
  UNKNOWN("unknown", Means.DOUBT);

  private final String id;
  private final Means means;

  /** What a line means for how far the capture can be trusted. */
  private enum Means {
    NOTHING,
    DOUBT,
    LOSS
  }

  DiagnosticClass(String id, Means means) {
    this.id = id;
    this.means = means;
  }

  /** The word that {@code parse} and {@code triage} print. */
  public String id() {
    return id;
  }

  /** Whether the line means that the capture lacks something. */
  public boolean loss() {
    return means == Means.LOSS;
  }

  /** Whether the text is known from its first character to its last. */
  public boolean understood() {
    return this != UNKNOWN && this != OTHER_LOSS;
  }
}
