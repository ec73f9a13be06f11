import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes captures for the bench: deterministic, and with the true totals beside the data.
 *
 * <p>{@code java Generate.java KIND MEGABYTES FILE}; KIND is unsup, counts, stacks or debug. Writes FILE, and FILE.totals: the
 * count, a tab and the key on each line, sorted by key. {@code java Generate.java KIND MEGABYTES DIRECTORY FILES} makes that many
 * different files of that size together, without totals, in directories named like hosts. All of it is made up.
 */
public final class Generate {
  private static final long SEED = 20240501;

  private static final String[] NAMES = {
    "systemd", "systemd-journal", "systemd-udevd", "(sd-pam)", "dbus-daemon", "sshd", "cron", "rsyslogd", "python3", "apt-get",
    "dpkg", "nginx", "postgres", "java", "node", "redis-server", "containerd", "chronyd", "tmux: server", "kworker/0:1",
    "Plex Media Serv", "curl", "ping", "bash"
  };

  private static final String[] MESSAGES = {
    "NOSYS (332): out of bounds", "NOSYS (334): out of bounds", "NOSYS (435): out of bounds", "NOSYS (436): out of bounds",
    "NOSYS (439): out of bounds", "NOSYS (bpf): Not done yet", "NOSYS (keyctl): Not done yet",
    "NOSYS (name_to_handle_at): Not done yet", "NOSYS (init_module): Reads/modifies Linux kernel state", "prctl option 23",
    "prctl option 36", "prctl option 1398164801", "setsockopt(41, 25)", "setsockopt(0, 50)", "getsockopt(1, 77)",
    "unsupported sock flags 0x00008000", "set unsupported capability 25", "clone(2) no namespace support (flags:0x6C000011)"
  };

  private final SplittableRandom random;
  private final Map<String, Long> totals = new TreeMap<>();
  private final OutputStream out;
  private long written;

