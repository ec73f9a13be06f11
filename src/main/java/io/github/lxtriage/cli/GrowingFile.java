package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that somebody writes to, as it is at each look: up to its last line that is written in
 * full. A file that was moved away stays open, because what it still holds was not read yet.
 */
final class GrowingFile implements Closeable {
  private static final int BLOCK = 1 << 16;

  /** How many bytes tell a file that was written anew from the one before. */
  private static final int HEAD = 1 << 10;

  private final Path path;
  private final SeekableByteChannel channel;
  private final Object identity;
  private long seen = -1;
  private byte[] head = new byte[0];

  GrowingFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "a directory, not a file");
    }
    this.path = path;
    this.channel = Files.newByteChannel(path);
    try {
      this.identity = CaptureWalk.identity(path);
    } catch (IOException gone) {
      channel.close();
      throw gone;
    }
  }

  /** Makes the next look the first one. */
  void forget() {
    seen = -1;
  }

  /** Whether its length or its first bytes are others than at the last look. */
  boolean changed() throws IOException {
    return channel.size() != seen || beganAnew();
  }

  /**
   * Whether it begins anew: less is in it than at the last look, or its first bytes are others,
   * since it may have grown again in between.
   */
  boolean beganAnew() throws IOException {
    return channel.size() < seen || !Arrays.equals(head, bytes(0, head.length));
  }

  /** True where another file has its name. */
  boolean isReplaced() throws IOException {
    try {
      return !CaptureWalk.identity(path).equals(identity);
    } catch (NoSuchFileException away) {
      return false; // the next one is not there yet
    }
  }

  /** All lines that are written in full. */
  InputStream lines() throws IOException {
    seen = channel.size();
    long end = end(seen);
    head = bytes(0, (int) Math.min(HEAD, end));
    channel.position(0);
    return new Beginning(Channels.newInputStream(channel), end);
  }

  /** Where the last line begins that is not written in full. */
  private long end(long size) throws IOException {
    for (long until = size; until > 0; until -= BLOCK) {
      long from = Math.max(0, until - BLOCK);
      byte[] block = bytes(from, (int) (until - from));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  /** As many bytes from a place on as there are, at most so many. */
  private byte[] bytes(long from, int most) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(most);
    channel.position(from);
    while (block.hasRemaining() && channel.read(block) >= 0) {
      // until it is full
    }
    return Arrays.copyOf(block.array(), block.position());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The first bytes of a stream; closing it leaves the file open for the next look. */
  private static final class Beginning extends FilterInputStream {
    private long left;

    Beginning(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = left == 0 ? -1 : super.read(into, from, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public void close() {
      // the file is closed by whoever opened it
    }
  }
}
