/** What the reader of captures promises. */
@NullMarked
package io.github.lxtriage.capture;

import org.jspecify.annotations.NullMarked;
