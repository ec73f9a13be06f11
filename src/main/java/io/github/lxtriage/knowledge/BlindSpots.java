package io.github.lxtriage.knowledge;

import java.util.List;
import java.util.Set;

/** What the scripts that made a capture cannot show (data file {@code blind.csv}). */
public final class BlindSpots {
  private final List<Spot> spots;

  private BlindSpots(List<Spot> spots) {
    this.spots = List.copyOf(spots);
  }

  private record Spot(boolean with, String producer, String text) {
    boolean concerns(Set<String> producers) {
      boolean ran =
          producers.contains(producer) || (!with && producers.contains(producer + "-count"));
      return with == ran;
    }
  }

  static BlindSpots bundled() {
    return new BlindSpots(
        Tables.read("blind.csv").stream()
            .map(
                row ->
                    new Spot(row.get("when").equals("with"), row.get("producer"), row.get("text")))
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
