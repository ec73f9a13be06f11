package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Suppression;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a user says besides the captures.
 *
 * @param platform what the captures ran on; where it is not given, what they say themselves
 * @param suppressions findings that are not to count
 * @param today the day by which suppressions expire
 */
public record TriageRequest(
    Optional<Platform> platform, List<Suppression> suppressions, LocalDate today) {

  /** Nothing but the captures. */
  public static final TriageRequest PLAIN =
      new TriageRequest(Optional.empty(), List.of(), LocalDate.EPOCH);

  public TriageRequest {
    suppressions = List.copyOf(suppressions);
  }
}
