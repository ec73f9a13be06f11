package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.LxReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that the tables have a number for, as ids of subjects. */
final class Universe {
  private static final Map<ValueDomain, Domain> VALUES =
      Map.ofEntries(
          Map.entry(ValueDomain.PRCTL, Domain.PRCTL),
          Map.entry(ValueDomain.FUTEX, Domain.FUTEX),
          Map.entry(ValueDomain.CLONE_FLAG, Domain.CLONE_FLAG),
          Map.entry(ValueDomain.MSG_FLAG, Domain.MSG_FLAG),
          Map.entry(ValueDomain.FCNTL, Domain.FCNTL),
          Map.entry(ValueDomain.AT_FLAG, Domain.FS),
          Map.entry(ValueDomain.CLOCK, Domain.CLOCK),
          Map.entry(ValueDomain.RLIMIT, Domain.RLIMIT),
          Map.entry(ValueDomain.PERSONALITY, Domain.PERSONALITY),
          Map.entry(ValueDomain.PERSONALITY_FLAG, Domain.PERSONALITY),
          Map.entry(ValueDomain.PTRACE_OPTION, Domain.PTRACE),
          Map.entry(ValueDomain.CAPABILITY, Domain.CAPABILITY),
          Map.entry(ValueDomain.MOUNT_FLAG, Domain.MOUNT),
          Map.entry(ValueDomain.PTRACE, Domain.PTRACE),
          Map.entry(ValueDomain.IOCTL, Domain.IOCTL),
          Map.entry(ValueDomain.ILLUMOS_SIGNAL, Domain.SIGNAL));

  /** Arguments, by the call whose name stands before theirs. */
  private static final Map<ValueDomain, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry(ValueDomain.MADVISE, "madvise"),
          Map.entry(ValueDomain.MMAP_FLAG, "mmap"),
          Map.entry(ValueDomain.MREMAP_FLAG, "mremap"),
          Map.entry(ValueDomain.FALLOCATE_MODE, "fallocate"),
          Map.entry(ValueDomain.ARCH_PRCTL, "arch_prctl"),
          Map.entry(ValueDomain.ADDRESS_FAMILY, "socket"),
          Map.entry(ValueDomain.SOCKET_TYPE, "socket"),
          Map.entry(ValueDomain.SOCKET_FLAG, "socket"),
          Map.entry(ValueDomain.NETLINK_PROTOCOL, "socket"));

  private Universe() {}

  /** The calls of both tables; a number without a name stands for itself. */
  static List<String> calls(LinuxTables linux) {
    List<String> ids = new ArrayList<>();
    for (Abi abi : Abi.values()) {
      for (long number = 0; number < 472; number++) {
        ids.add("syscall/" + linux.syscall(abi, number).orElse(Long.toString(number)));
      }
    }
    return ids;
  }

  /** The options of every level, each set and read. */
  static List<String> options(LinuxTables linux) {
    LxReader reader = new LxReader(linux);
    List<String> ids = new ArrayList<>();
    for (var row : FactTable.read(Universe.class, "sockopt-support.csv")) {
      long level = Long.parseLong(row.get("level"));
      long optname = Long.parseLong(row.get("optname"));
      ids.add(reader.socketOption(level, optname, false).id());
      ids.add(reader.socketOption(level, optname, true).id());
    }
    return ids;
  }

  static List<String> values(LinuxTables linux) {
    List<String> ids = new ArrayList<>();
    VALUES.forEach(
        (values, domain) ->
            linux.all(values).stream()
                .map(NamedValue::name)
                .forEach(name -> ids.add(domain.id() + "/" + name)));
    ARGUMENTS.forEach(
        (values, call) ->
            linux.all(values).stream()
                .map(NamedValue::name)
                .forEach(name -> ids.add("syscall/" + call + "." + name)));
    return ids;
  }

  static Set<String> all(LinuxTables linux) {
    Set<String> ids = new TreeSet<>(calls(linux));
    ids.addAll(options(linux));
    ids.addAll(values(linux));
    return ids;
  }
}
