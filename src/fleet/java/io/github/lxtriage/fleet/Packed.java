package io.github.lxtriage.fleet;

import java.io.Serializable;

/** What was counted, as the bytes in which it crosses machines; nobody changes them. */
final class Packed implements Serializable {
  static final Packed NOTHING = new Packed(new byte[0]);

  private final byte[] bytes;

  Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }
}
