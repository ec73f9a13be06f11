package io.github.lxtriage.knowledge;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Versions of a program.
 *
 * @param from the first of them; empty where there is no lower end
 * @param below the first that is beyond them; empty where there is no upper end
 */
public record VersionRange(Optional<Version> from, Optional<Version> below) {
  /** Every version, also one that is not known. */
  public static final VersionRange ALL = new VersionRange(Optional.empty(), Optional.empty());

  /** Whether a version is among them. */
  public boolean contains(Version version) {
    return from.map(first -> version.compareTo(first) >= 0).orElse(true)
        && below.map(end -> version.compareTo(end) < 0).orElse(true);
  }

  /** False where all versions are meant, so that none has to be known. */
  public boolean isLimited() {
    return below.isPresent() || from.filter(first -> !first.equals(Version.FIRST)).isPresent();
  }

  /** The versions at which a program comes in or goes out. */
  Stream<Version> ends() {
    return Stream.concat(from.stream(), below.stream());
  }

  /**
   * {@code from 258}, {@code from 253 up to 257}, {@code from 2.39 to before 2.39.2}; empty for
   * all.
   */
  public String words() {
    String first =
        from.filter(version -> !version.equals(Version.FIRST)).map(v -> "from " + v).orElse("");
    String end = below.map(Version::upTo).orElse("");
    return first.isEmpty() || end.isEmpty()
        ? first + end
        : first + (end.startsWith("before") ? " to " : " ") + end;
  }
}
