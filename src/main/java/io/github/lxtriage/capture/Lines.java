package io.github.lxtriage.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where lines come from. */
interface Lines {
  /** The next line, or null at the end. */
  @Nullable Line read() throws IOException;
}
