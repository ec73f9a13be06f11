package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what somebody typed who has no message: a name, a number, a pair, a call. */
final class Query {
  private static final Pattern CALL = Pattern.compile("(\\w{1,64})\\s*\\((.{0,400}?)\\)?");

  /** A call as it is spoken of: {@code prctl 23}, {@code setsockopt 41 25}. */
  private static final Pattern SPOKEN =
      Pattern.compile("([A-Za-z_]\\w{1,63})\\s+(-?\\w{1,64}(?:[\\s,]+-?\\w{1,64})?)");

  private static final Pattern PAIR =
      Pattern.compile("([\\w-]{1,64})(?:\\s*[/,.]\\s*|\\s+)([\\w-]{1,64})(\\.get)?");

  private static final Pattern NAME = Pattern.compile("\\w{1,64}");
  private static final Pattern MACRO =
      Pattern.compile("(?:SYS_|__NR_|NR_|sys_|__x64_sys_|syscall[ _(]|syscall \\()(\\w{1,64})\\)?");

  private static final Pattern FILE_SYSTEM = Pattern.compile("[a-z][a-z0-9_.]{1,31}");

  /** Types that LX mounts, as far as its texts name them (reference: messages of mount). */
  private static final Set<String> MOUNTED =
      Set.of("lofs", "proc", "tmpfs", "autofs", "sysfs", "nfs", "nfs4");

