package io.github.lxtriage.report;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to capture again without what was missing, where the capture shows which script made it. */
final class Recapture {
  /** An option that every script has; the script sets others itself, or dtrace is told. */
  private static final Pattern OF_SCRIPT = Pattern.compile("-x ((?:bufsize|switchrate)=\\S+)");

  private static final Pattern OF_DTRACE = Pattern.compile("-x [a-z]+=[0-9a-z]+");

  /** The script to begin with, where nothing shows which one was meant. */
  private static final String FIRST = "lxunsup";

  private Recapture() {}

  /**
   * The commands, one on a line. The heading makes the next capture say on which build it ran, and
   * whether it is whole.
   */
  static Optional<String> commands(CaptureSummary capture) {
    List<String> scripts =
        capture.records() == 0
            ? List.of(FIRST)
            : capture.producers().stream().filter(producer -> producer.startsWith("lx")).toList();
    if (scripts.size() != 1) {
      return Optional.empty();
    }
    List<String> ofScript = new ArrayList<>();
    List<String> ofDtrace = new ArrayList<>();
    for (Trust.Reason reason : capture.trust().reasons()) {
      for (String option : reason.remedy().split("(?= -x )", -1)) {
        if (OF_SCRIPT.matcher(option.strip()).matches()) {
          ofScript.add(" --" + option.strip().substring("-x ".length()));
        } else if (OF_DTRACE.matcher(option.strip()).matches()) {
          ofDtrace.add(" " + option.strip());
        }
      }
    }
    String script = scripts.get(0);
    return Optional.of(
        "lxtriage script "
            + script
            + joined(ofScript)
            + " --heading > "
            + script
            + ".d\ndtrace"
            + joined(ofDtrace)
            + " -s "
            + script
            + ".d > "
            + script
            + ".log 2>&1\n");
  }

  private static String joined(List<String> options) {
    return String.join("", options.stream().distinct().toList());
  }
}
