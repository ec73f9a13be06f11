package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.List;

/** What to do next where only the error is known (data file {@code next.csv}). */
public final class NextSteps {
  private static final String ANY = "*";

  private final List<Step> steps;

  private NextSteps(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param errno the error; {@code *} for any other
   * @param means what the error says of LX, in one sentence
   * @param script the script that shows which call it is
   * @param shows what it shows, as the end of a sentence
   */
  public record Step(String errno, String means, String script, String shows) {
    /** Whether it is for errors that have no step of their own. */
    public boolean isOfAny() {
      return errno.equals(ANY);
    }
  }

  static NextSteps bundled() {
    return new NextSteps(
        FactTable.read(NextSteps.class, "next.csv").stream()
            .map(
                row ->
                    new Step(
                        row.get("errno"), row.get("means"), row.get("script"), row.get("shows")))
            .toList());
  }

  /** The step for an error; for an empty one the step for any. */
  public Step after(String errno) {
    return steps.stream()
        .filter(step -> step.errno().equals(errno))
        .findFirst()
        .orElseGet(
            () ->
                steps.stream().filter(step -> step.errno().equals(ANY)).findFirst().orElseThrow());
  }
}
