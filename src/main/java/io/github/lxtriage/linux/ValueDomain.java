package io.github.lxtriage.linux;

import java.util.Locale;

/** The families of numbers that have names; within one, names and numbers are one to one. */
public enum ValueDomain {
  PRCTL,
  FUTEX,
  /**
   * The flags of clone; the low byte, which is the exit signal, is not among them but for
   * CLONE_NEWTIME, which only clone3 and unshare know.
   */
  CLONE_FLAG,
  MSG_FLAG,
  /** The commands of fcntl. */
  FCNTL,
  AT_FLAG,
  CLOCK,
  RLIMIT,
  /** The low byte of a personality. */
  PERSONALITY,
  /** The bits above the low byte of a personality. */
  PERSONALITY_FLAG,
  CAPABILITY,
  /** The flags of mount(2). */
  MOUNT_FLAG,
  /** The requests of ptrace. */
  PTRACE,
  PTRACE_OPTION,
  IOCTL,
  KEYCTL,
  SECCOMP_OP,
  ARCH_PRCTL,
  MADVISE,
  /** The flags of mmap; a few, such as sizes of huge pages, are of several bits. */
  MMAP_FLAG,
  MREMAP_FLAG,
  FALLOCATE_MODE,
  ADDRESS_FAMILY,
  SOCKET_TYPE,
  /** What may be added to the type of a socket. */
  SOCKET_FLAG,
  NETLINK_PROTOCOL,
  /** The sub-calls of the 32-bit {@code socketcall}. */
  SOCKETCALL,
  /** The sub-calls of the 32-bit {@code ipc}. */
  IPC_CALL,
  LINUX_ERRNO,
  /** The numbers that the D variable {@code errno} shows; the program sees {@link #LINUX_ERRNO}. */
  ILLUMOS_ERRNO,
  /** The signals of illumos that Linux has no number for. */
  ILLUMOS_SIGNAL;

  /** The name of its table among {@code values/*.csv}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
