package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-16 as UTF-8: what a shell of Windows writes to a file when it is told to keep what
 * dtrace printed over ssh. The mark at the beginning says the order of the bytes.
 */
final class Utf16Stream extends InputStream {
  private final Reader text;
  private final char[] chars = new char[1 << 13];
  private byte[] bytes = {};
  private int next;

  /** 1 where the first half of a character is held that the next piece completes. */
  private int held;

  Utf16Stream(InputStream in) {
    this.text = new InputStreamReader(in, StandardCharsets.UTF_16);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] out, int from, int length) throws IOException {
    while (next == bytes.length) {
      int count = text.read(chars, held, chars.length - held);
      if (count < 0 && held == 0) {
        return -1;
      }
      int end = held + Math.max(0, count);
      held = count >= 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
      bytes = new String(chars, 0, end - held).getBytes(StandardCharsets.UTF_8);
      next = 0;
      chars[0] = chars[end - 1];
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, out, from, count);
    next += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
