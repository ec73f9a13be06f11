package io.github.lxtriage.report;

import io.github.lxtriage.triage.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One column of a list of findings.
 *
 * @param number true where cells are aligned to the right and are never taken for a formula
 */
record Column(String header, boolean number, Function<Finding, String> cell) {

  static Column text(String header, Function<Finding, String> cell) {
    return new Column(header, false, cell);
  }

  static Column number(String header, Function<Finding, String> cell) {
    return new Column(header, true, cell);
  }

  /** Who did it and how often: {@code curl (4), ping (1)}. */
  static String processes(Finding finding) {
    return processes(finding, Integer.MAX_VALUE);
  }

  /** The same for the most frequent few, and how many more there are. */
  static String processes(Finding finding, int most) {
    List<Finding.Caller> all = finding.processes();
    String shown =
        all.stream()
            .limit(most)
            .map(caller -> caller.execname() + " (" + caller.count() + ")")
            .collect(Collectors.joining(", "));
    return all.size() <= most ? shown : shown + " and " + (all.size() - most) + " more";
  }
}
