package io.github.lxtriage.cli;

import io.github.lxtriage.linux.Abi;
import java.util.Optional;
import java.util.function.Supplier;

/** The option {@code --abi}. */
final class AbiOption {
  private final Supplier<Optional<String>> bits;

  AbiOption(Syntax syntax, String description) {
    bits = syntax.text("--abi", "64|32", description);
  }

  Optional<Abi> abi() {
    return bits.get().map(AbiOption::of);
  }

  private static Abi of(String bits) {
    return Abi.ofBits(bits)
        .orElseThrow(() -> new UsageException("--abi must be 64 or 32; got '" + bits + "'"));
  }
}