  private Generate(OutputStream out, long seed) {
    this.out = out;
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[2]);
    long bytes = Long.parseLong(args[1]) << 20;
    if (args.length == 3) {
      totals(file, file(args[0], bytes, file, SEED));
      return;
    }
    int files = Integer.parseInt(args[3]);
    for (int i = 0; i < files; i++) {
      Path host = file.resolve("host-%03d".formatted(i / 20));
      Files.createDirectories(host);
      file(args[0], bytes / files, host.resolve("%s-%04d.log".formatted(args[0], i)), SEED + i);
    }
  }

  private static Map<String, Long> file(String kind, long bytes, Path file, long seed) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      Generate generate = new Generate(out, seed);
      switch (kind) {
        case "unsup" -> generate.unsup(bytes);
        case "counts" -> generate.counts(bytes);
        case "stacks" -> generate.stacks(bytes);
        case "debug" -> generate.debug(bytes);
        default -> throw new IllegalArgumentException("no kind is named " + kind);
      }
      return generate.totals;
    }
  }

  private static void totals(Path file, Map<String, Long> totals) throws IOException {
    List<String> lines = new ArrayList<>();
    totals.forEach((key, count) -> lines.add(count + "\t" + key));
    Files.write(Path.of(file + ".totals"), lines, StandardCharsets.UTF_8);
  }

  private void print(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes);
    written += bytes.length;
  }

  private void count(String key, long n) {
    totals.merge(key, n, Long::sum);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Rows of lxunsup.d: 432 pairs of name and message, 40 processes of each name. */
  private void unsup(long bytes) throws IOException {
    print(format("%6s %20s %s\n", "PID", "NAME", "CALL"));
    String[][] tails = new String[NAMES.length][MESSAGES.length];
    String[] pids = new String[50_000];
    for (int n = 0; n < NAMES.length; n++) {
      for (int m = 0; m < MESSAGES.length; m++) {
        tails[n][m] = format(" %20s %s\\0\n", NAMES[n], MESSAGES[m]);
      }
    }
    for (int pid = 0; pid < pids.length; pid++) {
      pids[pid] = format("%6d", pid);
    }
    long[][] counts = new long[NAMES.length][MESSAGES.length];
    while (written < bytes) {
      int name = random.nextInt(NAMES.length);
      int message = random.nextInt(MESSAGES.length);
      print(pids[1000 + name * 100 + random.nextInt(40)] + tails[name][message]);
      counts[name][message]++;
    }
    print("\n\n");
    for (int n = 0; n < NAMES.length; n++) {
      for (int m = 0; m < MESSAGES.length; m++) {
        count(NAMES[n] + "\t" + MESSAGES[m], counts[n][m]);
      }
    }
  }

  /** Output of a counting script run again and again: rows by name and message, then a quantize by name. */
  private void counts(long bytes) throws IOException {
    while (written < bytes) {
      print("dtrace: description 'sdt:lx_brand::brand-lx-unsupported ' matched 1 probe\n\n\n");
      for (String name : NAMES) {
        for (String message : MESSAGES) {
          long n = 1 + random.nextInt(100_000);
          print(format("  %-50s  %-50s %16d\n", name, message, n));
          count(name + "\t" + message, n);
        }
      }
      for (String name : NAMES) {
        print(format("  %-50s\n%16s %41s %-9s\n", name, "value", "------------- Distribution -------------", "count"));
        int rows = 4 + random.nextInt(12);
        for (int row = 0; row < rows; row++) {
          long n = row == 0 || row == rows - 1 ? 0 : random.nextInt(10_000);
          print(format("%16d |%-40s %-9d\n", 1L << row, "@".repeat((int) (n / 250)), n));
          count("quantize\t" + name, n);
        }
        print("\n");
      }
    }
  }

  /** A profile of the kernel: 3,000 different stacks with counts, again and again. */
  private void stacks(long bytes) throws IOException {
    String[] functions = new String[2000];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = any(new String[] {"genunix", "unix", "zfs", "lx_brand", "ip", "sockfs"}) + "`function_" + i;
    }
    List<String> frames = new ArrayList<>();
    List<String> folded = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int depth = 4 + random.nextInt(28);
      StringBuilder printed = new StringBuilder("\n");
      StringBuilder path = new StringBuilder();
      for (int f = 0; f < depth; f++) {
        String function = any(functions);
        printed.append("              ").append(function).append("+0x").append(Integer.toHexString(1 + random.nextInt(4000))).append('\n');
        path.insert(0, f == 0 ? function : function + ";");
      }
      frames.add(printed.toString());
      folded.add(path.toString());
    }
    while (written < bytes) {
      print("\n");
      for (int i = 0; i < frames.size() && written < bytes; i++) {
        long n = 1 + random.nextInt(5000);
        print(frames.get(i) + format(" %16d\n", n));
        count(folded.get(i), n);
      }
    }
  }

  /** Texts of the debug probes, seven of eight with an address of their own. */
  private void debug(long bytes) throws IOException {
    while (written < bytes) {
      int pid = 1000 + random.nextInt(200);
      int kind = random.nextInt(8);
      long address = random.nextLong(1L << 47);
      print(pid + "/" + (1 + random.nextInt(4)) + ": ");
      switch (kind) {
        case 0 -> print("lx_release: 4.10.0\n");
        case 1, 2, 3 ->
            print(format("lx_emulate(%x, %d, [%x, %x, 0, 0, 0, 0])\n", address, random.nextInt(323), address >> 3, address >> 7));
        case 4, 5 -> print(format("\tlx_emulate(%d) done (ret 0 / 0x%x ; errno 0)\n", random.nextInt(323), address));
        case 6 -> print(format("delivering 18 (lx 17) to handler at 0x%x\n", address));
        default -> print(format("stack %x stack_top %x\n", address, address + 4096));
      }
      count("debug lines", 1);
    }
  }
}
