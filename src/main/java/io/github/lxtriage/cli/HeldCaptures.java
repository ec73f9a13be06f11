package io.github.lxtriage.cli;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Triage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The captures that saved results hold, by their contents. One is the same as another where the
 * contents are equal and one name ends with the other; a copy of another name is a capture of its
 * own.
 */
final class HeldCaptures {
  private final Map<String, List<Held>> byContents = new HashMap<>();

  /**
   * A capture that a result holds.
   *
   * @param part which input the result is
   * @param file the name of the result
   */
  private record Held(int part, String file, String source) {
    String words() {
      return file + " (" + source + ")";
    }
  }

  /** Adds what a saved result holds, as far as it says what the contents were. */
  void add(int part, String file, Triage triage) {
    for (CaptureSummary capture : triage.captures()) {
      if (!capture.contents().isEmpty()) {
        byContents
            .computeIfAbsent(capture.contents(), contents -> new ArrayList<>())
            .add(new Held(part, file, capture.source()));
      }
    }
  }

  boolean isEmpty() {
    return byContents.isEmpty();
  }

  /** The result that holds a capture, and how that calls it. */
  Optional<String> holder(String name, Fingerprint contents) {
    return byContents.getOrDefault(contents.toString(), List.of()).stream()
        .filter(held -> isAlike(held.source(), name))
        .findFirst()
        .map(Held::words);
  }

  /** A capture of the same contents, whatever its name. */
  Optional<String> twin(Fingerprint contents) {
    return byContents.getOrDefault(contents.toString(), List.of()).stream()
        .findFirst()
        .map(Held::words);
  }

  /** The first of some parts that holds every capture of a triage; empty where none does. */
  Optional<Integer> partWithAllOf(Triage triage, Predicate<Integer> among) {
    return triage.captures().stream()
        .findFirst()
        .flatMap(
            first ->
                parts(first)
                    .filter(among)
                    .filter(
                        other ->
                            triage.captures().stream()
                                .allMatch(each -> parts(each).anyMatch(other::equals)))
                    .findFirst());
  }

  private Stream<Integer> parts(CaptureSummary capture) {
    return byContents.getOrDefault(capture.contents(), List.of()).stream()
        .filter(held -> isAlike(held.source(), capture.source()))
        .map(Held::part);
  }

  private static boolean isAlike(String a, String b) {
    return a.equals(b) || a.endsWith("/" + b) || b.endsWith("/" + a);
  }
}
