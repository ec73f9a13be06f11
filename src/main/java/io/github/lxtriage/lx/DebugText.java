package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a debug line of the emulation library says went wrong. Everything else in such a line
 * is a trace of what went well. Safe to share between threads.
 */
public final class DebugText {
  /**
   * A text that is looked for in each of many lines.
   *
   * @param beginning how it begins, which few other lines do: it is compared first
   */
  private record Text(String beginning, Pattern whole) {
    static Text of(String beginning, String rest) {
      return new Text(beginning, Pattern.compile(Pattern.quote(beginning) + rest));
    }

    /** The parts of a line that is such a text; empty for another. */
    Optional<Matcher> in(String line) {
      if (!line.startsWith(beginning)) {
        return Optional.empty();
      }
      Matcher parts = whole.matcher(line);
      return parts.matches() ? Optional.of(parts) : Optional.empty();
    }
  }

  /** Texts that say that something failed, by the name of their subject. */
  private static final Map<String, Text> FAILURES =
      Map.of(
          "sysctl", Text.of("sysctl: ", "(?:read|write) of \\[.{1,60}\\] unsupported"),
          "signal-dropped",
              Text.of("interpose caught Illumos signal ", "-?\\d+, translating to Linux signal -1"),
          "signal-handler", Text.of("sigaction(", "-?\\d+, .{1,60}\\) failed: -?\\d+"),
          "signal-unsupported", Text.of("Linux signal with no kill support specified: ", "-?\\d+"),
          "cannot-emulate",
              Text.of("lx_emulate: kernel sent us a call we cannot emulate ", "\\(-?\\d+\\)"));

  /** A call that ended with ENOTSUP (48) or ENOSYS (89) of illumos: ENOSYS for the program. */
  private static final Pattern NOT_THERE =
      Pattern.compile("lx_emulate\\((\\d{1,9})\\) done \\(ret -\\d+ / (\\S+) ; errno (?:48|89)\\)");

  /** A negative result fills a word, which shows how wide that is in the process. */
  private static final Pattern WORD_OF_32_BITS = Pattern.compile("0x[0-9a-fA-F]{8}");

  private static final Pattern WORD_OF_64_BITS = Pattern.compile("0x[0-9a-fA-F]{16}");

  private static final Text CLONE = Text.of("kernel clone failed, errno ", "(\\d{1,9})");

  /** The most frequent error of a clone, which means that a limit was reached. */
  private static final String LIMIT_REACHED = "EAGAIN";

  private static final Pattern END =
      Pattern.compile(
          "(lx_exit_common\\(LX_ET_EXIT(?:_GROUP)?,.{0,40}\\))|lx_emulate: kernel sent us a call.*"
              + "|failed to brand the process.*|B_JUMP_TO_LINUX failed.*"
              + "|.*\\bSIG(?:ABRT|SEGV|BUS|ILL|KILL|SYS|TRAP|FPE)\\b.*",
          Pattern.DOTALL);

  /** A line without any of these is not looked at closely. */
  private static final List<String> MAY_END =
      List.of("lx_exit_common", "SIG", "cannot emulate", "failed");

  private static final Text PROGRAM = Text.of("executing linux process: ", "(.{1,200})");

  private final LinuxTables tables;

  public DebugText(LinuxTables tables) {
    this.tables = tables;
  }

  /**
   * The subject of a line that says that something failed.
   *
   * @param abi the ABI of the process, where it is known; the line itself, where it shows it, is
   *     surer; x86_64 else
   */
  public Optional<Subject> failure(String line, Optional<Abi> abi) {
    String text = line.strip();
    if (text.endsWith("errno 48)") || text.endsWith("errno 89)")) {
      Matcher call = NOT_THERE.matcher(text);
      if (call.matches()) {
        Abi caller = shown(call.group(2)).or(() -> abi).orElse(Abi.X86_64);
        return Optional.of(notThere(Long.parseLong(call.group(1)), caller));
      }
    }
    Optional<Matcher> clone = CLONE.in(text);
    if (clone.isPresent()) {
      return Optional.of(cloneFailed(Long.parseLong(clone.get().group(1))));
    }
    for (Map.Entry<String, Text> failure : FAILURES.entrySet()) {
      if (failure.getValue().in(text).isPresent()) {
        return Optional.of(Subject.of(Domain.DEBUG, failure.getKey()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Abi> shown(String result) {
    return WORD_OF_32_BITS.matcher(result).matches()
        ? Optional.of(Abi.I386)
        : Optional.of(Abi.X86_64).filter(wide -> WORD_OF_64_BITS.matcher(result).matches());
  }

  private Subject notThere(long number, Abi abi) {
    String call = tables.syscall(abi, number).orElse(Long.toString(number));
    return Subject.of(Domain.DEBUG, call.equals("mount") ? "mount-failed" : "enosys." + call);
  }

  /** Each error has another reason; the low numbers are the same in illumos and Linux. */
  private Subject cloneFailed(long errno) {
    String error =
        tables
            .value(ValueDomain.ILLUMOS_ERRNO, errno)
            .map(NamedValue::name)
            .orElse(Long.toString(errno));
    return Subject.of(
        Domain.DEBUG, error.equals(LIMIT_REACHED) ? "clone-failed" : "clone-failed." + error);
  }

  /** Whether the process ends with this line. */
  public static boolean ends(String line) {
    for (String part : MAY_END) {
      if (line.contains(part)) {
        return END.matcher(line.strip()).matches();
      }
    }
    return false;
  }

  /** The program that the process runs from this line on. */
  public static Optional<String> program(String line) {
    return PROGRAM.in(line.strip()).map(program -> program.group(1));
  }
}
