package io.github.lxtriage.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. Arrays have {@link #PADDING} bytes more than they hold. */
final class Words {
  /** How many bytes beyond the last one may be looked at. */
  static final int PADDING = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long NEWLINES = '\n' * ONES;
  private static final long PLACES = 0x0001020304050607L;
  static final long FIRST = 0x9E3779B97F4A7C15L;
  static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  private Words() {}

  /** Eight bytes, the first of them lowest. */
  static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Where the next newline stands before the limit, or -1. */
  static int newline(byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i += Long.BYTES) {
      long other = at(bytes, i) ^ NEWLINES;
      long found = (other - ONES) & ~other & (ONES << 7);
      if (found != 0) {
        int end = i + first(found);
        return end < limit ? end : -1;
      }
    }
    return -1;
  }

  /**
   * Which byte is the first that has its highest bit set. The first-tier compiler, which runs most
   * captures, makes no single instruction of {@link Long#numberOfTrailingZeros}.
   */
  private static int first(long highBits) {
    return (int) ((((highBits & -highBits) >>> 7) * PLACES) >>> 56);
  }

  /** A number that equal bytes share; others hardly ever. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = FIRST;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      hash = mixed(hash, at(bytes, i));
    }
    return finished(mixed(hash, masked(at(bytes, i), to - i)));
  }

  /** The same for a line, which ends where this finds the next newline. */
  static long lineHash(byte[] bytes, int from, int limit, int[] newline) {
    long hash = FIRST;
    for (int i = from; i < limit; i += Long.BYTES) {
      long word = at(bytes, i);
      long other = word ^ NEWLINES;
      long found = (other - ONES) & ~other & (ONES << 7);
      if (found != 0) {
        int rest = first(found);
        newline[0] = i + rest < limit ? i + rest : -1;
        return finished(mixed(hash, masked(word, rest)));
      }
      hash = mixed(hash, word);
    }
    newline[0] = -1;
    return 0;
  }

  /**
   * A number that rows of one name and text share, from three words of them: the end of the name,
   * and what follows it. Looks at 45 bytes; its highest bits are the best.
   */
  static int rowPlace(byte[] bytes, int at) {
    long name = at(bytes, at + 20) * FIRST;
    long text = at(bytes, at + 29);
    long rest = at(bytes, at + 37);
    long other = rest ^ NEWLINES;
    boolean ends = ((other - ONES) & ~other & (ONES << 7)) != 0;
    long mixed = (Long.rotateLeft(name, 29) ^ text) * SECOND;
    mixed = ends ? mixed : (Long.rotateLeft(mixed, 29) ^ rest) * SECOND;
    return (int) (mixed >>> 32);
  }

  /**
   * A number that entries of equal keys share, and stacks of equal frames, from some words of them.
   * Looks at 88 bytes; its highest bits are the best.
   *
   * @param oneKey true where what stands behind the first key is no key
   */
  static int entryPlace(byte[] bytes, int at, boolean oneKey) {
    long mixed = at(bytes, at + 2) * FIRST;
    mixed = mixed(mixed, at(bytes, at + 10));
    mixed = mixed(mixed, at(bytes, at + 18));
    mixed = mixed(mixed, at(bytes, at + 26));
    if (!oneKey) {
      mixed = mixed(mixed, at(bytes, at + 54));
      mixed = mixed(mixed, at(bytes, at + 62));
      mixed = mixed(mixed, at(bytes, at + 70));
    }
    return (int) (mixed >>> 32);
  }

  /** True where bytes are the first of an array. */
  static boolean equal(byte[] first, byte[] bytes, int from, int length) {
    int whole = length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      if (at(first, i) != at(bytes, from + i)) {
        return false;
      }
    }
    long different = at(first, whole) ^ at(bytes, from + whole);
    return masked(different, length - whole) == 0;
  }

  private static long mixed(long hash, long word) {
    return (Long.rotateLeft(hash, 29) ^ word) * SECOND;
  }

  private static long masked(long word, int bytes) {
    return word & ((1L << (bytes << 3)) - 1);
  }

  private static long finished(long hash) {
    return hash ^ (hash >>> 32);
  }
}
