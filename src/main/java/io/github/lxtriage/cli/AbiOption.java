package io.github.lxtriage.cli;

import io.github.lxtriage.linux.Abi;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The value of {@code --abi}. */
final class AbiOption {
  private AbiOption() {}

  static Abi of(String bits, CommandLine command) {
    return Abi.ofBits(bits)
        .orElseThrow(
            () -> new ParameterException(command, "--abi must be 64 or 32; got '" + bits + "'"));
  }
}
