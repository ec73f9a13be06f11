package io.github.lxtriage.triage;

import java.util.List;
import java.util.TreeSet;

/**
 * Texts, each once: the first of them in their order, so that it does not matter which came first,
 * and how many there were. The others are told apart by a sum of their characters, as long as there
 * are not more than {@link PidSet#MAX}; beyond that they are no longer counted.
 */
final class Spellings {
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int most;
  private final TreeSet<String> first = new TreeSet<>();

  /** The sums of all texts; empty while all of them are among the first. */
  private final PidSet sums = new PidSet();

  private boolean overflown;

  Spellings(int most) {
    this.most = most;
  }

  void add(String text) {
    if (overflown) {
      sums.add(sum(text));
      boolean early = text.compareTo(first.last()) < 0;
      if (!early) {
        return;
      }
    }
    first.add(text);
    if (first.size() > most) {
      if (!overflown) {
        overflow();
      }
      first.pollLast();
    }
  }

  private void overflow() {
    overflown = true;
    first.forEach(text -> sums.add(sum(text)));
  }

  void addAll(Spellings other) {
    other.first.forEach(this::add);
    if (other.overflown) {
      if (!overflown) {
        overflow();
      }
      sums.addAll(other.sums);
    }
  }

  void write(FormWriter out) {
    out.texts(first);
    out.flag(overflown);
    sums.write(out);
  }

  /** Adds what was written. */
  void join(FormReader in) {
    Spellings read = new Spellings(most);
    read.first.addAll(in.texts());
    read.overflown = in.flag();
    read.sums.add(in);
    addAll(read);
  }

  private static long sum(String text) {
    long sum = FNV_START;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * FNV_PRIME;
    }
    return sum;
  }

  List<String> first() {
    return List.copyOf(first);
  }

  long leftOut() {
    return overflown ? Math.max(0, sums.sorted().size() - first.size()) : 0;
  }
}
