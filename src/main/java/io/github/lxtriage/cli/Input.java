package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One capture to read.
 *
 * @param name as given; inside a directory, the path below it joined with {@code /}
 * @param file the file that it is; empty for a stream
 */
record Input(String name, Optional<Path> file, Opener opener) {

  static Input of(String name, Path file) {
    return new Input(name, Optional.of(file), () -> Files.newInputStream(file));
  }

  /** Opens the input; called once. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  CaptureStream open() throws IOException {
    return new CaptureStream(opener.open());
  }
}
