package io.github.lxtriage.fleet;

import java.io.Serializable;

/**
 * A stretch of a large capture that is to be read.
 *
 * @param place which one of the capture it is, from 0
 * @param from where it is to be cut off from the one above; where {@code exact}, where it begins
 * @param until where it is to be cut off from the one below; {@link Long#MAX_VALUE} for the last
 * @param start the state it begins in, or one that as much is in force as in
 * @param context what its tally begins with
 * @param exact true where the piece above was seen to end there and in that state
 */
record Piece(
    Listed capture, int place, long from, long until, String start, String context, boolean exact)
    implements Serializable {}
