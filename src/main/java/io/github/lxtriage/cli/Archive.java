package io.github.lxtriage.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one archive holds: a member of gzip, a stream of xz or lzma, a frame of zstd. It takes its
 * own bytes and no more, so that what stands behind it can be read too.
 */
abstract class Archive extends InputStream {
  /** How many of the first bytes tell what a file is. */
  static final int HEAD = 6;

  /** The kinds that are read, by their first bytes in hexadecimal; a dot stands for any digit. */
  enum Format {
    GZIP("gzip", "1f8b"),
    XZ("xz", "fd377a585a00"),
    LZMA("lzma", "5d0000"),
    ZSTD("zstd", "28b52ffd"),
    ZSTD_SKIPPABLE("zstd", "5.2a4d18");

    private final String label;
    private final String magic;

    Format(String label, String magic) {
      this.label = label;
      this.magic = magic;
    }

    /** The kind of what begins like this; empty where that is no archive, or none that is read. */
    static Optional<Format> of(byte[] start) {
      return Arrays.stream(values()).filter(format -> begins(start, format.magic)).findFirst();
    }

    /** What people call it. */
    String label() {
      return label;
    }
  }

  /** An archive that is sound and cannot be decoded here. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  /** True where bytes begin with others, which are given in hexadecimal. */
  static boolean begins(byte[] start, String magic) {
    if (2 * start.length < magic.length()) {
      return false;
    }
    String hex = HexFormat.of().formatHex(start, 0, magic.length() / 2);
    for (int i = 0; i < magic.length(); i++) {
      if (magic.charAt(i) != '.' && magic.charAt(i) != hex.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Begins to read an archive where it begins; what it is made of is loaded only now. */
  static Archive open(Format format, BufferedInputStream in) throws IOException {
    return switch (format) {
      case GZIP -> new GzipMember(in);
      case XZ -> XzStream.xz(in);
      case LZMA -> XzStream.lzma(in);
      case ZSTD, ZSTD_SKIPPABLE -> new ZstdFrame(in);
    };
  }

  /**
   * After a failure, what can be made of the bytes that were there and that no call gave.
   *
   * @param given how many bytes were given
   * @param early true where the archive breaks off, false where it is damaged
   */
  @Nullable InputStream tail(long given, boolean early) {
    return null;
  }

  @Override
  public abstract int read(byte[] into, int from, int length) throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Leaves open what it is read from. */
  @Override
  public void close() {
    // what stands behind it is still to be read
  }
}
