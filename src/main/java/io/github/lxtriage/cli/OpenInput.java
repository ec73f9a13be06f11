package io.github.lxtriage.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An input that was opened: a file, which can be read again and from anywhere, or a stream. */
final class OpenInput implements Closeable {
  /** A smaller file is read by one thread: it is done before others have begun. */
  private static final long LEAST = 1 << 24;

  private final @Nullable OpenFile file;
  private final @Nullable InputStream stream;

  private OpenInput(@Nullable OpenFile file, @Nullable InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  static OpenInput file(OpenFile file) {
    return new OpenInput(file, null);
  }

  /** A pipe, or whatever else gives its bytes once. */
  static OpenInput stream(InputStream stream) {
    return new OpenInput(null, new Plain(stream));
  }

  /** Empty for a stream. */
  Optional<OpenFile> file() {
    return Optional.ofNullable(file);
  }

  /** The file, where several threads read it faster than one: it is large and not compressed. */
  Optional<OpenFile> shared() throws IOException {
    return file != null && file.size() >= LEAST && !CaptureStream.encoded(file.from(0))
        ? Optional.of(file)
        : Optional.empty();
  }

  /** All bytes from the first on; of a stream, those that nobody took yet. */
  InputStream bytes() {
    return file == null ? Objects.requireNonNull(stream) : file.from(0);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (stream != null) {
      stream.close();
    }
  }

  /**
   * A stream that is only read. Asked how much is available, the streams of {@code java.nio} of JDK
   * 17 ask where in the file they are, which a pipe cannot tell.
   */
  private static final class Plain extends InputStream {
    private final InputStream in;

    Plain(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return in.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