  private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10})");

  private final Known known;
  private final LinuxTables tables;
  private final Subjects subjects;
  private final Names names;
  private final NumberedIds ids;

  Query(Known known) {
    this.known = known;
    tables = known.tables();
    subjects = known.subjects();
    names = new Names(known);
    ids = new NumberedIds(subjects);
  }

  List<Subject> named(String text, Optional<Abi> abi) {
    return Stream.<List<Subject>>of(
            number(text).map(number -> calls(number, abi)).orElse(List.of()),
            names.find(text),
            pair(text),
            call(text),
            spoken(text),
            macro(text, abi),
            id(text, abi))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** The meanings of a text that is the name of a call and nothing else; empty for any other. */
  List<Subject> callNamed(String text, Optional<Abi> abi) {
    return NAME.matcher(text).matches() && known.calls().named(text).isPresent()
        ? named(text, abi)
        : List.of();
  }

  /** A call as headers, tracers and kernels write it: __NR_statx, sys_statx, syscall_0x14e. */
  private List<Subject> macro(String text, Optional<Abi> abi) {
    Matcher macro = MACRO.matcher(text);
    if (!macro.matches()) {
      return List.of();
    }
    String call = macro.group(1);
    return number(call)
        .map(number -> calls(number, abi))
        .orElseGet(
            () ->
                known.calls().named(call.toLowerCase(Locale.ROOT)).map(List::of).orElse(List.of()));
  }

  static Optional<Long> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    boolean hex = text.contains("x") || text.contains("X");
    return Optional.of(hex ? Long.decode(text) : Long.parseLong(text));
  }

  /** Where nobody said which ABI, both calls of that number. */
  private List<Subject> calls(long number, Optional<Abi> abi) {
    if (abi.isPresent()) {
      return List.of(known.calls().numbered(number, abi));
    }
    List<Subject> all =
        Stream.of(Optional.<Abi>empty(), Optional.of(Abi.I386))
            .map(each -> known.calls().numbered(number, each))
            .distinct()
            .toList();
    List<Subject> named = all.stream().filter(call -> !isNumber(call.name())).toList();
    return named.isEmpty() ? all : named;
  }

  private static boolean isNumber(String name) {
    return name.matches("-?[0-9]+");
  }

  /** A level and an option: 41/25, IPPROTO_IPV6/IPV6_RECVERR, IPPROTO_UDP.UDP_CORK.get. */
  private List<Subject> pair(String text) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.matches()) {
      return List.of();
    }
    OptionalLong level = level(pair.group(1));
    if (level.isEmpty()) {
      return List.of();
    }
    boolean get = pair.group(3) != null;
    return number(pair.group(2))
        .map(optname -> List.of(subjects.socketOption(level.getAsLong(), optname, get)))
        .orElseGet(
            () ->
                names.optionsAt(level.getAsLong(), pair.group(2)).stream()
                    .filter(found -> !get || found.name().endsWith(".get"))
                    .toList());
  }

  private OptionalLong level(String text) {
    return number(text).map(OptionalLong::of).orElseGet(() -> tables.levelNamed(text));
  }

  private List<Subject> id(String text, Optional<Abi> abi) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      return List.of();
    }
    String name = text.substring(slash + 1);
    return Domain.of(text.substring(0, slash))
        .map(domain -> ofId(domain, name, abi))
        .orElse(List.of());
  }

  private List<Subject> ofId(Domain domain, String name, Optional<Abi> abi) {
    return domain == Domain.SYSCALL && number(name).isPresent()
        ? calls(number(name).get(), abi)
        : List.of(ids.named(domain, name).orElseGet(() -> ofId(domain, name)));
  }

  private static Subject ofId(Domain domain, String name) {
    List<Subject> parts =
        Arrays.stream(name.split("\\|", -1))
            .map(part -> Subject.of(domain, SafeText.kept(part)))
            .toList();
    return parts.size() == 1
        ? parts.get(0)
        : new Subject(domain, String.join("|", parts.stream().map(Subject::name).toList()), parts);
  }

  private List<Subject> call(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return List.of();
    }
    List<String> arguments =
        Arrays.stream(call.group(2).split(",", -1)).map(String::strip).toList();
    List<Subject> found = new ArrayList<>(ofArguments(call.group(1), arguments));
    if (found.isEmpty()) {
      known.calls().named(call.group(1)).ifPresent(found::add);
    }
    return found;
  }

  private List<Subject> spoken(String text) {
    Matcher spoken = SPOKEN.matcher(text);
    return spoken.matches()
        ? ofArguments(
            spoken.group(1).toLowerCase(Locale.ROOT), List.of(spoken.group(2).split("[\\s,]+", -1)))
        : List.of();
  }

  private List<Subject> ofArguments(String name, List<String> arguments) {
    return switch (name) {
      case "setsockopt" -> option(arguments, false);
      case "getsockopt" -> option(arguments, true);
      case "prctl" -> value(arguments, 0, Domain.PRCTL, ValueDomain.PRCTL);
      case "futex" -> futex(arguments);
      case "ioctl" -> argument(arguments, 1, ValueDomain.IOCTL, subjects::ioctl);
      case "fcntl", "fcntl64" -> value(arguments, 1, Domain.FCNTL, ValueDomain.FCNTL);
      case "clock_gettime", "clock_settime", "clock_getres" ->
          argument(arguments, 0, ValueDomain.CLOCK, subjects::clock);
      case "prlimit", "prlimit64" -> value(arguments, 1, Domain.RLIMIT, ValueDomain.RLIMIT);
      case "personality" -> value(arguments, 0, Domain.PERSONALITY, ValueDomain.PERSONALITY);
      case "ptrace" -> value(arguments, 0, Domain.PTRACE, ValueDomain.PTRACE);
      case "clone" -> argument(arguments, 0, ValueDomain.CLONE_FLAG, subjects::namespaces);
      case "capset" -> named(arguments, Domain.CAPABILITY);
      case "mount" -> mount(arguments);
      case "socket", "socketpair", "madvise", "mmap", "mremap", "fallocate", "arch_prctl" ->
          named(arguments, Domain.SYSCALL);
      default -> List.of();
    };
  }

  /** What is known of the names among the arguments, as far as they are of this domain. */
  private List<Subject> named(List<String> arguments, Domain domain) {
    return arguments.stream()
        .filter(argument -> argument.matches("[A-Z][A-Z0-9_]{2,63}"))
        .flatMap(argument -> names.find(argument).stream())
        .filter(subject -> subject.domain() == domain)
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
              : number(name).or(() -> tables.named(values, name).map(NamedValue::value));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      word |= value.get();
    }
    return Optional.of(word);
  }

  /** Level and option, with or without the descriptor before and the value behind them. */
  private List<Subject> option(List<String> arguments, boolean get) {
    int first = arguments.size() > 2 ? 1 : 0;
    if (arguments.size() < 2) {
      return List.of();
    }
    OptionalLong level = level(arguments.get(first));
    String option = arguments.get(first + 1);
    if (level.isEmpty()) {
      return List.of();
    }
    return number(option)
        .map(optname -> List.of(subjects.socketOption(level.getAsLong(), optname, get)))
        .orElseGet(
            () ->
                tables.socketOptionsNamed(option).stream()
                    .filter(found -> found.level() == level.getAsLong())
                    .map(found -> subjects.socketOption(found, get))
                    .toList());
  }
}
