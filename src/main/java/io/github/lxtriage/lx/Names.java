package io.github.lxtriage.lx;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.SocketOption;
import io.github.lxtriage.linux.ValueDomain;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names of Linux to subjects. */
final class Names {
  private static final Map<ValueDomain, Domain> DOMAINS = domains();

  /** Operations of calls that LX does not have at all. */
  private static final Map<ValueDomain, String> CALLS =
      Map.of(ValueDomain.KEYCTL, "keyctl", ValueDomain.SECCOMP_OP, "seccomp");

  /** Arguments of calls that LX has: what it does with one is judged under the call's name. */
  private static final Map<ValueDomain, String> ARGUMENTS =
      Map.of(
          ValueDomain.MADVISE, "madvise",
          ValueDomain.MMAP_FLAG, "mmap",
          ValueDomain.MREMAP_FLAG, "mremap",
          ValueDomain.FALLOCATE_MODE, "fallocate",
          ValueDomain.ARCH_PRCTL, "arch_prctl",
          ValueDomain.ADDRESS_FAMILY, "socket",
          ValueDomain.SOCKET_TYPE, "socket",
          ValueDomain.SOCKET_FLAG, "socket",
          ValueDomain.NETLINK_PROTOCOL, "socket");

  private static final int SHORTEST_ENDING = 4;

  private final LinuxTables tables;
  private final CallSubjects calls;
  private final Subjects subjects;

  Names(Known known) {
    tables = known.tables();
    calls = known.calls();
    subjects = known.subjects();
  }

  private static Map<ValueDomain, Domain> domains() {
    Map<ValueDomain, Domain> domains = new EnumMap<>(ValueDomain.class);
    domains.put(ValueDomain.PRCTL, Domain.PRCTL);
    domains.put(ValueDomain.FUTEX, Domain.FUTEX);
    domains.put(ValueDomain.CLONE_FLAG, Domain.CLONE_FLAG);
    domains.put(ValueDomain.MSG_FLAG, Domain.MSG_FLAG);
    domains.put(ValueDomain.FCNTL, Domain.FCNTL);
    domains.put(ValueDomain.AT_FLAG, Domain.FS);
    domains.put(ValueDomain.CLOCK, Domain.CLOCK);
    domains.put(ValueDomain.RLIMIT, Domain.RLIMIT);
    domains.put(ValueDomain.PERSONALITY, Domain.PERSONALITY);
    domains.put(ValueDomain.PERSONALITY_FLAG, Domain.PERSONALITY);
    domains.put(ValueDomain.CAPABILITY, Domain.CAPABILITY);
    domains.put(ValueDomain.MOUNT_FLAG, Domain.MOUNT);
    domains.put(ValueDomain.PTRACE, Domain.PTRACE);
    domains.put(ValueDomain.PTRACE_OPTION, Domain.PTRACE);
    domains.put(ValueDomain.IOCTL, Domain.IOCTL);
    domains.put(ValueDomain.ILLUMOS_SIGNAL, Domain.SIGNAL);
    return domains;
  }

