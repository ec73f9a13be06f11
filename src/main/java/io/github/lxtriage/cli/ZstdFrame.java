package io.github.lxtriage.cli;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame of zstd (RFC 8878). The decoder takes all that follows, and gives nothing of a window
 * before the frame has ended; so it gets the blocks of one frame, and where that breaks off or is
 * damaged, the blocks that are sound are decoded once more, as a frame of their own.
 */
final class ZstdFrame extends Archive {
  /** Of a larger frame that breaks off, or one of more blocks, the last window is not read. */
  private static final int MOST = 1 << 25;

  private static final int MOST_BLOCKS = 1 << 18;

  /** The largest window that the decoder holds, in bytes. */
  private static final long WINDOW = 8L << 20;

  /** The largest frame that may be one window. */
  private static final long SEGMENT = 32L << 20;

  private static final int CHECKSUM_FLAG = 4;
  private static final int SINGLE_SEGMENT_FLAG = 32;
  private static final int RLE = 1;

  /** An empty block, the last one of its frame. */
  private static final byte[] END = {1, 0, 0};

  private final BufferedInputStream in;

  /**
   * Where each block ends among the bytes that were seen; the first place is that of the header.
   */
  private final List<Integer> ends = new ArrayList<>();

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private @Nullable InputStream decoder;
  private boolean skipped;
  private boolean tooLong;

  /** Begins at a magic number. */
  ZstdFrame(BufferedInputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (skipped) {
      return -1;
    }
    InputStream opened = decoder;
    if (opened == null) {
      byte[] magic = bytes(4);
      if (Format.of(magic).orElseThrow() == Format.ZSTD_SKIPPABLE) {
        skipped = true;
        in.skipNBytes(number(bytes(4), 0, 4));
        return -1;
      }
      opened = decoder(new Blocks(header(magic)));
      decoder = opened;
    }
    return opened.read(into, from, length);
  }

  /** A decoder that complains as streams do. */
  private static InputStream decoder(InputStream frame) {
    InputStream zstd = new ZstdInputStream(frame);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        try {
          return zstd.read(into, from, length);
        } catch (RuntimeException damaged) { // of several kinds; none of them is documented
          throw new IOException("damaged zstd", damaged);
        }
      }
    };
  }

  private byte[] header(byte[] magic) throws IOException {
    int descriptor = bytes(1)[0] & 0xff;
    boolean single = (descriptor & SINGLE_SEGMENT_FLAG) != 0;
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    int sizes = descriptor >> 6 == 0 ? (single ? 1 : 0) : 1 << (descriptor >> 6);
    byte[] rest = bytes((single ? 0 : 1) + dictionary + sizes);
    if (dictionary > 0 && number(rest, single ? 0 : 1, dictionary) != 0) {
      throw new RefusedException(
          "its zstd compression needs a dictionary, which is not here: unpack it first (zstd -d -D DICTIONARY)");
    }
    long window =
        single ? number(rest, dictionary, sizes) + (sizes == 2 ? 256 : 0) : window(rest[0] & 0xff);
    if (window < 0 || window > (single ? SEGMENT : WINDOW)) {
      throw new RefusedException(
          "its zstd compression needs a window of "
              + Long.divideUnsigned(window, 1 << 20)
              + " MiB, and "
              + (single ? SEGMENT : WINDOW) / (1 << 20)
              + " are the most that is read here: unpack it first (zstd -d --long=31)");
    }
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(magic);
    header.write(descriptor & ~CHECKSUM_FLAG);
    header.writeBytes(rest);
    seen.writeBytes(header.toByteArray());
    ends.add(seen.size());
    byte[] asItIs = header.toByteArray();
    asItIs[magic.length] = (byte) descriptor;
    return asItIs;
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  @Override
  @Nullable InputStream tail(long given, boolean early) {
    decoder = null; // its memory is needed
    if (tooLong) {
      return null;
    }
    int sound = 0;
    int most = ends.size() - 1;
    byte[] best = {};
    for (int blocks = most; sound < most; blocks = (sound + most + 1) / 2) {
      try {
        best = decoded(blocks, given);
        sound = blocks;
      } catch (IOException damaged) {
        most = blocks - 1;
      }
    }
    return new ByteArrayInputStream(best);
  }

  /** What so many blocks hold, behind what was given. */
  private byte[] decoded(int blocks, long given) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(seen.toByteArray(), 0, ends.get(blocks));
    frame.writeBytes(END);
    try (InputStream all = decoder(new ByteArrayInputStream(frame.toByteArray()))) {
      all.skipNBytes(given);
      return all.readAllBytes();
    }
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static long number(byte[] bytes, int from, int count) {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number |= (bytes[from + i] & 0xffL) << (8 * i);
    }
    return number;
  }

  /** The bytes of the frame, a block at a time; they end where the frame does. */
  private final class Blocks extends InputStream {
    private final boolean checked;
    private byte[] block;
    private int next;
    private boolean last;

    Blocks(byte[] header) {
      this.block = header;
      this.checked = (header[4] & CHECKSUM_FLAG) != 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (next == block.length) {
        if (last) {
          return -1;
        }
        block = block();
        next = 0;
      }
      int count = Math.min(length, block.length - next);
      System.arraycopy(block, next, into, from, count);
      next += count;
      return count;
    }

    private byte[] block() throws IOException {
      byte[] header = bytes(3);
      long word = number(header, 0, 3);
      last = (word & 1) != 0;
      byte[] body = bytes((word >> 1 & 3) == RLE ? 1 : (int) (word >> 3));
      keep(header, body);
      ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 8);
      whole.writeBytes(header);
      whole.writeBytes(body);
      if (last && checked) {
        whole.writeBytes(bytes(4));
      }
      return whole.toByteArray();
    }

    private void keep(byte[] header, byte[] body) {
      tooLong |= seen.size() > MOST || ends.size() > MOST_BLOCKS;
      if (!tooLong) {
        seen.write(header[0] & ~1);
        seen.write(header, 1, 2);
        seen.writeBytes(body);
        ends.add(seen.size());
      }
    }
  }
}
