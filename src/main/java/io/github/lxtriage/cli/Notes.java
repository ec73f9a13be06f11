package io.github.lxtriage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is said of inputs that is no failure, a line each. A directory may hold a million files of
 * which the same is to be said, so that only the first are, and the others counted.
 */
final class Notes {
  /** How many inputs something is said of. */
  static final int MOST = 1_000;

  private final TreeMap<Integer, List<String>> first = new TreeMap<>();
  private long leftOut;

  /**
   * Adds a line; of which thread does not matter.
   *
   * @param place which input it is about
   */
  synchronized void put(int place, String line) {
    first.computeIfAbsent(place, none -> new ArrayList<>()).add(line);
    if (first.size() > MOST) {
      first.pollLastEntry();
      leftOut++;
    }
  }

  /** The lines, in the order of the inputs. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    first.values().forEach(lines::addAll);
    if (leftOut > 0) {
      lines.add("inputs of which such a line is left out: " + leftOut);
    }
    return lines;
  }
}
