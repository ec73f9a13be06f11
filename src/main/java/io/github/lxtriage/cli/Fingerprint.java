package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells the contents of a capture, not compressed, from those of another: its length and two
 * checksums. No proof against somebody who makes up two captures that are told apart by nothing of
 * this.
 */
record Fingerprint(long length, long crc32, long crc32c) {
  private static final int BLOCK = 1 << 16;

  /** The fingerprint of all that is left of a stream. */
  static Fingerprint of(InputStream in) throws IOException {
    Taking taking = new Taking(in);
    byte[] block = new byte[BLOCK];
    while (taking.read(block, 0, BLOCK) >= 0) {
      // only its fingerprint is wanted
    }
    return taking.taken();
  }

  /** As it is saved: {@code 1024-89abcdef-01234567}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d-%08x-%08x", length, crc32, crc32c);
  }

  /** A stream that takes the fingerprint of what is read from it. */
  static final class Taking extends FilterInputStream {
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private long length;

    Taking(InputStream in) {
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
        crc32.update(into, from, read);
        crc32c.update(into, from, read);
        length += read;
      }
      return read;
    }

    Fingerprint taken() {
      return new Fingerprint(length, crc32.getValue(), crc32c.getValue());
    }
  }
}
