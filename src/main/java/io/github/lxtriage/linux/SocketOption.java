package io.github.lxtriage.linux;

import java.util.List;
import java.util.Objects;

/**
 * A socket option of Linux. Some numbers have one name for setsockopt and another for getsockopt.
 *
 * @param levelName as {@link LinuxTables#level(long)}
 * @param aliases further names of the same number
 * @param readOnly true where Linux lets a program only read it
 */
public record SocketOption(
    long level,
    String levelName,
    long optname,
    String setName,
    String getName,
    List<String> aliases,
    boolean readOnly) {
  public SocketOption {
    Objects.requireNonNull(levelName);
    Objects.requireNonNull(setName);
    Objects.requireNonNull(getName);
    aliases = List.copyOf(aliases);
  }

  /** The name that a program uses to read, or else to set, the option. */
  public String name(boolean get) {
    return get ? getName : setName;
  }

  /** Whether the option goes by this name, in either direction or as an alias. */
  public boolean isNamed(String name) {
    return setName.equals(name) || getName.equals(name) || aliases.contains(name);
  }
}
