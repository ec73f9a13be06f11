package io.github.lxtriage.lx;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes a name of text that a program chose, and that may therefore hold anything. */
final class SafeText {
  private static final int LIMIT = 64;

  private SafeText() {}

  /**
   * Keeps printable ASCII but blank, {@code /} and {@code |}; writes every other byte of the UTF-8
   * form as {@code %XX}; cuts at 64 characters.
   */
  static String name(String text) {
    StringBuilder name = new StringBuilder();
    byte[] bytes = text.substring(0, Math.min(text.length(), LIMIT + 1)).getBytes(UTF_8);
    for (byte b : bytes) {
      String shown = shown(b & 0xff);
      if (name.length() + shown.length() > LIMIT) {
        return name.append("...").toString();
      }
      name.append(shown);
    }
    return name.isEmpty() ? "(empty)" : name.toString();
  }

  private static String shown(int b) {
    boolean plain = b > ' ' && b < 0x7f && b != '/' && b != '|';
    return plain ? String.valueOf((char) b) : String.format("%%%02X", b);
  }
}
