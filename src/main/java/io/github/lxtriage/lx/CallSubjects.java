package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** System calls as LX names and numbers them. */
final class CallSubjects {
  /** The bit that marks a call of the x32 ABI. */
  private static final long X32 = 0x40000000L;

  /** The numbers above the LX table of 32-bit calls for which x86_64 has no name. */
  private static final long FIRST_I386_ONLY = 359;

  private static final long FIRST_SHARED = 424;

  private final LinuxTables tables;
  private final Map<String, String> linuxNames = new HashMap<>();

  CallSubjects(LinuxTables tables) {
    this.tables = tables;
    Csv.read("syscall-names.csv")
        .forEach(row -> linuxNames.put(row.get("lx_name"), row.get("linux_name")));
  }

  /**
   * The call with this number. The caller's ABI decides where it is known and has the number; else
   * the number does, since each ABI only reports what its own table lacks.
   */
  Subject numbered(long number, Optional<Abi> abi) {
    if (number >= 0 && (number & X32) != 0) {
      return Subject.of(Domain.SYSCALL, "x32." + (number & ~X32));
    }
    return abi.flatMap(known -> tables.syscall(known, number))
        .or(() -> tables.syscall(likelyAbi(number), number))
        .map(name -> Subject.of(Domain.SYSCALL, name))
        .orElseGet(() -> Subject.of(Domain.SYSCALL, Long.toString(number)));
  }

  private static Abi likelyAbi(long number) {
    return number >= FIRST_I386_ONLY && number < FIRST_SHARED ? Abi.I386 : Abi.X86_64;
  }

  /** The call that the LX table lists under this name and does not have. */
  Subject namedByLx(String name) {
    return Subject.of(Domain.SYSCALL, SafeText.name(linuxNames.getOrDefault(name, name)));
  }

  /** The call with this Linux name or, where no call has it, this LX name. */
  Optional<Subject> named(String name) {
    if (isLinux(name)) {
      return Optional.of(Subject.of(Domain.SYSCALL, name));
    }
    return Optional.ofNullable(linuxNames.get(name))
        .map(linux -> Subject.of(Domain.SYSCALL, linux));
  }

  private boolean isLinux(String name) {
    return tables.syscallNumber(Abi.X86_64, name).isPresent()
        || tables.syscallNumber(Abi.I386, name).isPresent();
  }
}
