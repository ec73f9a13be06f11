package io.github.lxtriage.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/**
 * One stream of xz, or of the older lzma. The decoder of xz wants whole chunks, of up to 2 MiB of
 * text, and gives nothing of one that is not whole; what stands in it is found by decoding it
 * twice, once with zeros and once with ones behind its last byte. The format is an arithmetic code:
 * a symbol that is the same for the least and the greatest continuation is the same for all of
 * them, so what both agree on is what was written.
 */
final class XzStream extends Archive {
  /** What an archive may ask for; the largest preset of xz itself needs 65 MiB. */
  private static final int MEMORY_KIB = 100 << 10;

  /** Of a longer stream, the last chunk stays unread where it is not whole. */
  private static final int MOST = 1 << 25;

  /** A chunk holds less; what is decoded from the bytes behind the last one is no text. */
  private static final int CHUNK = 1 << 22;

  private final Format format;
  private final @Nullable Recorded seen;
  private final Opener opener;
  private @Nullable InputStream decoder;

  /** Makes a decoder, which reads a header at once. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private XzStream(Format format, @Nullable Recorded seen, Opener opener) {
    this.format = format;
    this.seen = seen;
    this.opener = opener;
  }

  static XzStream xz(InputStream in) {
    Recorded seen = new Recorded(in);
    return new XzStream(Format.XZ, seen, () -> new SingleXZInputStream(seen, MEMORY_KIB));
  }

  static XzStream lzma(InputStream in) {
    return new XzStream(Format.LZMA, null, () -> new LZMAInputStream(in, MEMORY_KIB));
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      InputStream opened = decoder;
      if (opened == null) {
        opened = opener.open();
        decoder = opened;
      }
      return opened.read(into, from, length);
    } catch (MemoryLimitException tooLarge) {
      throw new RefusedException(
          "its "
              + format.label()
              + " compression needs "
              + tooLarge.getMemoryNeeded() / 1024
              + " MiB");
    }
  }

  @Override
  @Nullable InputStream tail(long given, boolean early) {
    decoder = null; // its memory is needed
    if (!early || seen == null || seen.bytes.size() > MOST) {
      return null;
    }
    byte[] zeros = decoded(seen.bytes, given, 0);
    byte[] ones = decoded(seen.bytes, given, 0xff);
    int same = 0;
    while (same < Math.min(zeros.length, ones.length) && zeros[same] == ones[same]) {
      same++;
    }
    return new ByteArrayInputStream(zeros, 0, same);
  }

  private static byte[] decoded(ByteArrayOutputStream seen, long given, int padding) {
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    InputStream padded =
        new SequenceInputStream(new ByteArrayInputStream(seen.toByteArray()), new Padding(padding));
    try (InputStream in = new SingleXZInputStream(padded, MEMORY_KIB)) {
      in.skipNBytes(given);
      for (int next = in.read(); next >= 0 && tail.size() < CHUNK; next = in.read()) {
        tail.write(next);
      }
    } catch (IOException end) {
      return tail.toByteArray(); // here the padding makes no sense any more
    }
    return tail.toByteArray();
  }

  /** A stream that keeps what was read of it. */
  private static final class Recorded extends FilterInputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Recorded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      if (count > 0 && bytes.size() <= MOST) {
        bytes.write(into, from, count);
      }
      return count;
    }
  }

  /** The same byte without end. */
  private static final class Padding extends InputStream {
    private final int padding;

    Padding(int padding) {
      this.padding = padding;
    }

    @Override
    public int read() {
      return padding;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      Arrays.fill(bytes, from, from + length, (byte) padding);
      return length;
    }
  }
}
