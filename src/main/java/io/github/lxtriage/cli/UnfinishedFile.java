package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * A file that is written beside the one whose place it takes when it is finished. Its name is
 * random, and a name that exists is not used: so what is deleted is what this object made, whoever
 * else writes to the directory.
 */
final class UnfinishedFile implements Closeable {
  private static final int MOST_LINKS = 40;
  private static final int TRIES = 100;

  private final Path target;
  private final Path unfinished;
  private final OutputStream out;
  private boolean placed;

  private UnfinishedFile(Path target, Path unfinished) throws IOException {
    this.target = target;
    this.unfinished = unfinished;
    this.out =
        Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** True for what is written as it is: a device or a named pipe. A directory refuses that. */
  static boolean isSpecial(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** Where a file of this name is written: links are followed, also where they lead to no file. */
  static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(
            file.toString(), null, "a link that leads to links again and again");
      }
      target =
          Files.exists(target)
              ? target.toRealPath()
              : target.resolveSibling(Files.readSymbolicLink(target));
    }
    Path parent = target.getParent();
    Path name = target.getFileName();
    return parent == null || name == null ? target : parent.toRealPath().resolve(name);
  }

  /** Begins a file that is to take the place of another, or of none. */
  static UnfinishedFile of(Path file) throws IOException {
    Path target = target(file);
    SplittableRandom random = new SplittableRandom();
    for (int tries = 1; ; tries++) {
      String name = ".lxtriage-" + Long.toHexString(random.nextLong()) + ".unfinished";
      try {
        UnfinishedFile begun = new UnfinishedFile(target, target.resolveSibling(name));
        begun.keepPermissions();
        return begun;
      } catch (FileAlreadyExistsException taken) {
        if (tries == TRIES) {
          throw taken;
        }
      }
    }
  }

  /** Who made a report private does not want the next one to be read by all. */
  private void keepPermissions() throws IOException {
    try {
      if (Files.exists(target)
          && Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(target));
      }
    } catch (IOException refused) {
      close();
      throw refused;
    }
  }

  OutputStream out() {
    return out;
  }

  /**
   * Lets the file take its place, finished or not: what is written from now on is written there.
   */
  void place() throws IOException {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    }
    placed = true;
  }

  /** Ends the file; one that has not taken its place is gone then. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      if (!placed) {
        Files.deleteIfExists(unfinished);
      }
    }
  }
}
