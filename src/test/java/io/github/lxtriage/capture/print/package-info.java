/** Prints what dtrace prints, from the format alone: shares no code with the reader. */
@NullMarked
package io.github.lxtriage.capture.print;

import org.jspecify.annotations.NullMarked;