  /**
   * As written; else in upper or lower case; else the end of a name, as FIEMAP or dumpable; else
   * the calls of a family, as io_uring.
   */
  List<Subject> find(String name) {
    return Stream.<Supplier<List<Subject>>>of(
            () -> exactly(name),
            () -> exactly(name.toUpperCase(Locale.ROOT)),
            () -> exactly(name.toLowerCase(Locale.ROOT)),
            () -> endingWith("_" + name.toUpperCase(Locale.ROOT)),
            () -> calls.family(name.toLowerCase(Locale.ROOT)))
        .map(Supplier::get)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Only calls have names in small letters: for one, no other table is read. */
  List<Subject> exactly(String name) {
    if (name.equals(name.toLowerCase(Locale.ROOT))) {
      return calls.named(name).map(List::of).orElse(List.of());
    }
    return Stream.of(
            calls.named(name).stream(),
            flags(name).stream(),
            values(name),
            options(name),
            level(name).stream())
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  private Stream<Subject> values(String name) {
    String command = FutexName.command(name);
    Stream<Subject> own =
        FutexName.isOnWrongClock(name)
            ? Stream.of(FutexName.ON_WRONG_CLOCK)
            : DOMAINS.entrySet().stream()
                .flatMap(
                    entry ->
                        tables.named(entry.getKey(), command).stream()
                            .map(value -> Subject.of(entry.getValue(), value.name())));
    Stream<Subject> ofCalls =
        CALLS.entrySet().stream()
            .filter(entry -> tables.named(entry.getKey(), name).isPresent())
            .map(entry -> Subject.of(Domain.SYSCALL, entry.getValue()));
    Stream<Subject> ofArguments =
        ARGUMENTS.entrySet().stream()
            .flatMap(
                entry ->
                    tables.named(entry.getKey(), family(name)).stream()
                        .map(value -> argument(entry.getValue(), value)));
    return Stream.of(own, ofCalls, ofArguments).flatMap(found -> found);
  }

  private static Subject argument(String call, NamedValue value) {
    return Subject.of(Domain.SYSCALL, call + "." + value.name());
  }

  /** Families of protocols have the names of families of addresses. */
  private static String family(String name) {
    return name.startsWith("PF_") ? "AF_" + name.substring("PF_".length()) : name;
  }

  /** Several flags of one domain, joined by a bar. */
  private Optional<Subject> flags(String names) {
    String[] each = names.split("\\|", -1);
    return each.length < 2
        ? Optional.empty()
        : Stream.of(ValueDomain.CLONE_FLAG, ValueDomain.MSG_FLAG, ValueDomain.MOUNT_FLAG)
            .flatMap(domain -> flags(domain, each).stream())
            .findFirst();
  }

  private Optional<Subject> flags(ValueDomain domain, String[] names) {
    long word = 0;
    for (String name : names) {
      if (!subjects.isExitSignal(domain, name.strip())) {
        Optional<NamedValue> flag = tables.named(domain, name.strip());
        if (flag.isEmpty()) {
          return Optional.empty();
        }
        word |= flag.get().value();
      }
    }
    return word == 0 ? Optional.empty() : Optional.of(flags(domain, word));
  }

  private Subject flags(ValueDomain domain, long word) {
    return switch (domain) {
      case CLONE_FLAG -> subjects.cloneFlags(word);
      case MSG_FLAG -> subjects.messageFlags(word);
      default -> subjects.mountFlags(word);
    };
  }

  private Stream<Subject> options(String name) {
    boolean get = name.endsWith(".get");
    String option = get ? name.substring(0, name.length() - ".get".length()) : name;
    return tables.socketOptionsNamed(option).stream()
        .flatMap(
            found ->
                get
                    ? Stream.of(subjects.socketOption(found, true))
                    : directions(found, option).stream());
  }

  /** Setting first, but for an option that programs only read, or only read by this name. */
  private List<Subject> directions(SocketOption option, String name) {
    Subject set = subjects.socketOption(option, false);
    Subject get = subjects.socketOption(option, true);
    if (option.setName().equals(option.getName())) {
      return option.readOnly() ? List.of(get, set) : List.of(set, get);
    }
    return List.of(option.getName().equals(name) ? get : set);
  }

  private Optional<Subject> level(String name) {
    OptionalLong level = tables.levelNamed(name);
    return level.isPresent()
        ? Optional.of(subjects.socketLevel(level.getAsLong()))
        : Optional.empty();
  }

  /** The options of one level that go by this name. */
  List<Subject> optionsAt(long level, String name) {
    return tables.socketOptionsNamed(name).stream()
        .filter(option -> option.level() == level)
        .flatMap(option -> directions(option, name).stream())
        .toList();
  }

  private List<Subject> endingWith(String ending) {
    if (ending.length() <= SHORTEST_ENDING) {
      return List.of();
    }
    return DOMAINS.entrySet().stream()
        .flatMap(
            entry ->
                tables.all(entry.getKey()).stream()
                    .filter(value -> value.name().endsWith(ending))
                    .map(value -> Subject.of(entry.getValue(), value.name())))
        .toList();
  }
}
