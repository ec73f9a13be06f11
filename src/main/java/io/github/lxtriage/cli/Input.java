package io.github.lxtriage.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * One capture to read.
 *
 * @param name as given; inside a directory, the path below it joined with {@code /}
 * @param file where it lies, which may be a named pipe; empty for standard input
 * @param labels what the directory and its table say of it
 */
record Input(String name, Optional<Path> file, Map<String, String> labels, Opener opener) {

  static Input of(String name, Path file) {
    return new Input(name, Optional.of(file), Map.of(), () -> open(file));
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
    OpenInput open() throws IOException;
  }

  /** Opens what has a path: a file, a named pipe, a device, {@code /dev/stdin}. */
  static OpenInput open(Path path) throws IOException {
    return Files.isRegularFile(path)
        ? OpenInput.file(OpenFile.of(path))
        : OpenInput.stream(
            Channels.newInputStream(Files.newByteChannel(path, StandardOpenOption.READ)));
  }

  OpenInput open() throws IOException {
    return opener.open();
  }

  /** True where it can be read only once. */
  boolean isStream() {
    return file.isEmpty() || (Files.exists(file.get()) && !Files.isRegularFile(file.get()));
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
