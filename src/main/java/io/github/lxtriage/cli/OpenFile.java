package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * A regular file, opened once and read by position, from any number of threads. Whatever becomes of
 * its name meanwhile, all that is read is of this one file, and of the length that it had when it
 * was opened.
 */
final class OpenFile implements CaptureReader.Source, Closeable {
  /** How many bytes at either end tell a file that grew from one that was written anew. */
  private static final int EDGE = 1 << 12;

  private final Path path;
  private final FileChannel channel;
  private final Object identity;
  private final FileTime written;
  private final long size;
  private final byte[] first;
  private final byte[] last;

  private OpenFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    FileFacts facts = FileFacts.of(path);
    this.identity = facts.identity();
    this.written = facts.written();
    this.size = channel.size();
    this.first = first();
    this.last = last();
  }

  static OpenFile of(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new OpenFile(path, channel);
    } catch (IOException gone) {
      channel.close();
      throw gone;
    }
  }

  /** The length when it was opened; 0 also for files of /proc, whose length nobody knows. */
  @Override
  public long size() {
    return size;
  }

  /** The length now. */
  long sizeNow() throws IOException {
    return channel.size();
  }

  @Override
  public InputStream from(long offset) {
    return part(offset, size == 0 ? Long.MAX_VALUE : size);
  }

  /** The bytes between two offsets, or fewer where the file ends before. */
  InputStream part(long from, long until) {
    return new Part(from, until);
  }

  /** True where another file has its name now. */
  boolean isReplaced() throws IOException {
    try {
      return !FileFacts.of(path).identity().equals(identity);
    } catch (NoSuchFileException away) {
      return false; // no other one is there yet
    }
  }

  /**
   * What became of a file while it was read.
   *
   * @param mixed true where what was read is not the file as it was at any one moment
   * @param words for the user
   */
  record Change(boolean mixed, String words) {}

  /** What became of the file since it was opened, where something did. */
  Optional<Change> change() throws IOException {
    long now = channel.size();
    if (now < size) {
      return Optional.of(new Change(true, "was cut while it was read; read a copy of it"));
    }
    FileFacts facts;
    try {
      facts = FileFacts.of(path);
    } catch (NoSuchFileException away) {
      return Optional.empty(); // what is open is whole
    }
    if (!facts.identity().equals(identity)) {
      return Optional.of(
          new Change(false, "another file has its name now; what was read is the earlier one"));
    }
    if (size == 0 || facts.written().equals(written)) {
      return Optional.empty();
    }
    return Optional.of(
        now > size && Arrays.equals(first, first()) && Arrays.equals(last, last())
            ? new Change(false, "grew while it was read; what was added is not read")
            : new Change(true, "was overwritten while it was read; read a copy of it"));
  }

  private byte[] first() throws IOException {
    return part(0, Math.min(EDGE, size)).readAllBytes();
  }

  private byte[] last() throws IOException {
    return part(Math.max(0, size - EDGE), size).readAllBytes();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A part of the file; closing it leaves the file open. */
  private final class Part extends InputStream {
    private final long until;
    private long at;

    Part(long from, long until) {
      this.at = from;
      this.until = until;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int most = (int) Math.min(length, until - at);
      if (most <= 0) {
        return length == 0 ? 0 : -1;
      }
      int count = channel.read(ByteBuffer.wrap(into, from, most), at);
      at += Math.max(0, count);
      return count;
    }

    /** All that is left: whoever reads a file need not wait for it. */
    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, until - at);
    }
  }
}
