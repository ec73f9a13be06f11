package io.github.lxtriage.capture;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Between the bytes of a capture, held one a character, and the text that people read. */
final class Bytes {
  private static final HexFormat HEX = HexFormat.of();
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private Bytes() {}

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The bytes as UTF-8; a byte that is not UTF-8 stands as {@code \xNN}. */
  static String decode(String bytes) {
    if (ascii(bytes)) {
      return bytes;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    CharBuffer out = CharBuffer.allocate(in.remaining());
    StringBuilder text = new StringBuilder(in.remaining());
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (result.isUnderflow()) {
        return text.toString();
      }
      for (int i = result.isError() ? result.length() : 0; i > 0; i--) {
        HEX.toHexDigits(text.append("\\x"), in.get());
      }
    }
  }

  private static boolean ascii(String bytes) {
    byte[] padded =
        Arrays.copyOf(bytes.getBytes(StandardCharsets.ISO_8859_1), bytes.length() + Words.PADDING);
    long high = 0;
    for (int i = 0; i < bytes.length(); i += Long.BYTES) {
      high |= Words.at(padded, i);
    }
    return (high & HIGHEST_BITS) == 0;
  }

  /**
   * True where {@code %S} ended the text: with {@code \0}, and nothing but blanks after it (section
   * 7).
   */
  static boolean ended(String escaped) {
    int end = escaped.length();
    while (end > 0 && escaped.charAt(end - 1) == ' ') {
      end--;
    }
    if (end < 2 || escaped.charAt(end - 1) != '0') {
      return false;
    }
    int backslashes = 0;
    while (backslashes < end - 1 && escaped.charAt(end - 2 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /**
   * Where the first {@code \0} of {@code %S} ends that is no octal number; -1 where there is none.
   * What stands behind it was not printed by the same conversion.
   */
  static int terminatorEnd(String escaped, int from) {
    int at = escaped.indexOf('\\', from);
    while (at >= 0 && at + 1 < escaped.length()) {
      boolean octal = octal(escaped, at + 1);
      if (escaped.charAt(at + 1) == '0' && !octal) {
        return at + 2;
      }
      at = escaped.indexOf('\\', at + (octal ? 4 : 2));
    }
    return -1;
  }

  /** The escaped text without {@code \0}, and without a {@code \n} before it. */
  static String withoutTerminator(String escaped) {
    String text = escaped.stripTrailing();
    if (ended(text)) {
      text = text.substring(0, text.length() - 2);
    }
    return text.endsWith("\\n") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Undoes the escapes of {@code %S}, up to the terminator, which somebody's shell may have turned
   * into a byte. Old builds wrote impossible octals: masked to 8 bits.
   */
  static String unescape(String escaped) {
    StringBuilder bytes = new StringBuilder(escaped.length());
    int i = 0;
    while (i < escaped.length()) {
      char c = escaped.charAt(i++);
      if (c == '\0') {
        return bytes.toString();
      }
      if (c != '\\' || i == escaped.length()) {
        bytes.append(c);
      } else if (octal(escaped, i)) {
        bytes.append((char) (Integer.parseInt(escaped.substring(i, i + 3), 8) & 0xff));
        i += 3;
      } else if (escaped.charAt(i) == '0') {
        return bytes.toString();
      } else {
        bytes.append(letter(escaped.charAt(i++)));
      }
    }
    return bytes.toString();
  }

  private static String letter(char escape) {
    return switch (escape) {
      case 'a' -> "\007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\013";
      case '\\' -> "\\";
      case '"' -> "\"";
      default -> "\\" + escape;
    };
  }

  private static boolean octal(String text, int from) {
    if (from + 3 > text.length()) {
      return false;
    }
    for (int i = from; i < from + 3; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }

  /** The bytes that pairs of hex digits name. */
  static String ofHex(String hex) {
    StringBuilder bytes = new StringBuilder(hex.length() / 2);
    for (int i = 0; i + 1 < hex.length(); i += 2) {
      bytes.append((char) Integer.parseInt(hex, i, i + 2, 16));
    }
    return bytes.toString();
  }
}
