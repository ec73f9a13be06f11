package io.github.lxtriage.fleet;

import java.io.Serializable;

/**
 * A piece that was read.
 *
 * @param tally what it holds, by {@link io.github.lxtriage.triage.Tally#bytes()}; empty where it
 *     does not count
 */
record PieceRead(Listed capture, Facts facts, Packed tally) implements Serializable {

  /**
   * What decides whether a piece counts.
   *
   * @param name of the capture
   * @param place which one of the capture it is
   * @param round in which it was read
   * @param kind what came of it
   * @param begin where and how it was begun
   * @param limit beyond which no record of it begins
   * @param end where and how the one below has to begin
   * @param last true where the capture ends in it
   * @param lines how many it has
   * @param tornLine the number of a last line that breaks off, or 0
   * @param problem why it could not be read; empty where it was
   */
  record Facts(
      String name,
      int place,
      int round,
      Kind kind,
      Edge begin,
      long limit,
      Edge end,
      boolean last,
      long lines,
      long tornLine,
      String problem)
      implements Serializable {}

  /** What came of a piece. */
  enum Kind {
    /** It can be joined with the others. */
    COUNTED,
    /** No line begins in it. */
    VOID,
    /** What it holds can only be counted together with what stands above it. */
    INEXACT,
    /** The capture is of a kind that is read as a whole. */
    WHOLE,
    /** It could not be read. */
    BROKEN
  }

  /**
   * A place between two pieces, and all that reading and counting go on with from there.
   *
   * @param state of the reader
   * @param context of the tally
   */
  record Edge(long offset, String state, String context) implements Serializable {
    static final Edge NONE = new Edge(-1, "", "");
  }
}
