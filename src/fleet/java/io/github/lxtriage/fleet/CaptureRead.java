package io.github.lxtriage.fleet;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.triage.Batch;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.Serializable;
import java.util.Optional;

/**
 * A capture that was read, in the form in which it crosses machines.
 *
 * @param sums how often each subject was seen, by {@link Batch#sums()}
 * @param about what is said of the capture, by {@link Batch#captures()}
 * @param note what the user should know of it; may be empty
 * @param problem the line that says why it could not be read; empty where it was
 */
record CaptureRead(String name, Packed sums, Packed about, String note, String problem)
    implements Serializable {

  static CaptureRead of(String name, Tally tally, Optional<Platform> platform, String note) {
    Batch one = new Batch(platform);
    one.add(tally);
    return new CaptureRead(name, new Packed(one.sums()), new Packed(one.captures()), note, "");
  }

  /**
   * What could not be read.
   *
   * @param problem the line that says so, as the command line does
   */
  static CaptureRead broken(String name, String problem) {
    return new CaptureRead(name, Packed.NOTHING, Packed.NOTHING, "", problem);
  }

  boolean isBroken() {
    return !problem.isEmpty();
  }

  /** The triage of this capture alone. */
  Triage triage(Knowledge knowledge, TriageRequest request) {
    Batch one = new Batch(request.platform());
    one.addSums(sums.bytes());
    one.addCaptures(about.bytes());
    return one.triage(knowledge, request);
  }
}
