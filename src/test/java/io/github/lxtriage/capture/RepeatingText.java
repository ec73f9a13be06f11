package io.github.lxtriage.capture;

import java.util.Locale;
import java.util.SplittableRandom;

/** Prints rows, entries, stacks, histograms and messages that come again and again. */
final class RepeatingText {
  private static final String[] NAMES = {
    "init", "dbus-daemon", "Plex Media Serv", "CPU 1", "value", "PID", "100", "dtrace: x", "0  1"
  };
  private static final String[] CALLS = {
    "NOSYS (332): out of bounds", "prctl option 23", "dtrace: 5 drops on CPU 0", "a  b", "x 12"
  };

  /** What begins another context. */
  private static final String[] BETWEEN = {
    "dtrace: description 'x' matched 1 probe\n",
    "dtrace: description 'y' matched 2 probes\n",
    "   PID                 NAME PROTO SOCKOPT\n",
    "   PID                 NAME CALL\n"
  };

  private static final String[] ENDS = {"a", "b", "c1", "c2", "0"};

  private RepeatingText() {}

  static void block(StringBuilder text, SplittableRandom random) {
    int rows = random.nextInt(1, random.nextInt(4) > 0 ? 9 : 60);
    switch (random.nextInt(10)) {
      case 0, 1 -> {
        for (int i = 0; i < rows; i++) {
          print(text, "%6d %20s %s\\0\n", pid(random), any(NAMES, random), any(CALLS, random));
        }
      }
      case 2, 3 -> {
        for (int i = 0; i < rows; i++) {
          print(
              text, "  %-50s  %-50s %16d\n", any(NAMES, random), any(CALLS, random), value(random));
        }
      }
      case 4 -> stack(text, random);
      case 5 -> histogram(text, random);
      case 6 -> {
        for (int i = 0; i < rows; i++) {
          print(text, "%d/%d: %s\n", random.nextInt(9999), 1, any(CALLS, random));
        }
      }
      case 7 -> alike(text, random, rows);
      default -> heading(text, random);
    }
  }

  /** Many lines of a few shapes: rows of neighbouring pids, and entries with one key or two. */
  static void run(StringBuilder text, SplittableRandom random, int lines) {
    String[] names = {"sshd", "systemd-journal", "a name of twenty....", "x"};
    String[] calls = {
      "NOSYS (332): out of bounds",
      "prctl option 23",
      "prctl option 2",
      "a made-up call, and " + "long ".repeat(12)
    };
    int first = random.nextInt(4) > 0 ? random.nextInt(90, 99_000) : 99_900;
    int most = random.nextInt(3) > 0 ? 9 : 700;
    boolean rows = random.nextBoolean();
    if (rows) { // below it, entries are not known by their shape
      text.append("   PID                 NAME CALL\n");
    }
    for (int left = lines; left > 0; ) {
      int kind = random.nextInt(rows ? 1 : 5);
      for (int n = random.nextInt(1, 40); n > 0; n--, left--) {
        String name = any(names, random);
        String call = any(calls, random);
        switch (kind) {
          case 0, 1 -> print(text, "%6d %20s %s\\0\n", first + random.nextInt(most), name, call);
          case 2 -> print(text, "  %-50s %16d\n", name, value(random));
          case 3 -> print(text, "  %-50s  %-50s %16d\n", name, call, value(random));
          default -> histogram(text, random);
        }
      }
      text.append(random.nextBoolean() ? "\n" : "");
      text.append(random.nextInt(4) > 0 ? "" : any(BETWEEN, random));
    }
  }

  /** Rows, entries and stacks that differ only far from where they begin. */
  private static void alike(StringBuilder text, SplittableRandom random, int rows) {
    String name = any(ENDS, random) + "-made-up";
    String call = "prctl option of a made-up kind " + any(ENDS, random);
    String key = "a key as long as what is looked at of one" + any(ENDS, random);
    for (int i = 0; i < rows; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> print(text, "%6d %20s %s\\0\n", pid(random), name, call);
        case 2 -> print(text, "%6d %20s %s\n", pid(random), name, any(ENDS, random));
        case 3 -> print(text, "  %-50s %16d\n", key, value(random));
        case 4 ->
            print(
                text, "  %-50s  %-50s  %-50s %16d\n", name, call, any(ENDS, random), value(random));
        default -> {
          text.append("\n              genunix`one_and_the_same+0x10\n");
          text.append("              genunix`one_and_the_same+0x20\n");
          print(text, "              genunix`%s+0x30\n %16d\n\n", any(ENDS, random), value(random));
        }
      }
    }
  }

  private static void heading(StringBuilder text, SplittableRandom random) {
    switch (random.nextInt(6)) {
      case 0 -> text.append("   PID                 NAME CALL\n");
      case 1 -> text.append("   PID                 NAME PROTO SOCKOPT\n");
      case 2 -> text.append("dtrace: description 'x' matched 1 probe\n");
      case 3 -> print(text, "%6d %20s %5d %d\n", pid(random), any(NAMES, random), 1, 7);
      default -> text.append("\n");
    }
  }

  private static void stack(StringBuilder text, SplittableRandom random) {
    text.append(random.nextInt(4) > 0 ? "\n" : "");
    int which = random.nextInt(3);
    for (int i = 0; i <= which; i++) {
      print(text, "              genunix`function_%d+0x%x\n", which, i);
    }
    print(text, " %16d\n", value(random));
    text.append(random.nextInt(6) > 0 ? "\n" : "");
  }

  private static void histogram(StringBuilder text, SplittableRandom random) {
    if (random.nextInt(5) > 0) {
      print(text, "  %-50s\n", any(NAMES, random));
    }
    print(text, "%16s %41s %-9s\n", "value", "------------- Distribution -------------", "count");
    int rows = random.nextInt(1, 5);
    for (int i = 0; i < rows; i++) {
      String bar = "@".repeat(random.nextInt(41));
      print(text, "%16d |%-40s %-9d\n", i == 0 ? 0L : 1L << i, bar, value(random));
    }
    text.append(random.nextInt(6) > 0 ? "\n" : "");
  }

  private static long pid(SplittableRandom random) {
    long[] pids = {0, 1, 23, 4567, 12345, 99999, 100000, 1234567, -5};
    return random.nextInt(3) > 0 ? random.nextInt(1, 99999) : pids[random.nextInt(pids.length)];
  }

  private static long value(SplittableRandom random) {
    long[] values = {0, 1, 100, 999_999_999_999_999L, 1_000_000_000_000_000L, -1, Long.MAX_VALUE};
    return random.nextInt(4) > 0 ? random.nextInt(100_000) : values[random.nextInt(values.length)];
  }

  private static String any(String[] words, SplittableRandom random) {
    return words[random.nextInt(words.length)];
  }

  private static void print(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
