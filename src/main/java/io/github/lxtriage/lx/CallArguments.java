package io.github.lxtriage.lx;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The subjects that the arguments of a call name: its option, request, flags, type or path. */
final class CallArguments {
  private static final Pattern FILE_SYSTEM = Pattern.compile("[a-z][a-z0-9_.]{1,31}");

  /** Types that LX mounts, as far as its texts name them (reference: messages of mount). */
  private static final Set<String> MOUNTED =
      Set.of("lofs", "proc", "tmpfs", "autofs", "sysfs", "nfs", "nfs4");

  /** What truss calls an option that Linux calls otherwise. */
  private static final Map<String, String> NATIVE = Map.of("SO_RECVUCRED", "SO_PASSCRED");

  /** A request that strace has no name for: direction, type, number and size. */
  private static final Pattern IOC =
      Pattern.compile(
          "_IOC\\(([A-Z_|0-9]+),\\s*(0x[0-9a-f]{1,2}),\\s*(0x[0-9a-f]{1,2}),\\s*(0x[0-9a-f]{1,4})\\)");

  private static final Pattern NETLINK_MESSAGE =
      Pattern.compile("\\bRTM_(?:NEW|DEL|GET|SET)[A-Z]{2,20}\\b");

  private final LinuxTables tables;
  private final Subjects subjects;
  private final Names names;
  private final CallSubjects calls;

  CallArguments(Known known, Names names) {
    tables = known.tables();
    subjects = known.subjects();
    calls = known.calls();
    this.names = names;
  }

  /** The most telling first; empty where the arguments name nothing. */
  List<Subject> of(String name, List<String> arguments) {
    if (arguments.isEmpty()) {
      return List.of();
    }
    return switch (name) {
      case "setsockopt" -> option(arguments, false);
      case "getsockopt" -> option(arguments, true);
      case "prctl" -> value(arguments, 0, Domain.PRCTL, ValueDomain.PRCTL);
      case "futex" -> futex(arguments);
      case "ioctl" -> ioctl(arguments);
      case "fcntl", "fcntl64" -> value(arguments, 1, Domain.FCNTL, ValueDomain.FCNTL);
      case "clock_gettime",
          "clock_settime",
          "clock_getres",
          "clock_nanosleep",
          "timer_create",
          "timerfd_create" ->
          argument(arguments, 0, ValueDomain.CLOCK, subjects::clock);
      case "prlimit", "prlimit64" -> value(arguments, 1, Domain.RLIMIT, ValueDomain.RLIMIT);
      case "setrlimit", "getrlimit" -> value(arguments, 0, Domain.RLIMIT, ValueDomain.RLIMIT);
      case "personality" -> personality(arguments);
      case "ptrace" -> value(arguments, 0, Domain.PTRACE, ValueDomain.PTRACE);
      case "clone" -> cloneFlags(arguments);
      case "clone3", "unshare", "setns" ->
          Stream.concat(calls.named(name).stream(), cloneFlags(arguments).stream()).toList();
      case "capset" -> named(arguments, Domain.CAPABILITY);
      case "mount" -> mount(arguments);
      case "socket", "socketpair" -> socket(arguments);
      case "madvise", "mmap", "mremap", "fallocate", "arch_prctl" ->
          named(arguments, Domain.SYSCALL);
      case "send", "recv", "sendmmsg", "recvmmsg", "recvmsg", "recvfrom" ->
          named(arguments, Domain.MSG_FLAG);
      case "bind", "connect", "sendto", "sendmsg" -> sent(arguments);
      default ->
          Stream.concat(
                  ProcFile.in(String.join(" ", arguments)).stream(),
                  named(arguments, Domain.FS).stream())
              .toList();
    };
  }

  /** What is known of the names among the arguments, as far as they are of this domain. */
  private List<Subject> named(List<String> arguments, Domain domain) {
    return arguments.stream()
        .flatMap(argument -> Arrays.stream(argument.split("\\||\\s+or\\s+", -1)))
        .map(String::strip)
        .filter(
            argument -> argument.matches("[A-Z][A-Z0-9_]{2,63}") && !argument.equals("AT_FDCWD"))
        .flatMap(argument -> names.find(argument).stream())
        .filter(subject -> subject.domain() == domain)
        .toList();
  }

  /** The protocol by which programs send echoes without privilege is asked for by all three. */
  private List<Subject> socket(List<String> arguments) {
    List<Subject> named = named(arguments, Domain.SYSCALL);
    return arguments.stream()
        .filter(protocol -> protocol.matches("IPPROTO_ICMP(?:V6)?"))
        .filter(protocol -> arguments.stream().anyMatch(type -> type.contains("SOCK_DGRAM")))
        .findFirst()
        .map(protocol -> List.of(Subject.of(Domain.SYSCALL, "socket." + protocol)))
        .orElse(named);
  }

  /** What goes to netlink is told by the family of the address, or by the type of the message. */
  private List<Subject> sent(List<String> arguments) {
    String all = String.join(", ", arguments);
    return all.contains("AF_NETLINK") || all.contains("nlmsg_")
        ? Stream.concat(
                netlinkMessages(all), Stream.of(Subject.of(Domain.NETLINK, "address-length")))
            .toList()
        : named(arguments, Domain.MSG_FLAG);
  }

  /** The messages of netlink that a text names. */
  static Stream<Subject> netlinkMessages(String text) {
    return NETLINK_MESSAGE
        .matcher(text)
        .results()
        .map(message -> Subject.of(Domain.NETLINK, message.group()));
  }

