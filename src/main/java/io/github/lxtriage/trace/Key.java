package io.github.lxtriage.trace;

/** One key of an aggregation's tuple. */
public sealed interface Key {

  /** An integer key; dtrace prints 4 and 8 bytes signed, 1 and 2 bytes unsigned (section 9.1). */
  record Int(long value) implements Key {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /**
   * A string key, without the padding that dtrace adds; an embedded newline is kept. A table of
   * zeros is the empty string.
   */
  record Str(String text) implements Key {}

  /**
   * A key that dtrace printed as a hex table, because it holds other bytes than text (section 6.3).
   *
   * @param hex two lower-case digits for each byte
   * @param text the bytes before the first zero, as text
   */
  record Hex(String hex, String text) implements Key {}

  /** The key as text, for counting and showing. */
  String text();
}
