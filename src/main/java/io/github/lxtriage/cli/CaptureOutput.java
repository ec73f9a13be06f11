package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what dtrace prints, byte for byte, but for the process id that comes first. */
final class CaptureOutput {
  private static final int MOST_GREETING_LINES = 50;

  private volatile long pid;
  private volatile long firstOutput;

  /** The process id of dtrace where it runs; 0 as long as it is not known. */
  long pid() {
    return pid;
  }

  /** When dtrace printed for the first time, by {@link System#nanoTime}; 0 before. */
  long begun() {
    return firstOutput;
  }

  void copy(InputStream in, OutputStream file, OutputStream counted) throws IOException {
    greeting(in, file, counted);
    byte[] buffer = new byte[1 << 14];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      firstOutput = firstOutput == 0 ? System.nanoTime() : firstOutput;
      file.write(buffer, 0, count);
      file.flush();
      count(counted, buffer, count);
    }
  }

  /** A login shell may say something of its own before the line with the process id. */
  private void greeting(InputStream in, OutputStream file, OutputStream counted)
      throws IOException {
    for (int lines = 0; lines < MOST_GREETING_LINES; lines++) {
      byte[] line = line(in);
      String text = new String(line, ISO_8859_1);
      if (text.matches(DtraceHost.PID_MARK + "[0-9]{1,18}\n")) {
        pid = Long.parseLong(text.substring(DtraceHost.PID_MARK.length()).strip());
        return;
      }
      file.write(line);
      count(counted, line, line.length);
      if (line.length == 0) {
        return;
      }
    }
  }

  /** Counting serves the eye: where it fails, the capture goes on. */
  private static void count(OutputStream counted, byte[] bytes, int length) {
    try {
      counted.write(bytes, 0, length);
      counted.flush();
    } catch (IOException notCounted) {
      // The reader is gone; the file is what matters.
    }
  }

  static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.write(c);
      if (c == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }
}