  private List<Subject> ioctl(List<String> arguments) {
    String request = arguments.get(Math.min(1, arguments.size() - 1));
    Matcher ioc = IOC.matcher(request);
    if (ioc.matches()) {
      long direction =
          (ioc.group(1).contains("_IOC_WRITE") ? 1 : 0)
              | (ioc.group(1).contains("_IOC_READ") ? 2 : 0);
      return List.of(
          subjects.ioctl(
              direction << 30
                  | Long.decode(ioc.group(4)) << 16
                  | Long.decode(ioc.group(2)) << 8
                  | Long.decode(ioc.group(3))));
    }
    return request.contains(" or ")
        ? named(List.of(request), Domain.IOCTL)
        : argument(arguments, 1, ValueDomain.IOCTL, subjects::ioctl);
  }

  /** A flag says more than the personality that it is joined to. */
  private List<Subject> personality(List<String> arguments) {
    List<Subject> flags =
        named(arguments, Domain.PERSONALITY).stream()
            .filter(named -> !named.name().startsWith("PER_"))
            .toList();
    return flags.isEmpty()
        ? value(arguments, 0, Domain.PERSONALITY, ValueDomain.PERSONALITY)
        : flags;
  }

  /** The flags stand in an argument of their own, or in a structure. */
  private List<Subject> cloneFlags(List<String> arguments) {
    return arguments.stream()
        .sorted(Comparator.comparing((String argument) -> !argument.contains("CLONE_")))
        .map(argument -> argument.replaceFirst("^\\{.*?flags=([^,}]*).*$", "$1"))
        .flatMap(
            flags ->
                argument(List.of(flags), 0, ValueDomain.CLONE_FLAG, subjects::namespaces).stream())
        .filter(subject -> subject.domain() == Domain.CLONE_FLAG)
        .limit(1)
        .toList();
  }

  /** An operation by its number, or by its name with the options of the call joined to it. */
  private List<Subject> futex(List<String> arguments) {
    String operation = arguments.get(Math.min(1, arguments.size() - 1));
    List<Subject> named =
        names.find(operation).stream().filter(subject -> subject.domain() == Domain.FUTEX).toList();
    return named.isEmpty() ? argument(arguments, 1, ValueDomain.FUTEX, subjects::futex) : named;
  }

  /**
   * Flags by their names; else the call, and the type of the file system, which is the third
   * argument, or the only one. That somebody asks for a type does not say that LX refuses it.
   */
  private List<Subject> mount(List<String> arguments) {
    List<Subject> flags = named(arguments, Domain.MOUNT);
    String type = arguments.get(Math.min(2, arguments.size() - 1)).replaceAll("^\"|\"$", "");
    boolean isType = FILE_SYSTEM.matcher(type).matches() && !MOUNTED.contains(type);
    return Stream.of(
            flags.stream(),
            flags.isEmpty() ? Stream.of(Subject.of(Domain.SYSCALL, "mount")) : Stream.<Subject>of(),
            isType && arguments.size() != 2
                ? Stream.of(Subject.of(Domain.MOUNT, "fstype." + type))
                : Stream.<Subject>of())
        .flatMap(each -> each)
        .toList();
  }

  private List<Subject> value(
      List<String> arguments, int position, Domain domain, ValueDomain values) {
    return argument(arguments, position, values, number -> subjects.value(domain, values, number));
  }

  /** The argument at its place in the call, or the only one that was given. */
  private List<Subject> argument(
      List<String> arguments, int position, ValueDomain values, LongFunction<Subject> subject) {
    String argument = arguments.get(Math.min(position, arguments.size() - 1));
    return word(argument, values).map(word -> List.of(subject.apply(word))).orElse(List.of());
  }

  /** A number, a name, or several joined by a bar. */
  private Optional<Long> word(String argument, ValueDomain values) {
    long word = 0;
    for (String part : argument.split("\\|", -1)) {
      String name = part.strip();
      Optional<Long> value =
          subjects.isExitSignal(values, name)
              ? Optional.of(0L)
              : Query.number(name).or(() -> tables.named(values, name).map(NamedValue::value));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      word |= value.get();
    }
    return Optional.of(word);
  }

  /** A socket level by its number or its name. */
  OptionalLong level(String text) {
    return Query.number(text).map(OptionalLong::of).orElseGet(() -> tables.levelNamed(text));
  }

  /**
   * Level and option, with or without the descriptor before and the value behind them; else the
   * options that the arguments name, as programs speak of them.
   */
  private List<Subject> option(List<String> arguments, boolean get) {
    int first = arguments.size() > 2 && tables.levelNamed(arguments.get(0)).isEmpty() ? 1 : 0;
    OptionalLong level = arguments.size() < 2 ? OptionalLong.empty() : level(arguments.get(first));
    if (level.isEmpty()) {
      return options(arguments, get);
    }
    String given = arguments.get(first + 1);
    String option = NATIVE.getOrDefault(given, given);
    Optional<Long> number = Query.number(option);
    if (number.isPresent()) {
      return List.of(subjects.socketOption(level.getAsLong(), number.get(), get));
    }
    List<Subject> found =
        tables.socketOptionsNamed(option).stream()
            .filter(each -> each.level() == level.getAsLong())
            .map(each -> subjects.socketOption(each, get))
            .toList();
    return found.isEmpty() ? options(arguments, get) : found;
  }

  /** The options among the arguments: a program may print its descriptor in place of a level. */
  private List<Subject> options(List<String> arguments, boolean get) {
    return named(
            arguments.stream().filter(each -> tables.levelNamed(each).isEmpty()).toList(),
            Domain.SOCKOPT)
        .stream()
        .filter(option -> option.name().endsWith(".get") == get)
        .toList();
  }
}
