package io.github.lxtriage.lx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Values that can only be a few, by the text they stand in: what is left of one may then be enough.
 * A number that a program chooses freely, such as that of a socket option, is none of them.
 */
final class ClosedValues {
  /** Linux has sixteen limits, and no C library has a name for another number. */
  private static final int LIMITS = 16;

  /** The signals of illumos without a Linux number, from the first to behind the last. */
  private static final int FIRST_SIGNAL = 32;

  private static final int END_OF_SIGNALS = 42;

  private ClosedValues() {}

  /** All values of the only hole of a format; empty where there may be others. */
  static List<String> of(String plainFormat) {
    if (plainFormat.startsWith("setting prlimit %d")) {
      return range(0, LIMITS);
    }
    return plainFormat.startsWith("caught Illumos signal %d")
        ? range(FIRST_SIGNAL, END_OF_SIGNALS)
        : List.of();
  }

  private static List<String> range(int first, int end) {
    return IntStream.range(first, end).mapToObj(Integer::toString).toList();
  }
}
