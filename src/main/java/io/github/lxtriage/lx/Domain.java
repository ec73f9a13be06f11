package io.github.lxtriage.lx;

import java.util.Locale;
import java.util.Optional;

/** The families of subjects; the word before the slash of an id. */
public enum Domain {
  SYSCALL,
  SOCKOPT,
  PRCTL,
  FUTEX,
  IOCTL,
  FCNTL,
  CLONE_FLAG,
  MSG_FLAG,
  FS,
  CLOCK,
  CAPABILITY,
  PTRACE,
  NETLINK,
  RLIMIT,
  PERSONALITY,
  MOUNT,
  SIGNAL,
  /** Files of /proc and /sys. */
  PROC,
  /** Programs that die; known by a symbol of their stack. */
  CRASH,
  /** Hosts that panic; known by a symbol of the stack. */
  PANIC,
  DEBUG,
  OTHER;

  /** The word used in ids and outputs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The domain that an id names. */
  public static Optional<Domain> of(String id) {
    for (Domain domain : values()) {
      if (domain.id().equals(id)) {
        return Optional.of(domain);
      }
    }
    return Optional.empty();
  }
}
