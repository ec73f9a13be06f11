package io.github.lxtriage.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    if (special) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.write(out);
      }
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path parent = target.getParent();
    Path directory = parent == null ? target : parent;
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished";
    Path unfinished = directory.resolve(name);
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        content.write(out);
      }
      keepPermissions(target, unfinished);
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Who made a report private does not want the next one to be read by all. */
  private static void keepPermissions(Path before, Path after) throws IOException {
    boolean posix = Files.getFileStore(after).supportsFileAttributeView("posix");
    if (posix && Files.exists(before)) {
      Files.setPosixFilePermissions(after, Files.getPosixFilePermissions(before));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
