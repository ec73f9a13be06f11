package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells the contents of a capture from those of another: its length and two checksums. Good
 * enough for a warning; nothing else rests on it.
 */
record Fingerprint(long length, long crc32, long crc32c) {

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
