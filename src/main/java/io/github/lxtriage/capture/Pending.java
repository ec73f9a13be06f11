package io.github.lxtriage.capture;

import io.github.lxtriage.trace.RecordSink.Repeats;

/**
 * How often a shape was found since its count was last said. Most rows of a capture only add to
 * these few numbers.
 */
final class Pending {
  /** As many pages of pids as are remembered; a program's pids lie near each other. */
  private static final int PAGES = 4;

  /** What is left of a pid without the bits that name a bit of its page. */
  static final int PAGE = 6;

  /** Those that the sink knows of already. */
  long known;

  /** Those that it does not know of. */
  long times;

  // of both: how many lines and bytes they take
  long lines;
  long size;

  /** Of the values; not of pids. */
  long sum;

  /** Page and bits, again and again; no bits: a free place. */
  private final long[] pids;

  Pending(boolean pids) {
    this.pids = new long[pids ? 2 * PAGES : 0];
  }

  /** Takes note of a pid. */
  void pid(long pid, Repeats repeats) {
    long page = pid >> PAGE;
    int place = (int) page << 1 & 2 * PAGES - 1;
    if (pids[place] != page) {
      say(place, repeats);
      pids[place] = page;
    }
    pids[place + 1] |= 1L << pid;
  }

  private void say(int place, Repeats repeats) {
    if (pids[place + 1] != 0) {
      repeats.pids(pids[place] << PAGE, pids[place + 1]);
      pids[place + 1] = 0;
    }
  }

  /** Says all of it, and forgets it. */
  void say(Repeats repeats) {
    for (int place = 0; place < pids.length; place += 2) {
      say(place, repeats);
    }
    if (times > 0) {
      repeats.more(times, sum);
    }
    known = 0;
    times = 0;
    lines = 0;
    size = 0;
    sum = 0;
  }
}
