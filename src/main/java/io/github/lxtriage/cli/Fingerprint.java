package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells the contents of a capture, not compressed, from those of another: its length, and two
 * checksums of all of its first MiB and of eight places in each doubling from there on, so that it
 * costs next to nothing to take however large a capture is. Two that differ only between these
 * places, and two that somebody made up, are not told apart.
 */
public record Fingerprint(long length, long crc32, long crc32c) {
  private static final int BLOCK = 1 << 16;
  private static final int BEGINNING_BITS = 20;
  private static final int PLACES = 8;

  /** The fingerprint of all that is left of a stream. */
  static Fingerprint of(InputStream in) throws IOException {
    Taking taking = new Taking(in);
    byte[] block = new byte[BLOCK];
    while (taking.read(block, 0, BLOCK) >= 0) {
      // only its fingerprint is wanted
    }
    return taking.taken();
  }

  /** The same of a capture that can be read from anywhere; most of it is not read. */
  public static Fingerprint of(CaptureReader.Source capture) throws IOException {
    Sums sums = new Sums();
    byte[] block = new byte[BLOCK];
    for (int place = 0; begin(place) < capture.size(); place++) {
      try (InputStream in = capture.from(begin(place))) {
        int read = BLOCK;
        for (long at = begin(place); at < end(place) && read == BLOCK; at += BLOCK) {
          read = in.readNBytes(block, 0, BLOCK);
          sums.update(block, 0, read);
        }
      }
    }
    return sums.of(capture.size());
  }

  private static long begin(int place) {
    if (place == 0) {
      return 0;
    }
    long doubling = 1L << (BEGINNING_BITS + (place - 1) / PLACES);
    return doubling / PLACES * (PLACES + (place - 1) % PLACES);
  }

  private static long end(int place) {
    return place == 0 ? 1L << BEGINNING_BITS : begin(place) + BLOCK;
  }

  // By hand: what Java makes for a record, and its formats, cost milliseconds at the start.

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint print
        && length == print.length
        && crc32 == print.crc32
        && crc32c == print.crc32c;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * (31 * length + crc32) + crc32c);
  }

  /** As it is saved: {@code 1024-89abcdef-01234567}. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return length + "-" + hex.toHexDigits(crc32, 8) + "-" + hex.toHexDigits(crc32c, 8);
  }

  /** The checksums of the places seen so far. */
  private static final class Sums {
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();

    void update(byte[] bytes, int from, int count) {
      crc32.update(bytes, from, count);
      crc32c.update(bytes, from, count);
    }

    Fingerprint of(long length) {
      return new Fingerprint(length, crc32.getValue(), crc32c.getValue());
    }
  }

  /** A stream that takes the fingerprint of what is read from it. */
  public static final class Taking extends FilterInputStream {
    private final Sums sums = new Sums();
    private int place;
    private long length;

    public Taking(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      int read = super.read(into, from, count);
      if (read > 0) {
        take(into, from, length + read);
        length += read;
      }
      return read;
    }

    /** Of the bytes from the length so far to another, takes those at the places that count. */
    private void take(byte[] bytes, int from, long until) {
      while (begin(place) < until) {
        long first = Math.max(length, begin(place));
        long last = Math.min(until, end(place));
        sums.update(bytes, from + (int) (first - length), (int) (last - first));
        if (last < end(place)) {
          return;
        }
        place++;
      }
    }

    /** The fingerprint of what was read. */
    public Fingerprint taken() {
      return sums.of(length);
    }
  }
}
