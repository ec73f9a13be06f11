package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture is saved. What is written goes to an unfinished file beside it, until dtrace has
 * begun to print: only then the file takes its place, and grows there. So a start that fails leaves
 * an earlier capture as it was.
 */
final class CaptureTarget implements Closeable {
  private final OutputStream out;
  private final @Nullable Path unfinished;
  private final @Nullable Path file;
  private boolean begun;

  private CaptureTarget(OutputStream out, @Nullable Path unfinished, @Nullable Path file) {
    this.out = out;
    this.unfinished = unfinished;
    this.file = file;
  }

  /** Standard output, which is left open. */
  static CaptureTarget standardOutput(PrintStream out) {
    return new CaptureTarget(out, null, null);
  }

  /** A file; a device or a named pipe is written as it is. */
  static CaptureTarget file(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new CaptureTarget(Files.newOutputStream(file), null, file);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path unfinished =
        place.resolveSibling(
            "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
    return new CaptureTarget(
        Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        unfinished,
        place);
  }

  synchronized void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    out.flush();
    if (out instanceof PrintStream printed && printed.checkError()) {
      throw new IOException("nobody reads it");
    }
  }

  /** What is written is a capture: it takes its place. */
  synchronized void begin() throws IOException {
    if (!begun && unfinished != null && file != null) {
      try {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException otherFileSystem) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    begun = true;
  }

  /** True where the capture is in its place. */
  synchronized boolean isBegun() {
    return begun;
  }

  @Override
  public synchronized void close() throws IOException {
    if (file == null) {
      return;
    }
    try {
      out.close();
    } finally {
      if (!begun && unfinished != null) {
        Files.deleteIfExists(unfinished);
      }
    }
  }
}
