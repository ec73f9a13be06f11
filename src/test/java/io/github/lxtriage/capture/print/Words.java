package io.github.lxtriage.capture.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random texts of the kinds that captures hold. */
final class Words {
  private static final String[] MODULES = {
    "genunix", "unix", "libc.so.1", "SUNW,UltraSPARC-IIi", "a.out", "ld-2.17.so"
  };
  private static final String[] FUNCTIONS = {
    "fop_lookup",
    "sys_syscall",
    "mutex_enter",
    "std::vector<int>::push_back(int const&)",
    "_ZN3foo3barEv",
    "malloc"
  };
  private static final String[] HELPER = {
    "java/lang/Thread.run", "<< internal >>", "file.py:12 (main)", "Lfoo/Bar;->baz", "[jni] call"
  };
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-.:/()[]#@|<>=,;'\"";

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** An integer that often needs few digits, and at times all of them. */
  long integer() {
    int bits = random.nextInt(64);
    long value = random.nextLong() >>> bits;
    return chance(20) ? -value : value;
  }

  String word(int least, int most) {
    StringBuilder word = new StringBuilder();
    word.append((char) ('a' + random.nextInt(26)));
    int length = least + random.nextInt(most - least + 1);
    while (word.length() < length) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  String execname() {
    String[] names = {
      "sshd", "tmux: server", "(sd-pam)", "kworker/0:1", "Plex Media Serv", "systemd-journal"
    };
    return chance(50) ? names[random.nextInt(names.length)] : word(1, 15);
  }

  /** A text of one line; single blanks inside. */
  String sentence(int most) {
    StringBuilder text = new StringBuilder(word(1, 8));
    while (chance(70) && text.length() < most) {
      text.append(' ').append(word(1, 9));
    }
    return text.substring(0, Math.min(text.length(), most)).strip();
  }

  /** A string key: may be long, begin with blanks, and hold adjacent blanks, tabs and newlines. */
  String key() {
    if (chance(20)) {
      return longText(51 + random.nextInt(120));
    }
    if (chance(5)) {
      return Long.toString(1 + (random.nextLong() >>> (1 + random.nextInt(62))));
    }
    if (chance(8)) {
      return symbol();
    }
    String text = sentence(48);
    if (chance(10)) {
      text = " ".repeat(1 + random.nextInt(3)) + text;
    }
    if (chance(10)) {
      text = text + "\tand  " + word(1, 4);
    }
    return text.length() > 50 ? text.substring(0, 50).strip() : text;
  }

  String longText(int length) {
    StringBuilder text = new StringBuilder(word(1, 8));
    while (text.length() < length) {
      text.append(' ').append(word(2, 9));
    }
    return text.toString();
  }

  /** A string key that holds one or two newlines. */
  String brokenKey() {
    String text = sentence(20) + "\n" + (chance(50) ? "" : word(2, 12));
    if (chance(10)) {
      text = "\n" + sentence(20);
    }
    return chance(15) ? longText(60) + "\n" + (chance(50) ? "" : word(2, 9)) : text;
  }

  byte[] bytes() {
    int[] sizes = {3, 5, 7, 16, 17, 20, 32, 33, 256};
    byte[] bytes = new byte[sizes[random.nextInt(sizes.length)]];
    if (chance(50)) {
      random.nextBytes(bytes);
      bytes[0] = 1;
    }
    return bytes;
  }

  List<String> frames() {
    List<String> frames = new ArrayList<>();
    int count = 1 + random.nextInt(chance(5) ? 200 : 12);
    for (int i = 0; i < count; i++) {
      frames.add(frame());
      if (chance(4)) {
        frames.add("[ " + sentence(20) + " ]");
      }
    }
    return frames;
  }

  /** What sym() and the like give: at times longer than its columns. */
  private String symbol() {
    String module = MODULES[random.nextInt(MODULES.length)];
    return switch (random.nextInt(4)) {
      case 0 -> module;
      case 1 -> "0x" + Integer.toHexString(random.nextInt());
      default -> module + "`" + FUNCTIONS[random.nextInt(FUNCTIONS.length)];
    };
  }

  private String frame() {
    String module = MODULES[random.nextInt(MODULES.length)];
    return switch (random.nextInt(8)) {
      case 0 -> module + "`0x" + Long.toHexString(random.nextLong());
      case 1 -> "0x" + Integer.toHexString(random.nextInt());
      case 2 -> HELPER[random.nextInt(HELPER.length)];
      case 3 -> module + "`" + FUNCTIONS[random.nextInt(FUNCTIONS.length)];
      default ->
          module
              + "`"
              + FUNCTIONS[random.nextInt(FUNCTIONS.length)]
              + "+0x"
              + Integer.toHexString(random.nextInt(4000));
    };
  }
}
