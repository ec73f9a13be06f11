package io.github.lxtriage.report;

import io.github.lxtriage.triage.Errno;
import io.github.lxtriage.triage.Outcomes;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened after a refusal, as rows of scripts say: the answer, the next call, signals, the
 * end.
 */
final class OutcomeWords {
  private static final int NAMED = 4;
  private static final int NAME = 40;

  private OutcomeWords() {}

  /** {@code refused with EINVAL (3); next call close (2), tgkill (1)}; may be empty. */
  static String of(Outcomes outcomes) {
    List<String> parts = new ArrayList<>();
    part(parts, "refused with ", outcomes.errnos(), Errno::name);
    outcomes.answers().stream()
        .filter(answer -> answer.what().number() == 0)
        .forEach(answer -> parts.add("answered with success (" + answer.count() + ")"));
    part(parts, "next call ", outcomes.next(), call -> call);
    part(parts, "signal ", outcomes.signals(), signal -> Long.toString(signal));
    part(parts, "process ", outcomes.exits(), how -> how);
    return String.join("; ", parts);
  }

  private static <T> void part(
      List<String> parts, String label, List<Counted<T>> counts, Function<T, String> name) {
    if (counts.isEmpty()) {
      return;
    }
    int more = counts.size() - NAMED;
    parts.add(
        label
            + counts.stream()
                .limit(NAMED)
                .map(
                    count ->
                        Visible.shortened(name.apply(count.what()), NAME)
                            + " ("
                            + Wording.number(count.count())
                            + ")")
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + Wording.number(more) + " more" : ""));
  }
}
