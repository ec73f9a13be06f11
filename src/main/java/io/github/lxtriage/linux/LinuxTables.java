package io.github.lxtriage.linux;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The names and numbers of the Linux ABI. Immutable and safe to share between threads; each table
 * is loaded when it is first asked.
 */
public final class LinuxTables {
  private final Once<CallTable> calls = new Once<>(CallTable::new);
  private final Once<SocketTable> sockets = new Once<>(SocketTable::new);
  private final Once<ValueTable> values = new Once<>(ValueTable::new);

  private LinuxTables() {}

  /** The tables that the program carries. */
  public static LinuxTables bundled() {
    return new LinuxTables();
  }

  /** The name of a system call; empty where Linux assigns the number to none. */
  public Optional<String> syscall(Abi abi, long number) {
    return calls.get().name(abi, number);
  }

  /** The number of a system call. */
  public OptionalLong syscallNumber(Abi abi, String name) {
    return calls.get().number(abi, name);
  }

  /** The names of all system calls. */
  public Set<String> syscallNames(Abi abi) {
    return calls.get().names(abi);
  }

  /** The option with this number at this level. */
  public Optional<SocketOption> socketOption(long level, long optname) {
    return sockets.get().option(level, optname);
  }

  /** All options, by level. */
  public List<SocketOption> socketOptions() {
    return sockets.get().options(option -> true);
  }

  /** The options with this number, one for each level that has it, ascending by level. */
  public List<SocketOption> socketOptionsNumbered(long optname) {
    return sockets.get().options(option -> option.optname() == optname);
  }

  /** The options that go by this name, ascending by level; a few names stand at two levels. */
  public List<SocketOption> socketOptionsNamed(String name) {
    return sockets.get().options(option -> option.isNamed(name));
  }

  /**
   * What is odd about a number at a level, such as that it is no option of Linux at all, or only
   * the type of a control message.
   */
  public Optional<String> socketOptionRemark(long level, long optname) {
    return sockets.get().remark(level, optname);
  }

  /** The usual name of a socket level: SOL_SOCKET, IPPROTO_IPV6. */
  public Optional<String> level(long level) {
    return sockets.get().level(level);
  }

  /** The name of a socket level that begins with SOL_, where it has one: SOL_IPV6, SOL_SCTP. */
  public Optional<String> solName(long level) {
    return sockets.get().solName(level);
  }

  /** The number of a socket level, from its IPPROTO_ or SOL_ spelling. */
  public OptionalLong levelNamed(String name) {
    return sockets.get().levelNamed(name);
  }

  /** The name of a number. */
  public Optional<NamedValue> value(ValueDomain domain, long value) {
    return values.get().value(domain, value);
  }

  /** The number of a name or of one of its aliases. */
  public Optional<NamedValue> named(ValueDomain domain, String name) {
    return values.get().named(domain, name);
  }

  /** All of a domain, ascending by value, negative numbers last. */
  public List<NamedValue> all(ValueDomain domain) {
    return values.get().all(domain);
  }

  /** Takes a word of flags apart; only names of a single bit count. */
  public FlagWord flags(ValueDomain domain, long word) {
    return values.get().flags(domain, word);
  }
}
