package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the probes of a clause give to its expressions; asked once for all of them, because both may
 * be thousands.
 *
 * @param callReturns whether one of them is the return of a system call
 * @param lacking for each argument, what is to be said of the different probes without it
 */
record Firing(boolean callReturns, List<List<String>> lacking) {
  private static final int ARGUMENTS = 10;
  private static final List<List<String>> NOTHING = Collections.nCopies(ARGUMENTS, List.of());

  static Firing of(Clause clause) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Probe probe : clause.probes()) {
      LxProbes.arguments(probe).ifPresent(count -> counts.put(probe.text(), count));
    }
    return new Firing(
        clause.probes().stream()
            .anyMatch(probe -> probe.provider().equals("lx-syscall") && probe.isReturn()),
        counts.isEmpty()
            ? NOTHING
            : IntStream.range(0, ARGUMENTS)
                .mapToObj(argument -> lacking(counts, argument))
                .toList());
  }

  private static List<String> lacking(Map<String, Integer> counts, int argument) {
    return counts.entrySet().stream()
        .filter(probe -> argument >= probe.getValue())
        .map(probe -> probe.getKey() + " has " + arguments(probe.getValue()))
        .toList();
  }

  private static String arguments(int count) {
    return switch (count) {
      case 0 -> "no arguments";
      case 1 -> "only arg0";
      default -> "only arg0 to arg" + (count - 1);
    };
  }
}
