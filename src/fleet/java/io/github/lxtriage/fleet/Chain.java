package io.github.lxtriage.fleet;

import io.github.lxtriage.fleet.PieceRead.Edge;
import io.github.lxtriage.fleet.PieceRead.Facts;
import io.github.lxtriage.fleet.PieceRead.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pieces of one capture amount to. A piece counts only where its beginning is the end of
 * the piece above, to the byte, in the reader's state and in the tally's context.
 *
 * @param counting the pieces that count, in their order; all of the capture where nothing is to be
 *     read again
 * @param again pieces that were begun elsewhere or otherwise than the piece above ended
 * @param whole true where the capture can only be read as a whole
 * @param problem why it cannot be read; empty where it can
 */
record Chain(List<Facts> counting, List<Link> again, boolean whole, String problem) {
  Chain {
    counting = List.copyOf(counting);
    again = List.copyOf(again);
  }

  /** A piece that is to be read again, and how it is to be begun. */
  record Link(int place, Edge begin, long limit) {}

  /**
   * Compares neighbours. Below a piece that is to be read again, the ends of the others are not
   * certain: they are the next guesses.
   *
   * @param pieces the last reading of each, in their order
   */
  static Chain of(List<Facts> pieces) {
    List<Facts> counting = new ArrayList<>();
    List<Link> again = new ArrayList<>();
    for (Facts piece : pieces) {
      Facts above = counting.isEmpty() ? null : counting.get(counting.size() - 1);
      if (piece.kind() == Kind.BROKEN) {
        return new Chain(List.of(), List.of(), false, piece.problem());
      }
      if (piece.kind() == Kind.WHOLE) {
        return new Chain(List.of(), List.of(), true, "");
      }
      if (piece.kind() == Kind.VOID || (above != null && covers(above, piece))) {
        continue;
      }
      if (above != null && !piece.begin().equals(above.end())) {
        again.add(new Link(piece.place(), above.end(), piece.limit()));
      } else if (piece.kind() == Kind.INEXACT && again.isEmpty()) {
        return new Chain(List.of(), List.of(), true, "");
      }
      counting.add(piece);
    }
    return new Chain(counting, again, false, "");
  }

  /** True where a piece reaches beyond the one below it. */
  private static boolean covers(Facts above, Facts below) {
    return above.last() || above.end().offset() >= below.limit();
  }
}
