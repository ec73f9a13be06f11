package io.github.lxtriage.linux;

import java.util.Arrays;
import java.util.Optional;

/** An ABI of Linux on x86; the two number their system calls differently. */
public enum Abi {
  X86_64("64"),
  I386("32");

  private final String bits;

  Abi(String bits) {
    this.bits = bits;
  }

  /** The word for {@code --abi}: 64 or 32. */
  public String bits() {
    return bits;
  }

  /** The ABI that {@link #bits()} names. */
  public static Optional<Abi> ofBits(String bits) {
    return Arrays.stream(values()).filter(abi -> abi.bits.equals(bits)).findFirst();
  }
}
