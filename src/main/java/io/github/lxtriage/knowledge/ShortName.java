package io.github.lxtriage.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a subject is called in a sentence, which says itself whether it is set or read. */
public final class ShortName {
  /** Something of a call that Linux has a name for: {@code syscall/madvise.MADV_FREE}. */
  private static final Pattern ARGUMENT =
      Pattern.compile("(?:syscall|debug)/[a-z_-]+\\.([A-Z][A-Za-z0-9_]+)");

  private static final Pattern OPTION =
      Pattern.compile("sockopt/(-?[0-9]+)\\.(-?[0-9]+)(?:\\.get)?");

  private ShortName() {}

  /** The name in a subject's id, as a sentence says it. */
  public static String of(String subject) {
    Matcher option = OPTION.matcher(subject);
    if (option.matches()) {
      return "option " + option.group(2) + " of socket level " + option.group(1);
    }
    if (subject.startsWith("proc/")) {
      return subject.replaceFirst("^proc/sysfs", "/sys").replaceFirst("^proc", "/proc");
    }
    Matcher argument = ARGUMENT.matcher(subject);
    return argument.matches()
        ? argument.group(1)
        : subject.substring(subject.indexOf('/') + 1).replaceFirst("\\.(?:get|unmapped)$", "");
  }
}
