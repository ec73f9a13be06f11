package io.github.lxtriage.lx;

import io.github.lxtriage.linux.FlagWord;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.SocketOption;
import io.github.lxtriage.linux.ValueDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers to subjects, and the rules that the names of subjects follow. */
final class Subjects {
  private static final long INT = 0xffffffffL;

  /** The flags that make LX say that it has no namespaces; CLONE_IO is among them by mistake. */
  private static final long NAMESPACE_FLAGS = 0xfe020000L;

  /** The mount flags that LX accepts for NFS. */
  private static final long NFS_FLAGS = 0xf1009c2fL;

  /** An old mount program puts this into the upper half of the flags. */
  private static final long MOUNT_MAGIC = 0xc0ed0000L;

  private static final long MOUNT_MAGIC_MASK = 0xffff0000L;

  /** The bits of a futex operation that the kernel removes before it looks at the command. */
  private static final long FUTEX_OPTIONS = 0x180;

  /** The bits of a negative clock id that say what it is a clock of, and their value for a file. */
  private static final long CLOCK_KIND = 3;

  /** What the low byte of the flags of clone holds. */
  private static final long EXIT_SIGNAL = 0xff;

  private final LinuxTables tables;

  Subjects(LinuxTables tables) {
    this.tables = tables;
  }

  Subject value(Domain domain, ValueDomain values, long value) {
    return tables
        .value(values, value)
        .map(named -> Subject.of(domain, named.name()))
        .orElseGet(() -> Subject.of(domain, Long.toString(value)));
  }

  /**
   * A clock. A negative id is made of a process, a thread or an open file, and differs in each: all
   * of them are {@code -6}, the CPU clock of the caller itself, or, where they are clocks of a
   * device, {@code -5}.
   */
  Subject clock(long id) {
    return id < 0
        ? Subject.of(Domain.CLOCK, (id & CLOCK_KIND) == CLOCK_KIND ? "-5" : "-6")
        : value(Domain.CLOCK, ValueDomain.CLOCK, id);
  }

  Subject futex(long operation) {
    return tables.value(ValueDomain.FUTEX, operation).isPresent()
        ? value(Domain.FUTEX, ValueDomain.FUTEX, operation)
        : value(Domain.FUTEX, ValueDomain.FUTEX, operation & ~FUTEX_OPTIONS);
  }

  Subject ioctl(long request) {
    return tables
        .value(ValueDomain.IOCTL, request & INT)
        .map(named -> Subject.of(Domain.IOCTL, named.name()))
        .orElseGet(() -> Subject.of(Domain.IOCTL, hex(request & INT)));
  }

  Subject socketOption(long level, long optname, boolean get) {
    return tables
        .socketOption(level, optname)
        .map(option -> socketOption(option, get))
        .orElseGet(() -> Subject.of(Domain.SOCKOPT, direction(level + "." + optname, get)));
  }

  /**
   * An option of a text that does not say whether it was set or read: what Linux lets a program
   * only read was read.
   */
  Subject socketOptionOfEitherCall(long level, long optname) {
    boolean get = tables.socketOption(level, optname).map(SocketOption::readOnly).orElse(false);
    return socketOption(level, optname, get);
  }

  /** Setting an option goes by its name alone; a name that stands at two levels says which. */
  Subject socketOption(SocketOption option, boolean get) {
    String name = option.name(get);
    boolean unique = tables.socketOptionsNamed(name).size() == 1;
    return Subject.of(
        Domain.SOCKOPT, direction(unique ? name : option.levelName() + "." + name, get));
  }

  private static String direction(String name, boolean get) {
    return get ? name + ".get" : name;
  }

  Subject socketLevel(long level) {
    return Subject.of(Domain.SOCKOPT, tables.solName(level).orElse(level + ".?"));
  }

  Subject messageFlags(long word) {
    return flags(Domain.MSG_FLAG, ValueDomain.MSG_FLAG, word & INT);
  }

  /** Only the flags that ask for a namespace count, where there are any. */
  Subject namespaces(long word) {
    long asked = word & NAMESPACE_FLAGS;
    return asked != 0
        ? flags(Domain.CLONE_FLAG, ValueDomain.CLONE_FLAG, asked)
        : cloneArgument(word);
  }

  /** The flags of a call of clone without the signal; the call itself where there are none. */
  private Subject cloneArgument(long word) {
    long given = word & INT & ~EXIT_SIGNAL;
    return given != 0 ? cloneFlags(given) : Subject.of(Domain.SYSCALL, "clone");
  }

  /** Whether it stands among the flags of clone without being one: the signal at the end. */
  boolean isExitSignal(ValueDomain values, String name) {
    return values == ValueDomain.CLONE_FLAG && name.matches("SIG[A-Z0-9]+");
  }

  boolean asksForNamespaces(long word) {
    return (word & NAMESPACE_FLAGS) != 0;
  }

  Subject cloneFlags(long word) {
    return flags(Domain.CLONE_FLAG, ValueDomain.CLONE_FLAG, word & INT);
  }

  /** Only the flags that LX does not accept count, where there are any. */
  Subject mountFlags(long word) {
    long given = word & INT;
    if ((given & MOUNT_MAGIC_MASK) == MOUNT_MAGIC) {
      given &= ~MOUNT_MAGIC;
    }
    long refused = given & ~NFS_FLAGS;
    return flags(Domain.MOUNT, ValueDomain.MOUNT_FLAG, refused != 0 ? refused : given);
  }

  private Subject flags(Domain domain, ValueDomain values, long word) {
    FlagWord flags = tables.flags(values, word);
    List<NamedValue> bits = new ArrayList<>(flags.bits());
    for (long rest = flags.rest(); rest != 0; rest &= rest - 1) {
      long bit = Long.lowestOneBit(rest);
      bits.add(new NamedValue(bit, hex(bit), ""));
    }
    bits.sort((a, b) -> Long.compareUnsigned(a.value(), b.value()));
    List<Subject> parts = bits.stream().map(bit -> Subject.of(domain, bit.name())).toList();
    return switch (parts.size()) {
      case 0 -> Subject.of(domain, hex(word));
      case 1 -> parts.get(0);
      default -> new Subject(domain, joined(parts), parts);
    };
  }

  private static String joined(List<Subject> parts) {
    return parts.stream().map(Subject::name).collect(Collectors.joining("|"));
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
