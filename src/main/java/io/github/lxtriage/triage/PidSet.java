package io.github.lxtriage.triage;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Process ids, each once. Ids that lie near each other share a place: the ids of one program do. Of
 * more than 65,536 the smallest are kept, whatever the order in which they came, so that memory
 * does not grow with the capture; how many there were is then more than the set says.
 */
final class PidSet {
  static final int MAX = 1 << 16;

  /** An id's page is what is left of it without its last six bits, which name a bit of the page. */
  private static final int PAGE = 6;

  /** Page and bits, again and again; no bits: a free place. */
  private long[] table = new long[0];

  private int pages;
  private long greatest = Long.MAX_VALUE;

  void add(long pid) {
    if (pid <= greatest) {
      if (4 * pages >= table.length) {
        grow();
      }
      put(pid >> PAGE, 1L << pid);
    }
  }

  private void put(long page, long bits) {
    int mask = table.length - 2;
    int place = (int) (page + (page >>> 16)) << 1 & mask;
    while (table[place + 1] != 0 && table[place] != page) {
      place = (place + 2) & mask;
    }
    pages += table[place + 1] == 0 ? 1 : 0;
    table[place] = page;
    table[place + 1] |= bits;
  }

  private void grow() {
    boolean full = pages > MAX;
    if (full) {
      greatest = sorted().last();
    }
    long[] old = table;
    table = new long[full ? old.length : Math.max(8, 2 * old.length)];
    pages = 0;
    copy(old);
  }

  private void copy(long[] places) {
    for (int i = 0; i < places.length; i += 2) {
      boolean kept = places[i + 1] != 0 && places[i] << PAGE <= greatest;
      if (kept) {
        put(places[i], places[i + 1]);
      }
    }
  }

  void addAll(PidSet other) {
    for (int i = 0; i < other.table.length; i += 2) {
      addAll(other.table[i] << PAGE, other.table[i + 1]);
    }
  }

  /**
   * Adds some of 64 neighbours.
   *
   * @param first a multiple of 64, which the lowest bit stands for
   */
  void addAll(long first, long bits) {
    for (long left = bits; left != 0; left &= left - 1) {
      add(first + Long.numberOfTrailingZeros(left));
    }
  }

  void write(FormWriter out) {
    int kept = 0;
    for (int i = 1; i < table.length; i += 2) {
      kept += table[i] == 0 ? 0 : 1;
    }
    out.number(kept);
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        out.number(table[i]);
        out.number(table[i + 1]);
      }
    }
  }

  /** Adds what was written. */
  void add(FormReader in) {
    long left = in.number();
    for (; left > 0; left--) {
      addAll(in.number() << PAGE, in.number());
    }
  }

  /** The ids kept, smallest first. */
  NavigableSet<Long> sorted() {
    TreeSet<Long> sorted = new TreeSet<>();
    for (int i = 0; i < table.length; i += 2) {
      for (long bits = table[i + 1]; bits != 0; bits &= bits - 1) {
        sorted.add((table[i] << PAGE) + Long.numberOfTrailingZeros(bits));
        if (sorted.size() > MAX) {
          sorted.pollLast();
        }
      }
    }
    return sorted;
  }
}
