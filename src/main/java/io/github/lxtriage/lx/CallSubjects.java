package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.linux.LinuxTables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** System calls as LX names and numbers them. */
final class CallSubjects {
  /** The bit that marks a call of the x32 ABI. */
  private static final long X32 = 0x40000000L;

  /** Above the numbers that Linux gives to calls of x32, which end at 547, and some to come. */
  private static final long X32_END = 1000;

  /** The first number above the LX table of 64-bit calls. */
  private static final long FIRST_OUT_OF_BOUNDS = 323;

  /**
   * The first number above the LX table of 32-bit calls; x86_64 names none up to the shared ones.
   */
  private static final long FIRST_I386_ONLY = 359;

  private static final long FIRST_SHARED = 424;

  /** Above the last number that Linux has given to a call. */
  private static final long LAST_NAMED = 500;

  /** Shorter words begin the names of calls that have nothing to do with each other. */
  private static final int SHORTEST_FAMILY = 5;

  /** What the LX tables call a number that Linux gives to no call. */
  private static final String GAP = "nosys";

  private final LinuxTables tables;

  /** Made when the first name needs it that Linux does not have. */
  private volatile @Nullable Map<String, String> linuxNames;

  CallSubjects(LinuxTables tables) {
    this.tables = tables;
  }

  private Map<String, String> linuxNames() {
    Map<String, String> made = linuxNames;
    if (made == null) {
      made =
          FactTable.read(CallSubjects.class, "syscall-names.csv").stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      row -> row.get("lx_name"), row -> row.get("linux_name")));
      linuxNames = made;
    }
    return made;
  }

  /**
   * The call with this number that somebody asks for. Without an ABI the number decides; an ABI
   * that does not have the number has no such call, whatever the other one calls it.
   */
  Subject numbered(long number, Optional<Abi> abi) {
    return isX32(number) ? x32(number) : of(abi.orElse(likelyAbi(number)), number);
  }

  /**
   * The call that a table of LX does not reach. Each ABI only reports what lies above its own
   * table, so that up to {@code 423} the number alone tells which ABI it is.
   */
  Subject outOfBounds(long number, Optional<Abi> abi) {
    boolean decided = number >= FIRST_OUT_OF_BOUNDS && number < FIRST_SHARED;
    return numbered(number, decided ? Optional.empty() : abi);
  }

  private Subject of(Abi abi, long number) {
    return Subject.of(
        Domain.SYSCALL, tables.syscall(abi, number).orElseGet(() -> Long.toString(number)));
  }

  private static boolean isX32(long number) {
    return number >= X32 && number < X32 + X32_END;
  }

  private static Subject x32(long number) {
    return Subject.of(Domain.SYSCALL, "x32." + (number & ~X32));
  }

  private static Abi likelyAbi(long number) {
    return number >= FIRST_I386_ONLY && number < FIRST_SHARED ? Abi.I386 : Abi.X86_64;
  }

  /** The call that the LX table lists under this name and does not have. */
  Subject namedByLx(String name) {
    return Subject.of(Domain.SYSCALL, SafeText.name(linuxNames().getOrDefault(name, name)));
  }

  /** The call with this Linux name or, where no call has it, this LX name. */
  Optional<Subject> named(String name) {
    if (isLinux(name)) {
      return Optional.of(Subject.of(Domain.SYSCALL, name));
    }
    return Optional.ofNullable(linuxNames().get(name))
        .map(linux -> Subject.of(Domain.SYSCALL, linux));
  }

  private boolean isLinux(String name) {
    return tables.syscallNumber(Abi.X86_64, name).isPresent()
        || tables.syscallNumber(Abi.I386, name).isPresent();
  }

  /**
   * The calls whose names begin with a word, such as all of io_uring, in the order of their
   * numbers: what makes a thing came before what uses it.
   */
  List<Subject> family(String word) {
    return word.length() < SHORTEST_FAMILY
        ? List.of()
        : Stream.of(Abi.values())
            .flatMap(abi -> tables.syscallNames(abi).stream())
            .filter(name -> name.startsWith(word))
            .filter(name -> "_0123456789".indexOf(name.charAt(word.length())) >= 0)
            .distinct()
            .sorted(Comparator.comparingLong(this::number).thenComparing(Comparator.naturalOrder()))
            .map(name -> Subject.of(Domain.SYSCALL, name))
            .toList();
  }

  private long number(String name) {
    return tables
        .syscallNumber(Abi.X86_64, name)
        .orElseGet(() -> tables.syscallNumber(Abi.I386, name).orElse(Long.MAX_VALUE));
  }

  /** Every name that a table of LX may print. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(linuxNames().keySet());
    names.add(GAP);
    for (Abi abi : Abi.values()) {
      names.addAll(tables.syscallNames(abi));
    }
    return names;
  }

  /** The calls beyond a table of LX whose numbers begin with these digits. */
  List<Subject> outOfBoundsFrom(String digits) {
    return LongStream.range(FIRST_OUT_OF_BOUNDS, LAST_NAMED)
        .filter(number -> Long.toString(number).startsWith(digits))
        .mapToObj(number -> outOfBounds(number, Optional.empty()))
        .filter(call -> !call.name().matches("[0-9]+"))
        .toList();
  }
}
