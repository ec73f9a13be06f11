package io.github.lxtriage.trace;

/** The kinds of line that dtrace writes to standard error (format reference, section 13). */
public enum DiagnosticClass {
  DROPS("drops", true),
  AGGREGATION_DROPS("agg-drops", true),
  DYNAMIC_VARIABLE_DROPS("dynvar-drops", true),
  SPECULATIVE_DROPS("spec-drops", true),
  OTHER_DROPS("other-drops", true),
  /** A probe's clause failed; its row was not printed. */
  ERROR("error", true),
  /** dtrace ended before its time. */
  ABORTED("aborted", true),
  /** dtrace did not start, or could not print what it had. */
  FAILED("failed", true),
  /** How many probes a description or a script matched. */
  MATCHED("matched", false),
  /** A buffer or a rate is smaller than was asked for. */
  LOWERED("lowered", false),
  /** Processes that ended, destructive actions, and other news that loses nothing. */
  NOTICE("notice", false),
  /** Begins with {@code dtrace: } but is none of the texts known. */
  UNKNOWN("unknown", false);

  private final String id;
  private final boolean loss;

  DiagnosticClass(String id, boolean loss) {
    this.id = id;
    this.loss = loss;
  }

  /** The word that {@code parse} and {@code triage} print. */
  public String id() {
    return id;
  }

  /** True where the line means that the capture lacks something. */
  public boolean loss() {
    return loss;
  }
}
