package io.github.lxtriage.linux;

import java.util.List;

/**
 * A word of flags, taken apart.
 *
 * @param bits the flags that have a name, ascending by value
 * @param rest the bits that have none
 */
public record FlagWord(List<NamedValue> bits, long rest) {
  public FlagWord {
    bits = List.copyOf(bits);
  }

  /** The word that was taken apart. */
  public long word() {
    return bits.stream().mapToLong(NamedValue::value).reduce(rest, (a, b) -> a | b);
  }
}
