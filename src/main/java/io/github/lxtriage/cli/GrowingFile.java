package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file that somebody writes to. Its end is no end: reading waits for more, until another file has
 * its name, it became shorter, or nobody wants to wait any longer.
 */
final class GrowingFile extends InputStream {
  private static final long NAP_MILLIS = 50;

  private final Path path;
  private final Waiting waiting;
  private final SeekableByteChannel channel;
  private final Object identity;
  private boolean replaced;

  /** What is done at the end of what was written so far. */
  interface Waiting {
    /** Called each time before the file is looked at again; false to wait no longer. */
    boolean goOn();

    /** How long to wait before that. */
    long millis();

    /** True where the user wants it to end at once. */
    boolean stopped();
  }

  GrowingFile(Path path, Waiting waiting) throws IOException {
    this.path = path;
    this.waiting = waiting;
    this.channel = Files.newByteChannel(path);
    try {
      this.identity = CaptureWalk.identity(path);
    } catch (IOException gone) {
      channel.close();
      throw gone;
    }
  }

  /** True where there is something new to be read by that name. */
  boolean isReplaced() {
    return replaced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
    while (!waiting.stopped()) {
      int count = channel.read(buffer);
      if (count > 0) {
        return count;
      }
      if (replaced || !waiting.goOn()) {
        return -1;
      }
      nap();
      replaced = wasReplaced(); // what the old one still holds is read first
    }
    return -1;
  }

  private boolean wasReplaced() throws IOException {
    try {
      return !CaptureWalk.identity(path).equals(identity) || Files.size(path) < channel.position();
    } catch (NoSuchFileException away) {
      return false; // the next one is not there yet
    }
  }

  private void nap() {
    try {
      long left = waiting.millis();
      while (left > 0 && !waiting.stopped()) {
        TimeUnit.MILLISECONDS.sleep(Math.min(left, NAP_MILLIS));
        left -= NAP_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
