package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture is saved. What is written goes to an unfinished file beside it, until dtrace has
 * begun to print: only then the file takes its place, and grows there. So a start that fails leaves
 * an earlier capture as it was.
 */
final class CaptureTarget implements Closeable {
  private final OutputStream out;
  private final @Nullable UnfinishedFile unfinished;
  private final boolean left;
  private boolean begun;

  private CaptureTarget(OutputStream out, @Nullable UnfinishedFile unfinished, boolean left) {
    this.out = out;
    this.unfinished = unfinished;
    this.left = left;
  }

  /** Standard output, which is left open. */
  static CaptureTarget standardOutput(PrintStream out) {
    return new CaptureTarget(out, null, true);
  }

  /** A file; a device or a named pipe is written as it is. */
  static CaptureTarget file(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (UnfinishedFile.isSpecial(file)) {
      return new CaptureTarget(Files.newOutputStream(file), null, false);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    UnfinishedFile unfinished = UnfinishedFile.of(file);
    return new CaptureTarget(unfinished.out(), unfinished, false);
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
    if (!begun && unfinished != null) {
      unfinished.place();
    }
    begun = true;
  }

  /** True where the capture is in its place. */
  synchronized boolean isBegun() {
    return begun;
  }

  @Override
  public synchronized void close() throws IOException {
    if (unfinished != null) {
      unfinished.close();
    } else if (!left) {
      out.close();
    }
  }
}
