package io.github.lxtriage.triage;

import io.github.lxtriage.triage.Outcomes.Counted;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words about outcomes in the sentence that says what was seen. */
final class SeenOutcomes {
  private static final int MAX_NAMED = 3;

  private SeenOutcomes() {}

  /**
   * {@code , refused with ENOPROTOOPT; then tgkill, signal 6, killed with a core file}: of each
   * kind what was seen most often.
   *
   * @param refusals all refusals; where only some of them are rows of scripts, they may be the same
   *     calls as the others
   */
  static String words(Outcomes outcomes, long refusals) {
    String errnos = errnos(outcomes);
    String then =
        Stream.of(
                outcomes.next().stream().map(Counted::what),
                outcomes.signals().stream().map(signal -> "signal " + signal.what()),
                outcomes.exits().stream().map(Counted::what))
            .flatMap(kind -> kind.limit(1))
            .collect(Collectors.joining(", "));
    return (errnos.isEmpty() ? "" : ", refused with " + errnos)
        + (then.isEmpty() ? "" : "; then " + then)
        + twice(outcomes.scripts(), refusals);
  }

  /** The errors by name, most frequent first. */
  static String errnos(Outcomes outcomes) {
    List<String> names = outcomes.errnos().stream().map(errno -> errno.what().name()).toList();
    int more = names.size() - MAX_NAMED;
    return names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String twice(List<Counted<String>> scripts, long refusals) {
    boolean several =
        scripts.size() > 1 || (scripts.size() == 1 && scripts.get(0).count() < refusals);
    return several
        ? scripts.stream()
            .map(script -> script.count() + " in " + script.what())
            .collect(
                Collectors.joining(", ", " (", "; several scripts may have seen the same calls)"))
        : "";
  }
}
