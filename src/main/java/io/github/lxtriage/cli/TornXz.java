package io.github.lxtriage.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.tukaani.xz.XZInputStream;

/**
 * An xz stream that may break off. Its decoder wants whole chunks, of up to 2 MiB of text, and
 * gives nothing of one that is not whole; what stands in it is found by decoding it twice, once
 * with zeros and once with ones behind its last byte. The format is an arithmetic code: a symbol
 * that is the same for the least and the greatest continuation is the same for all of them, so what
 * both agree on is what was written.
 */
final class TornXz extends FilterInputStream {
  /** Of a longer stream, the last chunk stays unread where it is not whole. */
  private static final int MOST = 1 << 25;

  /** A chunk holds less; what is decoded from the bytes behind the last one is no text. */
  private static final int CHUNK = 1 << 22;

  private final int memoryKib;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  TornXz(InputStream in, int memoryKib) {
    super(in);
    this.memoryKib = memoryKib;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    if (count > 0 && seen.size() <= MOST) {
      seen.write(bytes, from, count);
    }
    return count;
  }

  /** What can be decoded behind so many bytes. */
  InputStream tail(long given) {
    if (seen.size() > MOST) {
      return InputStream.nullInputStream();
    }
    byte[] zeros = decoded(given, 0);
    byte[] ones = decoded(given, 0xff);
    int same = 0;
    while (same < Math.min(zeros.length, ones.length) && zeros[same] == ones[same]) {
      same++;
    }
    return new ByteArrayInputStream(zeros, 0, same);
  }

  private byte[] decoded(long given, int padding) {
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    InputStream padded =
        new SequenceInputStream(new ByteArrayInputStream(seen.toByteArray()), new Padding(padding));
    try (XZInputStream in = new XZInputStream(padded, memoryKib)) {
      in.skipNBytes(given);
      for (int next = in.read(); next >= 0 && tail.size() < CHUNK; next = in.read()) {
        tail.write(next);
      }
    } catch (IOException end) {
      return tail.toByteArray(); // here the padding makes no sense any more
    }
    return tail.toByteArray();
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
