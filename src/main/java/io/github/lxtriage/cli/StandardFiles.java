package io.github.lxtriage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The regular files that a shell made standard input, output and error of this process. A capture
 * that is one of the outputs would grow by what is said of it, without end.
 */
final class StandardFiles {
  /** Where systems show what a process has open; the first one knows regular files everywhere. */
  private static final List<String> PLACES = List.of("/proc/self/fd/", "/dev/fd/");

  static final StandardFiles NONE = new StandardFiles(Optional.empty(), Map.of());

  private final Optional<Object> in;
  private final Map<Object, String> out;

  private StandardFiles(Optional<Object> in, Map<Object, String> out) {
    this.in = in;
    this.out = out;
  }

  static StandardFiles ofThisProcess() {
    Map<Object, String> out = new HashMap<>();
    identity(2).ifPresent(file -> out.put(file, "standard error"));
    identity(1).ifPresent(file -> out.put(file, "standard output"));
    return new StandardFiles(identity(0), out);
  }

  /** The file of standard input, by its identity; empty for a pipe or a terminal. */
  Optional<Object> in() {
    return in;
  }

  /** The files of standard output and error, by their identity, and which each of them is. */
  Map<Object, String> out() {
    return out;
  }

  private static Optional<Object> identity(int descriptor) {
    for (String place : PLACES) {
      try {
        Path path = Path.of(place + descriptor);
        if (Files.isRegularFile(path)) {
          return Optional.of(FileFacts.of(path).identity());
        }
      } catch (IOException | InvalidPathException unknown) {
        // another place may know it
      }
    }
    return Optional.empty();
  }
}
