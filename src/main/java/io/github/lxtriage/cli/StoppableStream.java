package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends, where the user wants it to, below the line that was being read. */
final class StoppableStream extends FilterInputStream {
  private final Stop stop;
  private boolean ended;

  StoppableStream(InputStream in, Stop stop) {
    super(in);
    this.stop = stop;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    boolean last = stop.asked();
    int count = ended ? -1 : super.read(into, from, length);
    if (!last || count <= 0) {
      return count;
    }
    for (int i = from; i < from + count; i++) {
      if (into[i] == '\n') {
        ended = true;
        return i - from + 1;
      }
    }
    return count;
  }
}
