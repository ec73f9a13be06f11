package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user's suppressions: which finding each hides, and which hide none. */
final class SuppressionList {
  private final List<Suppression> suppressions;
  private final LocalDate today;
  private final Set<Suppression> used = new HashSet<>();

  SuppressionList(List<Suppression> suppressions, LocalDate today) {
    this.suppressions = suppressions;
    this.today = today;
  }

  /** The suppression that hides a finding, where one does. */
  Optional<Suppression> of(String subject) {
    List<Suppression> fitting =
        suppressions.stream().filter(suppression -> suppression.isFor(subject)).toList();
    used.addAll(fitting);
    return fitting.stream().filter(suppression -> !suppression.isExpired(today)).findFirst();
  }

  /** A line for each one that is expired, or that no finding needs. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (Suppression suppression : suppressions) {
      String line = suppression.place() + ": the suppression of " + suppression.subject();
      if (suppression.isExpired(today)) {
        remarks.add(line + " expired on " + suppression.expires() + " and hides nothing");
      } else if (!used.contains(suppression)) {
        remarks.add(line + " is not used: there is no such finding");
      }
    }
    return remarks;
  }
}
