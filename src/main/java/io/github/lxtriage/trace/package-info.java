/**
 * What a capture can say: the record types, one for each thing that dtrace prints. Uses nothing.
 * Door: {@link TraceRecord}.
 */
@NullMarked
package io.github.lxtriage.trace;

import org.jspecify.annotations.NullMarked;
