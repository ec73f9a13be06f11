package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that somebody writes to, as it is at each look: up to its last line that is written in
 * full. A file that was moved away stays open, because what it still holds was not read yet.
 */
final class GrowingFile implements Closeable {
  private static final int BLOCK = 1 << 16;

  private final OpenFile file;
  private long seen = -1;

  /** The first and the last bytes of what was seen: where they are others, it begins anew. */
  private byte[] first = {};

  private byte[] last = {};

  GrowingFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "a directory, not a file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new FileSystemException(
          path.toString(), null, "a pipe or a device, not a file: give it to triage");
    }
    this.file = OpenFile.of(path);
  }

  /** Makes the next look the first one. */
  void forget() {
    seen = -1;
  }

  /** True where its length is another than at the last look. */
  boolean changed() throws IOException {
    return file.sizeNow() != seen;
  }

  /** True where what was there at the last look is not there any more: it begins anew. */
  boolean isAnother() throws IOException {
    return file.sizeNow() < seen
        || (seen > 0 && !(Arrays.equals(first, first()) && Arrays.equals(last, last())));
  }

  /** True where another file has its name. */
  boolean isReplaced() throws IOException {
    return file.isReplaced();
  }

  /** All lines that are written in full. */
  InputStream lines() throws IOException {
    seen = file.sizeNow();
    first = first();
    last = last();
    return file.part(0, end());
  }

  private byte[] first() throws IOException {
    return file.part(0, Math.min(BLOCK, seen)).readAllBytes();
  }

  private byte[] last() throws IOException {
    return file.part(Math.max(0, seen - BLOCK), seen).readAllBytes();
  }

  /** Where the last line begins that is not written in full. */
  private long end() throws IOException {
    for (long until = seen; until > 0; until -= BLOCK) {
      long from = Math.max(0, until - BLOCK);
      byte[] block = file.part(from, until).readAllBytes();
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
