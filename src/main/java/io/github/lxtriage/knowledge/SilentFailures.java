package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.List;
import java.util.Optional;

/**
 * Failures that no message shows, and the script that shows them (data file {@code silent.csv}).
 */
public final class SilentFailures {
  private final List<Row> rows;

  private SilentFailures(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  private record Row(Glob glob, Probe probe) {}

  /**
   * A script to run.
   *
   * @param script its name
   * @param shows what it shows, in one sentence
   */
  public record Probe(String script, String shows) {}

  static SilentFailures bundled() {
    return new SilentFailures(
        FactTable.read(SilentFailures.class, "silent.csv").stream()
            .map(
                row ->
                    new Row(
                        Glob.of(row.get("subject")),
                        new Probe(row.get("script"), row.get("shows"))))
            .toList());
  }

  Optional<Probe> of(String subject) {
    return rows.stream()
        .filter(row -> row.glob().matches(subject))
        .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()))
        .map(Row::probe);
  }
}
