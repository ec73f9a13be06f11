package io.github.lxtriage.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * One member of a gzip file (RFC 1952). The JDK's own stream reads members that follow each other,
 * and drops without a word what follows them and is none.
 */
final class GzipMember extends Archive {
  private static final int BLOCK = 1 << 15;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int DEFLATE = 8;

  private final BufferedInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private boolean begun;
  private boolean ended;

  /** Begins at a header. */
  GzipMember(BufferedInputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (!begun) {
      begun = true;
      header();
    }
    try {
      int count = inflater.inflate(into, from, length);
      while (count == 0 && !inflater.finished()) {
        if (inflater.needsDictionary()) {
          throw new ZipException("needs a dictionary");
        }
        fill();
        count = inflater.inflate(into, from, length);
      }
      sum.update(into, from, count);
      if (count > 0) {
        return count;
      }
    } catch (DataFormatException damaged) {
      throw new ZipException(damaged.getMessage());
    }
    end();
    return -1;
  }

  /** Gives the inflater more, and can take back what it does not use. */
  private void fill() throws IOException {
    in.mark(BLOCK);
    filled = in.read(block);
    if (filled < 0) {
      throw new EOFException();
    }
    inflater.setInput(block, 0, filled);
  }

  private void end() throws IOException {
    ended = true;
    in.reset();
    in.skipNBytes(filled - inflater.getRemaining());
    if (number(4) != sum.getValue() || number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new ZipException("checksum or length is wrong");
    }
  }

  private void header() throws IOException {
    in.skipNBytes(2); // the magic number, by which it was found
    int method = next();
    int flags = next();
    if (method != DEFLATE) {
      throw new ZipException("unknown method " + method);
    }
    in.skipNBytes(6); // time, level, system
    if ((flags & EXTRA) != 0) {
      in.skipNBytes(number(2));
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        while (next() != 0) {
          // ends with a zero
        }
      }
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      in.skipNBytes(2);
    }
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** Gives back memory that is not Java's. */
  @Override
  public void close() {
    ended = true;
    inflater.end();
  }
}
