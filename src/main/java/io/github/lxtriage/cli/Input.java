package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One capture to read.
 *
 * @param name as given; inside a directory, the path below it joined with {@code /}
 * @param file the file that it is; empty for a stream
 * @param labels what the directory and its table say of it
 */
record Input(String name, Optional<Path> file, Map<String, String> labels, Opener opener) {

  static Input of(String name, Path file) {
    return new Input(name, Optional.of(file), Map.of(), () -> Files.newInputStream(file));
  }

  Input named(String other) {
    return new Input(other, file, labels, opener);
  }

  Input labelled(Map<String, String> said) {
    return new Input(name, file, Map.copyOf(said), opener);
  }

  /** Opens the input; called once. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  CaptureStream open() throws IOException {
    return new CaptureStream(opener.open());
  }

  /** How many bytes it has where it lies; 0 where that is not known. */
  long size() {
    try {
      return file.isPresent() && Files.isRegularFile(file.get()) ? Files.size(file.get()) : 0;
    } catch (IOException gone) {
      return 0; // reading it will say why
    }
  }
}
