package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.trace.SaturatedSum;
import java.util.HashMap;
import java.util.Map;

/** Whether the scripts that made a capture could have shown a finding. */
public final class Sightline {
  private Sightline() {}

  /**
   * True where a capture that does not hold a finding could have held it. Messages are shown by
   * lxunsup and its counting form and by lxoutcome, those of calls also by lxdebug; mere calls by
   * lxsockopt. What rows of a script show that LX reports in no message can be seen by that script
   * only (docs/scripts.md).
   */
  public static boolean shows(CaptureSummary capture, Finding finding) {
    if (finding.refusals() == 0) {
      return capture.producers().stream()
          .anyMatch(producer -> producer.equals("lxsockopt") || producer.equals("lxsockopt-count"));
    }
    Map<String, Long> rows = new HashMap<>();
    finding.extra().outcomes().scripts().forEach(seen -> rows.put(seen.what(), seen.count()));
    rows.remove("lxoutcome");
    long counted = SaturatedSum.of(rows.values().stream().mapToLong(Long::longValue));
    boolean said = finding.refusals() > counted;
    return capture.producers().stream()
        .anyMatch(
            producer ->
                rows.containsKey(producer) || (said && showsMessages(producer, finding.domain())));
  }

  private static boolean showsMessages(String producer, Domain domain) {
    return switch (producer) {
      case "lxunsup", "lxunsup-count", "lxoutcome" -> domain != Domain.DEBUG;
      case "lxdebug" -> domain == Domain.DEBUG || domain == Domain.SYSCALL;
      default -> false;
    };
  }
}
