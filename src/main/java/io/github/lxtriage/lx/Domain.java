package io.github.lxtriage.lx;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of thing that LX can refuse; the first half of a subject's id. */
public enum Domain {
  SYSCALL("syscall"),
  SOCKOPT("sockopt"),
  PRCTL("prctl"),
  FUTEX("futex"),
  IOCTL("ioctl"),
  FCNTL("fcntl"),
  CLONE_FLAG("clone_flag"),
  MSG_FLAG("msg_flag"),
  FS("fs"),
  CLOCK("clock"),
  CAPABILITY("capability"),
  PTRACE("ptrace"),
  NETLINK("netlink"),
  RLIMIT("rlimit"),
  PERSONALITY("personality"),
  MOUNT("mount"),
  SIGNAL("signal"),
  DEBUG("debug"),
  OTHER("other");

  private final String id;

  Domain(String id) {
    this.id = id;
  }

  /** The word that stands in ids, data files and reports. */
  public String id() {
    return id;
  }

  /** The domain with this {@link #id()}. */
  public static Optional<Domain> of(String id) {
    return Arrays.stream(values()).filter(domain -> domain.id.equals(id)).findFirst();
  }
}
