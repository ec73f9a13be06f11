package io.github.lxtriage.fleet;

import java.io.Serializable;
import java.util.Comparator;

/** The order in which pieces are joined. */
record PieceKey(String name, int place) implements Comparable<PieceKey>, Serializable {
  private static final Comparator<PieceKey> ORDER =
      Comparator.comparing(PieceKey::name).thenComparingInt(PieceKey::place);

  @Override
  public int compareTo(PieceKey other) {
    return ORDER.compare(this, other);
  }
}
