package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * One capture to read.
 *
 * @param name as given; inside a directory, the path below it joined with {@code /}
 */
record Input(String name, Opener opener) {

  /** Opens the input; called once. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  CaptureStream open() throws IOException {
    return new CaptureStream(opener.open());
  }
}
