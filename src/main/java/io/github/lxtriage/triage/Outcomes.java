package io.github.lxtriage.triage;

import java.util.List;

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

  /** A thing and how often it was seen. */
  public record Counted<T>(T what, long count) {}

  /** True where something is known of what happened after a refusal. */
  public boolean followed() {
    return !(answers.isEmpty() && next.isEmpty() && signals.isEmpty() && exits.isEmpty());
  }
}
