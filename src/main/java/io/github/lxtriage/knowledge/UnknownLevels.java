package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.LinuxTables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Socket options of a level that Linux gives to no protocol. Their ids hold any number, so families
 * name them with {@code LEVEL} in its place.
 */
final class UnknownLevels {
  private static final Pattern NUMBERED = Pattern.compile("sockopt/(-?[0-9]{1,10})\\.(.+)");
  private static final LinuxTables LINUX = LinuxTables.bundled();

  private UnknownLevels() {}

  /** The id by which families name the subject: its own, unless its level is none of Linux. */
  static String stand(String subject) {
    Matcher option = NUMBERED.matcher(subject);
    return option.matches() && LINUX.level(Long.parseLong(option.group(1))).isEmpty()
        ? "sockopt/LEVEL." + option.group(2)
        : subject;
  }
}
