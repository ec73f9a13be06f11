package io.github.lxtriage.lx;

import java.util.List;

/**
 * The options that LX names when it refuses an NFS mount (reference: lx-unsupported-messages.csv,
 * append_opt). They end the message, so that a cut cannot be seen but by the option itself.
 */
final class NfsOptions {
  private static final List<String> NAMED =
      List.of(
          "acl",
          "lookupcache",
          "local_lock",
          "migration",
          "minorversion",
          "mountaddr",
          "mounthost",
          "namlen",
          "nfsvers",
          "noacl",
          "nomigration",
          "noresvport");

  /** Two letters begin the names of options that other programs pass. */
  private static final int SHORTEST = 3;

  private NfsOptions() {}

  /** The option of which this is left, where it is left of just one; else what was given. */
  static String whole(String left) {
    List<String> begun = NAMED.stream().filter(option -> option.startsWith(left)).toList();
    return left.length() < SHORTEST || begun.size() != 1 ? left : begun.get(0);
  }
}
