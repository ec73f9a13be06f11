package io.github.lxtriage.linux;

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
    for (Abi abi : values()) {
      if (abi.bits.equals(bits)) {
        return Optional.of(abi);
      }
    }
    return Optional.empty();
  }
}
