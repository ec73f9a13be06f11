package io.github.lxtriage.lx;

import io.github.lxtriage.linux.ValueDomain;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids made of a number, such as {@code prctl/36}, as somebody asks for them: an id of that form is
 * that of what Linux has no name for, so where it has one, the name is meant.
 */
final class NumberedIds {
  private static final Pattern OPTION = Pattern.compile("(-?\\w{1,64})\\.(-?\\w{1,64})(\\.get)?");

  private final Subjects subjects;

  NumberedIds(Subjects subjects) {
    this.subjects = subjects;
  }

  /** The subject that the number behind a domain is of; empty where there is none. */
  Optional<Subject> named(Domain domain, String name) {
    return domain == Domain.SOCKOPT
        ? option(name)
        : Query.number(name).flatMap(number -> value(domain, number));
  }

  private Optional<Subject> option(String name) {
    Matcher option = OPTION.matcher(name);
    return option.matches()
        ? Query.number(option.group(1))
            .flatMap(
                level ->
                    Query.number(option.group(2))
                        .map(
                            optname ->
                                subjects.socketOption(level, optname, option.group(3) != null)))
        : Optional.empty();
  }

  private Optional<Subject> value(Domain domain, long number) {
    return switch (domain) {
      case PRCTL -> value(domain, ValueDomain.PRCTL, number);
      case FCNTL -> value(domain, ValueDomain.FCNTL, number);
      case CAPABILITY -> value(domain, ValueDomain.CAPABILITY, number);
      case PTRACE -> value(domain, ValueDomain.PTRACE, number);
      case RLIMIT -> value(domain, ValueDomain.RLIMIT, number);
      case PERSONALITY -> value(domain, ValueDomain.PERSONALITY, number);
      case SIGNAL -> value(domain, ValueDomain.ILLUMOS_SIGNAL, number);
      case FUTEX -> Optional.of(subjects.futex(number));
      case IOCTL -> Optional.of(subjects.ioctl(number));
      case CLOCK -> Optional.of(subjects.clock(number));
      case CLONE_FLAG -> Optional.of(subjects.cloneFlags(number));
      case MSG_FLAG -> Optional.of(subjects.messageFlags(number));
      case MOUNT -> Optional.of(subjects.mountFlags(number));
      case SYSCALL, SOCKOPT, FS, NETLINK, PROC, CRASH, PANIC, DEBUG, OTHER -> Optional.empty();
    };
  }

  private Optional<Subject> value(Domain domain, ValueDomain values, long number) {
    return Optional.of(subjects.value(domain, values, number));
  }
}
