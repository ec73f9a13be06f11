/**
 * What the LX brand says: turns a message into a {@link Subject}. Uses {@code linux}. Door: {@link
 * LxReader}.
 */
@NullMarked
package io.github.lxtriage.lx;

import org.jspecify.annotations.NullMarked;
