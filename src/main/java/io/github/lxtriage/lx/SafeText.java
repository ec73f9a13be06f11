package io.github.lxtriage.lx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.zip.CRC32;

/** Makes a name of text that a program chose, and that may therefore hold anything. */
final class SafeText {
  private static final int LIMIT = 64;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SafeText() {}

  /**
   * Keeps printable ASCII but blank, {@code / | * %}; writes every other byte of the UTF-8 form as
   * {@code %XX}, so that no two texts have one name and no name is a pattern. A name of more than
   * 64 characters is cut, and ends in a sum of the whole text.
   */
  static String name(String text) {
    return name(text, "");
  }

  /** The same of a text that may be such a name already: what stands for a byte stays. */
  static String kept(String name) {
    return name(name, "%");
  }

  private static String name(String text, String kept) {
    StringBuilder name = new StringBuilder();
    byte[] bytes = text.getBytes(UTF_8);
    for (byte b : bytes) {
      String shown = shown(b & 0xff, kept);
      if (name.length() + shown.length() > LIMIT) {
        return name.append("...").append(sum(bytes)).toString();
      }
      name.append(shown);
    }
    return name.isEmpty() ? "(empty)" : name.toString();
  }

  private static String shown(int b, String kept) {
    boolean plain = b > ' ' && b < 0x7f && "/|*%".indexOf(b) < 0;
    return plain || kept.indexOf(b) >= 0
        ? String.valueOf((char) b)
        : "%" + HEX.toHexDigits((byte) b);
  }

  private static String sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return String.format("%08x", sum.getValue());
  }
}
