package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A regular file that is not compressed, which can be read from anywhere. */
record CaptureFile(Path path, long size) implements CaptureReader.Source {
  /** A smaller file is read by one thread: it is done before others have begun. */
  private static final long LEAST = 1 << 24;

  /** The file of an input, where several threads read it faster. */
  static Optional<CaptureFile> of(Input input) throws IOException {
    Optional<Path> path = input.file().filter(Files::isRegularFile);
    if (path.isEmpty() || Files.size(path.get()) < LEAST) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path.get())) {
      return CaptureStream.encoded(in)
          ? Optional.empty()
          : Optional.of(new CaptureFile(path.get(), Files.size(path.get())));
    }
  }

  /**
   * Read as files were before {@code java.nio}: for blocks of this size, its streams copy more
   * slowly.
   */
  @Override
  public InputStream from(long offset) throws IOException {
    InputStream in = new FileInputStream(path.toFile());
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException unreadable) {
      in.close();
      throw unreadable;
    }
  }
}
