package io.github.lxtriage.script.check;

import io.github.lxtriage.linux.FactTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The probes of the LX brand: its system calls, its own messages, and its emulation library. */
final class LxProbes {
  private static final List<Call> CALLS =
      FactTable.read(LxProbes.class, "lx-probes.csv").stream().map(Call::of).toList();

  /** Those that programs of 32 bits see, by their name. */
  private static final Map<String, List<Call>> CALLS_32 =
      CALLS.stream()
          .filter(call -> call.module().equals("sys32"))
          .collect(Collectors.groupingBy(Call::function));

  private static final Set<String> MODULES =
      CALLS.stream().map(Call::module).collect(Collectors.toUnmodifiableSet());
  private static final Map<String, List<Call>> BY_FUNCTION =
      CALLS.stream().collect(Collectors.groupingBy(Call::function));
  private static final List<FactTable.Row> BRAND =
      FactTable.read(LxProbes.class, "brand-probes.csv");

  /** Calls that 32-bit programs make through socketcall. */
  static final Set<String> SOCKET_CALLS =
      Set.of(
          "socket",
          "bind",
          "connect",
          "listen",
          "accept",
          "getsockname",
          "getpeername",
          "socketpair",
          "send",
          "recv",
          "sendto",
          "recvfrom",
          "shutdown",
          "setsockopt",
          "getsockopt",
          "sendmsg",
          "recvmsg",
          "accept4",
          "recvmmsg",
          "sendmmsg");

  /** Calls that 32-bit programs make through ipc. */
  static final Set<String> IPC_CALLS =
      Set.of(
          "semget",
          "semop",
          "semctl",
          "semtimedop",
          "msgget",
          "msgsnd",
          "msgrcv",
          "msgctl",
          "shmget",
          "shmat",
          "shmdt",
          "shmctl");

  private static final Pattern LIBRARY_PROVIDER =
      Pattern.compile("lx([0-9*?]+|\\$target|\\$[0-9]+|\\[[^\\]]*\\].*)");

  private LxProbes() {}

  /**
   * A system call that has probes.
   *
   * @param always false where only the tables of 2026 have it
   * @param numbers where two numbers share the name: which of them the probes see
   */
  record Call(String module, String function, boolean always, String numbers) {
    private static Call of(FactTable.Row row) {
      return new Call(
          row.get("module"),
          row.get("function"),
          row.get("tables").equals("always"),
          row.get("numbers"));
    }
  }

  static List<Call> calls(String module, String function) {
    Glob modules = Glob.of(module);
    Glob functions = Glob.of(function);
    List<Call> named = functions.isPlain() ? BY_FUNCTION.getOrDefault(function, List.of()) : CALLS;
    if (named.isEmpty()) {
      return named;
    }
    Set<String> inModules =
        MODULES.stream().filter(modules::matches).collect(Collectors.toUnmodifiableSet());
    return named.stream()
        .filter(call -> inModules.contains(call.module()))
        .filter(call -> functions.matches(call.function()))
        .toList();
  }

  /** The calls of this name that programs of 32 bits see. */
  static List<Call> calls32(String function) {
    return CALLS_32.getOrDefault(function, List.of());
  }

  /** True for {@code lx}, a pid or a pattern, and nothing else. */
  static boolean isLibraryProvider(String provider) {
    return provider.startsWith("lx") && LIBRARY_PROVIDER.matcher(provider).matches();
  }

  static boolean knowsBrandProbe(String provider, String name) {
    Glob names = Glob.of(name);
    return BRAND.stream()
        .anyMatch(row -> row.get("provider").equals(provider) && names.matches(row.get("name")));
  }

  /** How many arguments a probe has; empty where it is not known. */
  static OptionalInt arguments(DProgram.Probe probe) {
    if (probe.provider().equals("lx-syscall")) {
      return probe.isEntry()
          ? OptionalInt.of(6)
          : probe.isReturn() ? OptionalInt.of(2) : OptionalInt.empty();
    }
    if (probe.isTimer()) {
      return OptionalInt.of(2);
    }
    String provider =
        isLibraryProvider(probe.provider()) ? "lx" : probe.provider().equals("sdt") ? "sdt" : "";
    if (provider.isEmpty()) {
      return OptionalInt.empty();
    }
    return BRAND.stream()
        .filter(row -> row.get("provider").equals(provider))
        .filter(row -> row.get("name").equals(probe.name()))
        .mapToInt(row -> Integer.parseInt(row.get("arguments")))
        .findFirst();
  }
}
