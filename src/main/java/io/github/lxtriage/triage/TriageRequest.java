package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.knowledge.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says besides the captures.
 *
 * @param platform what the captures ran on; where it is not given, what they say themselves
 * @param callers versions of programs that made the calls; for a program that is not named, what
 *     each capture says itself
 * @param suppressions findings that are not to count
 * @param today the day by which suppressions expire
 */
public record TriageRequest(
    Optional<Platform> platform,
    Map<String, Version> callers,
    List<Suppression> suppressions,
    LocalDate today) {

  /** Nothing but the captures. */
  public static final TriageRequest PLAIN =
      new TriageRequest(Optional.empty(), List.of(), LocalDate.EPOCH);

  /** A request that says no versions. */
  public TriageRequest(
      Optional<Platform> platform, List<Suppression> suppressions, LocalDate today) {
    this(platform, Map.of(), suppressions, today);
  }

  /** The same without suppressions. */
  public TriageRequest unsuppressed() {
    return new TriageRequest(platform, callers, List.of(), today);
  }

  public TriageRequest {
    callers = Map.copyOf(callers);
    suppressions = List.copyOf(suppressions);
  }
}
