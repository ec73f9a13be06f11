package io.github.lxtriage.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file whole or not at all: an existing file is replaced only by a finished one. */
final class OutputFile {
  private OutputFile() {}

  /** Writes to a stream. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file; whatever goes wrong, what stood there before still does. */
  static void write(Path file, Content content) throws IOException {
    if (UnfinishedFile.isSpecial(file)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.write(out);
      }
      return;
    }
    try (UnfinishedFile unfinished = UnfinishedFile.of(file)) {
      OutputStream out = new BufferedOutputStream(unfinished.out());
      content.write(out);
      out.close();
      unfinished.place();
    }
  }
}
