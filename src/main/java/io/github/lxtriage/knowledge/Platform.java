package io.github.lxtriage.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build of an operating system that has LX zones. The dates of SmartOS and the releases of OmniOS
 * are different scales: builds of one are never compared with those of the other.
 *
 * @param version the date of a SmartOS build, {@code YYYYMMDD}; a release of OmniOS, {@code
 *     rNNNNNN}
 */
public record Platform(Line line, String version) {
  private static final Pattern SMARTOS =
      Pattern.compile("(20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?:T[0-9]{6}Z)?");
  private static final Pattern OMNIOS = Pattern.compile("(r[0-9]{6})[a-z]{0,2}");

  /** An operating system. */
  public enum Line {
    SMARTOS,
    OMNIOS;

    /** The word before the colon. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The name as its makers write it. */
    public String title() {
      return this == SMARTOS ? "SmartOS" : "OmniOS";
    }
  }

  /** The platform that {@code smartos:20230914} or {@code omnios:r151046} names. */
  public static Optional<Platform> of(String text) {
    for (Line line : Line.values()) {
      if (text.startsWith(line.id() + ":")) {
        Matcher version =
            (line == Line.SMARTOS ? SMARTOS : OMNIOS)
                .matcher(text.substring(line.id().length() + 1));
        return version.matches()
            ? Optional.of(new Platform(line, version.group(1)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  static String form(String line) {
    return line.equals(Line.SMARTOS.id()) ? "a date, YYYYMMDD" : "a release, rNNNNNN";
  }

  /** Whether this build is older than a change; empty where the change is not on its scale. */
  public Optional<Boolean> isBefore(Entry.FixedIn change) {
    return on(change).map(first -> version.compareTo(first) < 0);
  }

  /** The first build of this line that has a change. */
  public Optional<String> on(Entry.FixedIn change) {
    return line == Line.SMARTOS ? change.smartos() : change.omnios();
  }

  /** The version as it is read: a date with dashes, a release as it is. */
  public String shown(String version) {
    return line == Line.SMARTOS
        ? version.substring(0, 4) + "-" + version.substring(4, 6) + "-" + version.substring(6)
        : version;
  }

  @Override
  public String toString() {
    return line.id() + ":" + version;
  }
}
