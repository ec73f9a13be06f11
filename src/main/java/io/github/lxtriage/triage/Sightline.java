package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Domain;

/** Whether the scripts that made a capture could have shown a finding. */
public final class Sightline {
  private Sightline() {}

  /**
   * True where a capture that does not hold a finding could have held it. Messages are shown by
   * lxunsup and its counting form, those of calls also by lxdebug; mere calls by lxsockopt.
   */
  public static boolean shows(CaptureSummary capture, Finding finding) {
    return capture.producers().stream()
        .anyMatch(
            producer ->
                finding.refusals() > 0
                    ? showsRefusals(producer, finding.domain())
                    : producer.equals("lxsockopt") || producer.equals("lxsockopt-count"));
  }

  private static boolean showsRefusals(String producer, Domain domain) {
    return switch (producer) {
      case "lxunsup", "lxunsup-count" -> domain != Domain.DEBUG;
      case "lxdebug" -> domain == Domain.DEBUG || domain == Domain.SYSCALL;
      default -> false;
    };
  }
}
