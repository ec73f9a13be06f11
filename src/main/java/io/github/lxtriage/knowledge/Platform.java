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

  private static final Pattern JOYENT = Pattern.compile("joyent_([0-9]{8})");
  private static final Pattern OMNIOS_SYSTEM = Pattern.compile("omnios-(r[0-9]{6})");

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

  /**
   * The platform that a system's own version names: {@code joyent_20230914T000102Z} or {@code
   * omnios-r151046-d2bb8a7ec8}, as {@code uname -v} prints it; or the form of {@link #of}.
   */
  public static Optional<Platform> ofSystem(String version) {
    Matcher joyent = JOYENT.matcher(version);
    Matcher omnios = OMNIOS_SYSTEM.matcher(version);
    if (joyent.lookingAt()) {
      return of("smartos:" + joyent.group(1));
    }
    return omnios.lookingAt() ? of("omnios:" + omnios.group(1)) : of(version);
  }

  static String form(Line line) {
    return line == Line.SMARTOS ? "a date, YYYYMMDD" : "a release, rNNNNNN";
  }

  /**
   * Whether this build is older than the first that is known to have a change; empty where the
   * change is not on its scale.
   */
  public Optional<Boolean> isBefore(Entry.FixedIn change) {
    return on(change).map(first -> version.compareTo(first) < 0);
  }

  /** The first build of this line that is known to have a change. */
  public Optional<String> on(Entry.FixedIn change) {
    return line == Line.SMARTOS ? change.smartos() : change.omnios().or(change::omniosBy);
  }

  /** Whether builds before the one that {@link #on} gives may have the change too. */
  public boolean isOnlyLatest(Entry.FixedIn change) {
    return line == Line.OMNIOS && change.omnios().isEmpty() && change.omniosBy().isPresent();
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
