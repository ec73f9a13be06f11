package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.SocketOption;
import io.github.lxtriage.linux.ValueDomain;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that a misspelt one may stand for. */
final class NearNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{3,63}");

  /** Of a longer name two letters may differ, of a shorter one. */
  private static final int LONG = 8;

  private static final int LISTED = 3;

  private final Known known;

  NearNames(Known known) {
    this.known = known;
  }

  /** The nearest first; empty where the text is no single word, or near to nothing. */
  List<Subject> of(String text) {
    if (!NAME.matcher(text).matches()) {
      return List.of();
    }
    String word = text.toUpperCase(Locale.ROOT);
    int most = text.length() < LONG ? 1 : 2;
    Names names = new Names(known);
    return candidates(known.tables())
        .filter(name -> Letters.distance(name.toUpperCase(Locale.ROOT), word, most) <= most)
        .distinct()
        .sorted(
            Comparator.comparingInt(
                    (String name) -> Letters.distance(name.toUpperCase(Locale.ROOT), word, most))
                .thenComparing(
                    name -> name.charAt(name.length() - 1) != text.charAt(text.length() - 1))
                .thenComparing(Comparator.naturalOrder()))
        .flatMap(name -> names.exactly(name).stream().limit(1))
        .limit(LISTED)
        .toList();
  }

  private static Stream<String> candidates(LinuxTables tables) {
    return Stream.of(
            Stream.of(Abi.values()).flatMap(abi -> tables.syscallNames(abi).stream()),
            tables.socketOptions().stream().map(SocketOption::setName),
            Stream.of(
                    ValueDomain.PRCTL,
                    ValueDomain.IOCTL,
                    ValueDomain.FCNTL,
                    ValueDomain.FUTEX,
                    ValueDomain.CLONE_FLAG,
                    ValueDomain.MSG_FLAG,
                    ValueDomain.MOUNT_FLAG,
                    ValueDomain.CAPABILITY,
                    ValueDomain.CLOCK,
                    ValueDomain.PTRACE)
                .flatMap(domain -> tables.all(domain).stream())
                .map(value -> value.name()))
        .flatMap(names -> names);
  }
}
