package io.github.lxtriage.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The empty files of the directories that a run walks. A full disk can leave any number of them,
 * and nothing is in them, so that only the first are captures; the others are counted.
 */
final class EmptyFiles {
  /** How many are captures of a run. */
  static final int MOST = 10_000;

  private int kept;
  private long leftOut;

  /** Those of one directory. */
  Listed listed(Comparator<Path> order) {
    return new Listed(order);
  }

  /** True where there is room for one that was found outside of a listing; else it is counted. */
  boolean keeps() {
    if (kept < MOST) {
      kept++;
      return true;
    }
    leftOut++;
    return false;
  }

  /** One line about those that are no captures; none where all are. */
  Optional<String> leftOut() {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            leftOut
                + (leftOut == 1 ? " more empty file is" : " more empty files are")
                + " left out: of those in directories, "
                + MOST
                + " are listed");
  }

  /** The empty files of one directory: the first in the order are kept, whenever they come. */
  final class Listed {
    private final TreeSet<Path> first;

    private Listed(Comparator<Path> order) {
      first = new TreeSet<>(order.thenComparing(Comparator.naturalOrder()));
    }

    void add(Path file) {
      first.add(file);
      if (first.size() > MOST - kept) {
        first.pollLast();
        leftOut++;
      }
    }

    /** Those that are captures; called once, when all were added. */
    Collection<Path> end() {
      kept += first.size();
      return List.copyOf(first);
    }
  }
}
