package io.github.lxtriage.lx;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a futex operation with its options, as tracers and headers write it: {@code
 * FUTEX_WAIT_PRIVATE}, {@code FUTEX_WAIT_BITSET|FUTEX_PRIVATE_FLAG|FUTEX_CLOCK_REALTIME}.
 */
final class FutexName {
  /** LX takes the clock only with a bit mask; else it answers ENOSYS, without a message. */
  static final Subject ON_WRONG_CLOCK = Subject.of(Domain.FUTEX, "FUTEX_CLOCK_REALTIME");

  private static final Pattern JOINED =
      Pattern.compile(
          "(FUTEX_[A-Z0-9_]+?)(?:_PRIVATE)?"
              + "((?:\\s*\\|\\s*(?:FUTEX_)?(?:PRIVATE(?:_FLAG)?|CLOCK_REALTIME)){0,2})");

  /** Operations with which LX takes the clock (reference: lx-other-values.csv), or reports it. */
  private static final Set<String> WITH_CLOCK =
      Set.of("FUTEX_WAIT_BITSET", "FUTEX_WAIT_REQUEUE_PI");

  private FutexName() {}

  /** The operation without its options; the name itself where it is none. */
  static String command(String name) {
    Matcher joined = JOINED.matcher(name);
    return joined.matches() ? joined.group(1) : name;
  }

  /** Whether it asks for the real-time clock where LX has none. */
  static boolean isOnWrongClock(String name) {
    Matcher joined = JOINED.matcher(name);
    return joined.matches()
        && (joined.group(2).contains("CLOCK_REALTIME")
            ? !WITH_CLOCK.contains(joined.group(1))
            : joined.group(1).equals("FUTEX_CLOCK_REALTIME"));
  }
}
