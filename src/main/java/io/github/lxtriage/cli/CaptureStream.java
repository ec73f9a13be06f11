package io.github.lxtriage.cli;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * The bytes of a capture. What gzip, xz or zstd compressed is recognised by its first bytes and
 * read as what it was, and UTF-16 as UTF-8; an archive that breaks off gives what could be read,
 * and says so.
 */
public final class CaptureStream extends InputStream {
  private static final int[] GZIP = {0x1f, 0x8b};
  private static final int[] XZ = {0xfd, '7', 'z', 'X', 'Z', 0};
  private static final int[] ZSTD = {0x28, 0xb5, 0x2f, 0xfd};

  /** What other archives begin with: they are named, and not read as text. */
  private static final Map<String, int[]> NOT_READ =
      Map.of(
          "bzip2", new int[] {'B', 'Z', 'h', '9', '1', 'A'},
          "zip", new int[] {'P', 'K', 3, 4},
          "7-Zip", new int[] {'7', 'z', 0xbc, 0xaf, 0x27, 0x1c},
          "lz4", new int[] {4, 0x22, 0x4d, 0x18},
          "compress", new int[] {0x1f, 0x9d});

  /** The mark of UTF-16. */
  private static final int[] LITTLE_ENDIAN = {0xff, 0xfe};

  private static final int[] BIG_ENDIAN = {0xfe, 0xff};

  /**
   * Archives are read in pieces of this size: what a decoder gave before it failed reaches the
   * reader, except for what it gave in the call that failed.
   */
  private static final int PIECE = 1 << 10;

  /** What an xz file may ask for; the largest preset of xz itself needs 65 MiB. */
  private static final int XZ_MEMORY_KIB = 100 << 10;

  private final Source source;
  private final BufferedInputStream buffered;
  private @Nullable InputStream plain;
  private String format = "";
  private @Nullable String broken;
  private @Nullable TornXz torn;
  private @Nullable InputStream tail;
  private long given;

  /** The bytes that a file holds, which may be compressed. */
  public CaptureStream(InputStream in) {
    this.source = new Source(in);
    this.buffered = new BufferedInputStream(source, 1 << 16);
  }

  /** Why the capture ends before its archive does, where it does. */
  public Optional<String> broken() {
    return Optional.ofNullable(broken);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (broken != null) {
      return tail == null ? -1 : tail.read(bytes, from, length);
    }
    try {
      InputStream in = plain;
      if (in == null) {
        in = open();
        plain = in;
      }
      int count = in.read(bytes, from, format.isEmpty() ? length : Math.min(length, PIECE));
      given += Math.max(0, count);
      return count;
    } catch (MemoryLimitException tooLarge) {
      throw new IOException(
          "its " + format + " compression needs " + tooLarge.getMemoryNeeded() / 1024 + " MiB",
          tooLarge);
    } catch (IOException failure) {
      if (source.failed || format.isEmpty()) {
        throw failure;
      }
      boolean early = source.ended || failure instanceof EOFException;
      broken =
          "the "
              + format
              + " archive "
              + (early ? "breaks off" : "is damaged")
              + "; what could be read was read";
      if (early && torn != null) {
        plain = null; // its memory is needed
        tail = torn.tail(given);
        return tail.read(bytes, from, length);
      }
      return -1;
    }
  }

  private InputStream open() throws IOException {
    buffered.mark(XZ.length);
    byte[] start = buffered.readNBytes(XZ.length);
    buffered.reset();
    if (begins(start, GZIP)) {
      format = "gzip";
      return new GZIPInputStream(buffered, 1 << 16);
    }
    if (begins(start, XZ)) {
      format = "xz";
      torn = new TornXz(buffered, XZ_MEMORY_KIB);
      return new XZInputStream(torn, XZ_MEMORY_KIB);
    }
    if (begins(start, ZSTD)) {
      format = "zstd";
      return new ZstdInputStreamNoFinalizer(buffered);
    }
    if (wide(start)) {
      return new Utf16Stream(buffered);
    }
    for (Map.Entry<String, int[]> other : NOT_READ.entrySet()) {
      if (begins(start, other.getValue())) {
        throw new IOException(
            "is a " + other.getKey() + " archive, which is not read here: unpack it first");
      }
    }
    return buffered;
  }

  /** True where a stream begins as an archive or in UTF-16, and is read as what it holds. */
  public static boolean encoded(InputStream in) throws IOException {
    byte[] start = in.readNBytes(XZ.length);
    return begins(start, GZIP) || begins(start, XZ) || begins(start, ZSTD) || wide(start);
  }

  private static boolean wide(byte[] start) {
    return begins(start, LITTLE_ENDIAN) || begins(start, BIG_ENDIAN);
  }

  private static boolean begins(byte[] start, int[] magic) {
    return start.length >= magic.length
        && Arrays.equals(Arrays.copyOf(start, magic.length), bytes(magic));
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    InputStream in = plain;
    (in == null ? buffered : in).close();
  }

  /** Tells a failure to read the file from a failure to make sense of it. */
  private static final class Source extends FilterInputStream {
    private boolean failed;
    private boolean ended;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int count = super.read(bytes, from, length);
        ended |= count < 0;
        return count;
      } catch (IOException failure) {
        failed = true;
        throw failure;
      }
    }
  }
}
