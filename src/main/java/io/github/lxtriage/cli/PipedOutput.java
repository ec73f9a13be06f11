package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output, which may be a pipe whose reader goes away: a print stream swallows that, and a
 * command would go on reading gigabytes for nobody.
 */
final class PipedOutput extends OutputStream {
  private final PrintStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int held;

  PipedOutput(PrintStream out) {
    this.out = out;
  }

  /** The reader went away. */
  static final class ClosedException extends IOException {
    private static final long serialVersionUID = 1;

    ClosedException() {
      super("the reader of the output went away");
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (held == buffer.length) {
      drain();
    }
    buffer[held++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > buffer.length - held) {
      drain();
    }
    if (length > buffer.length) {
      out.write(bytes, from, length);
      check();
    } else {
      System.arraycopy(bytes, from, buffer, held, length);
      held += length;
    }
  }

  @Override
  public void flush() throws IOException {
    drain();
  }

  @Override
  public void close() throws IOException {
    drain();
  }

  private void drain() throws IOException {
    out.write(buffer, 0, held);
    held = 0;
    check();
  }

  private void check() throws IOException {
    if (out.checkError()) {
      throw new ClosedException();
    }
  }
}
