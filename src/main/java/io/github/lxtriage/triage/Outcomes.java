package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a refusal was answered and what happened next, as far as rows of scripts say it; most
 * frequent first.
 *
 * @param errnos the errors that callers got
 * @param answers what the refused calls answered by lxoutcome, success included
 * @param next the threads' next calls
 * @param signals signals sent to the process, by their illumos numbers
 * @param exits how the processes ended
 * @param scripts how many of the refusals are rows of which script
 */
public record Outcomes(
    List<Counted<Errno>> errnos,
    List<Counted<Errno>> answers,
    List<Counted<String>> next,
    List<Counted<Long>> signals,
    List<Counted<String>> exits,
    List<Counted<String>> scripts) {
  public static final Outcomes NONE =
      new Outcomes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Outcomes {
    errnos = List.copyOf(errnos);
    answers = List.copyOf(answers);
    next = List.copyOf(next);
    signals = List.copyOf(signals);
    exits = List.copyOf(exits);
    scripts = List.copyOf(scripts);
  }

  /** What several results say together; as many things of a kind as one result shows. */
  static Outcomes merged(List<Outcomes> all) {
    return new Outcomes(
        sum(all, Outcomes::errnos),
        sum(all, Outcomes::answers),
        sum(all, Outcomes::next),
        sum(all, Outcomes::signals),
        sum(all, Outcomes::exits),
        sum(all, Outcomes::scripts));
  }

  private static <T extends Comparable<T>> List<Counted<T>> sum(
      List<Outcomes> all, Function<Outcomes, List<Counted<T>>> kind) {
    NavigableMap<T, Long> counts = new TreeMap<>();
    all.stream()
        .flatMap(outcomes -> kind.apply(outcomes).stream())
        .forEach(counted -> counts.merge(counted.what(), counted.count(), SaturatedSum::of));
    return OutcomeCounts.list(counts);
  }

  /** A thing and how often it was seen. */
  public record Counted<T>(T what, long count) {}

  /** True where something is known of what happened after a refusal. */
  public boolean followed() {
    return !(answers.isEmpty() && next.isEmpty() && signals.isEmpty() && exits.isEmpty());
  }
}
