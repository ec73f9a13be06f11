package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.List;
import java.util.Set;

/** What the scripts that made a capture cannot show (data file {@code blind.csv}). */
public final class BlindSpots {
  private final List<Spot> spots;

  private BlindSpots(List<Spot> spots) {
    this.spots = List.copyOf(spots);
  }

  /** One row; the capture of any of its producers counts. */
  private record Spot(boolean with, List<String> anyOf, String text) {
    boolean concerns(Set<String> producers) {
      return with == anyOf.stream().anyMatch(producer -> ran(producer, producers));
    }

    private boolean ran(String producer, Set<String> producers) {
      return producers.contains(producer) || (!with && producers.contains(producer + "-count"));
    }
  }

  static BlindSpots bundled() {
    return new BlindSpots(
        FactTable.read(BlindSpots.class, "blind.csv").stream()
            .map(
                row ->
                    new Spot(
                        row.get("when").equals("with"),
                        List.of(row.get("producer").split("\\|", -1)),
                        row.get("text")))
            .toList());
  }

  /**
   * One sentence for each thing that these producers cannot show, in the order of the data file.
   */
  public List<String> of(Set<String> producers) {
    return spots.stream()
        .filter(spot -> spot.concerns(producers))
        .map(Spot::text)
        .distinct()
        .toList();
  }
}
