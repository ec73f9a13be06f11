package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what dtrace prints, byte for byte, but for the process id that comes first. */
final class CaptureOutput {
  private static final int MOST_GREETING_LINES = 50;
  private static final int ENOUGH = 80;

  private final StringBuilder lineStart = new StringBuilder();

  private volatile long pid;
  private volatile long begun;

  /** The process id of dtrace where it runs; 0 as long as it is not known. */
  long pid() {
    return pid;
  }

  /** When dtrace began to print, by {@link System#nanoTime}; 0 before. */
  long begun() {
    return begun;
  }

  /**
   * Copies to a file and to what counts.
   *
   * @param target gets all; it takes its place when dtrace has printed something that is no message
   *     of dtrace
   */
  void copy(InputStream in, CaptureTarget target, CaptureProgress progress, OutputStream counted)
      throws IOException {
    greeting(in, target, progress, counted);
    byte[] buffer = new byte[1 << 14];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      target.write(buffer, count);
      if (!target.isBegun() && prints(buffer, count)) {
        target.begin();
        begun = System.nanoTime();
      }
      count(progress, counted, buffer, count);
    }
    if (!target.isBegun() && isOutput(lineStart.toString())) {
      target.begin(); // its only line was never ended
    }
  }

  /** A login shell may say something of its own before the line with the process id. */
  private void greeting(
      InputStream in, CaptureTarget target, CaptureProgress progress, OutputStream counted)
      throws IOException {
    for (int lines = 0; lines < MOST_GREETING_LINES; lines++) {
      byte[] line = line(in);
      String text = new String(line, ISO_8859_1);
      if (text.matches(DtraceHost.PID_MARK + "[0-9]{1,18}\n")) {
        pid = Long.parseLong(text.substring(DtraceHost.PID_MARK.length()).strip());
        return;
      }
      target.write(line, line.length);
      count(progress, counted, line, line.length);
      if (line.length == 0) {
        return;
      }
    }
  }

  /** True from the first whole line on that is neither blank nor a message of dtrace. */
  private boolean prints(byte[] bytes, int length) {
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        String line = lineStart.toString();
        lineStart.setLength(0);
        if (isOutput(line)) {
          return true;
        }
      } else if (lineStart.length() < ENOUGH) {
        lineStart.append((char) (bytes[at] & 0xff));
      }
    }
    return false;
  }

  private static boolean isOutput(String line) {
    return !line.isBlank() && !line.startsWith("dtrace: ");
  }

  /** Counting serves the eye: where it fails, the capture goes on. */
  private static void count(
      CaptureProgress progress, OutputStream counted, byte[] bytes, int length) {
    try {
      progress.arrive(bytes, length);
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
