package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.Finding;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * In which order somebody works: what stops most comes first, which is what the zone's own init
 * cannot do, then what is best known, then what concerns most programs.
 */
final class ActionOrder {
  /** The programs without which a zone does not come up. */
  private static final Set<String> INIT = Set.of("systemd", "init");

  static final Comparator<Finding> STOPS_MOST =
      Comparator.comparing(ActionOrder::stopsInit)
          .thenComparing(Finding::confidence)
          .thenComparing(ActionOrder::programs)
          .reversed()
          .thenComparing(Finding.WORST_FIRST);

  private ActionOrder() {}

  static boolean stopsInit(Finding finding) {
    return stopped(finding).anyMatch(caller -> INIT.contains(caller.execname()));
  }

  private static long programs(Finding finding) {
    return stopped(finding).count();
  }

  private static Stream<Finding.Caller> stopped(Finding finding) {
    return finding.processes().stream().filter(caller -> caller.verdict() == Verdict.ACTIONABLE);
  }
}
