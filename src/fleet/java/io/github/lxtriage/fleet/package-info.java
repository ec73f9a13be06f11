/**
 * The same triage on a Spark cluster, compiled by the Maven profile {@code fleet} only. Spark
 * distributes; what reads, counts and judges is the reader and the tally of the command line. Uses
 * all. Door: {@link Fleet}.
 *
 * <h2>The path of a capture</h2>
 *
 * <ul>
 *   <li>{@link CaptureListing} names and labels captures as the command line does.
 *   <li>{@link WholeReader} reads small ones and those that cannot be split, many in a task.
 *   <li>{@link SplitReading} reads large ones in pieces ({@link PieceReader}). Each piece is begun
 *       in a guessed state; {@link Chain} says which of them were begun in the state that the piece
 *       above ended in, and the others are read again. {@link PieceJoin} makes one tally of them.
 *   <li>Each capture becomes a {@link CaptureRead}. Sums are merged in a tree; what is said of each
 *       capture goes straight to the driver, which judges.
 * </ul>
 */
@NullMarked
package io.github.lxtriage.fleet;

import org.jspecify.annotations.NullMarked;
