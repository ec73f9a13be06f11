package io.github.lxtriage.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. A {@link java.io.PrintStream} swallows what goes wrong; here it is kept. A
 * reader that went away ({@code | head}) is no failure: what is printed after that is thrown away,
 * and {@link java.io.PrintStream#checkError} says so to who asks.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private boolean gone;
  private @Nullable String failure;

  StandardOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /** Why something could not be written, if something could not. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Attempt attempt) throws IOException {
    if (gone) {
      throw new IOException("the reader is gone");
    }
    try {
      attempt.run();
    } catch (IOException failed) {
      gone = true;
      failure = isReaderGone(failed) ? null : String.valueOf(failed.getMessage());
      throw failed;
    }
  }

  /** Whether nobody reads a pipe any more. */
  static boolean isReaderGone(IOException failed) {
    return String.valueOf(failed.getMessage()).contains("Broken pipe");
  }
}
