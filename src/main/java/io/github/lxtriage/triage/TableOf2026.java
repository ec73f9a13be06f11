package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The longer table of calls of a developer's branch of OmniOS in 2026 (reference: lx-syscalls.csv,
 * column {@code omnios_2026_message}): there LX reports by its name what is out of bounds
 * elsewhere. No release is known to have it, so that it is a remark wherever it may be in use, and
 * never a proof.
 */
final class TableOf2026 {
  /** The last number in the table, for both ABIs. */
  private static final long LAST = 436;

  /** The first numbers that the shorter tables do not have. */
  private static final long FIRST_64 = 323;

  private static final long FIRST_32 = 359;

  private static final String OUT_OF_BOUNDS = "nosys-out-of-bounds";
  private static final String BY_NAME = "nosys-name";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final String NAMED_HERE =
      "Only the call table of 2026 names this call; older platforms print its number instead";

  /** The call that the table does not only name. */
  private static final String IMPLEMENTED = "close_range";

  private final LinuxTables tables = LinuxTables.bundled();

  /**
   * What there is to say of a refused call.
   *
   * @param formats the formats in which it was reported
   * @param platform the build, where it is known; of one of SmartOS there is nothing to say
   */
  Optional<PlatformNote> note(
      Subject subject, Collection<MessageFormat> formats, Optional<Platform> platform) {
    boolean mayBeOmnios = platform.map(build -> build.line() == Platform.Line.OMNIOS).orElse(true);
    boolean byNumber = formats.stream().anyMatch(format -> format.id().equals(OUT_OF_BOUNDS));
    boolean byName = formats.stream().anyMatch(format -> format.id().startsWith(BY_NAME));
    if (!mayBeOmnios || byNumber == byName || !isOnlyInIt(subject.name())) {
      return Optional.empty();
    }
    return Optional.of(
        new PlatformNote(
            PlatformNote.Kind.OTHER_TABLE, byNumber ? instead(subject.name()) : NAMED_HERE));
  }

  private static String instead(String name) {
    String there =
        name.equals(IMPLEMENTED)
            ? "has this call"
            : "prints "
                + (NUMBER.matcher(name).matches()
                    ? "\"NOSYS (nosys): No such Linux system call\""
                    : "its name, not its number");
    return "The call table of 2026, of a developer's branch of OmniOS that no release is known to have,"
        + " reaches to "
        + LAST
        + " and "
        + there
        + ": this text is from another OmniOS or from SmartOS";
  }

  /** Whether a call is beyond the shorter table of an ABI, and not beyond the longer one. */
  private boolean isOnlyInIt(String name) {
    if (NUMBER.matcher(name).matches()) {
      return isBetween(FIRST_64, OptionalLong.of(Long.parseLong(name)));
    }
    return Stream.of(
            isBetween(FIRST_64, tables.syscallNumber(Abi.X86_64, name)),
            isBetween(FIRST_32, tables.syscallNumber(Abi.I386, name)))
        .anyMatch(Boolean::booleanValue);
  }

  private static boolean isBetween(long first, OptionalLong number) {
    return number.isPresent() && number.getAsLong() >= first && number.getAsLong() <= LAST;
  }
}
