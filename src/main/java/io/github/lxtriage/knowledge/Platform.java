package io.github.lxtriage.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build of an operating system that has LX zones. The dates of SmartOS and the releases of OmniOS
 * are different scales: builds of one are never compared with those of the other.
 *
 * @param version the date of a SmartOS build, {@code YYYYMMDD}; a release of OmniOS, {@code
 *     rNNNNNN}, with the letters of an update where they are known: {@code a} to {@code z}, then
 *     {@code aa} to {@code az}, {@code ba} and so on
 */
public record Platform(Line line, String version) {
  private static final Pattern SMARTOS =
      Pattern.compile("(20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?:T[0-9]{6}Z)?");
  private static final Pattern OMNIOS = Pattern.compile("r[0-9]{6}[a-z]{0,2}");

  private static final Pattern JOYENT =
      Pattern.compile("joyent_([0-9]{8}(?:T[0-9]{6}Z)?)(?![0-9A-Z])");
  private static final Pattern OMNIOS_SYSTEM =
      Pattern.compile("omnios-(r[0-9]{6}[a-z]{0,2})(?![0-9a-z])");

  /** Of a release of OmniOS, the digits before the letters of its update. */
  private static final int RELEASE = "r151046".length();

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

  /**
   * The platform that {@code smartos:20230914}, {@code omnios:r151046} or {@code omnios:r151046be}
   * names.
   */
  public static Optional<Platform> of(String text) {
    for (Line line : Line.values()) {
      if (text.startsWith(line.id() + ":")) {
        Matcher version =
            (line == Line.SMARTOS ? SMARTOS : OMNIOS)
                .matcher(text.substring(line.id().length() + 1));
        return version.matches()
            ? Optional.of(new Platform(line, version.group(line == Line.SMARTOS ? 1 : 0)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The platform that a system's own version names: {@code joyent_20230914T000102Z} or {@code
   * omnios-r151046-d2bb8a7ec8}, the hash may be missing, as {@code uname -v} prints it; or the form
   * of {@link #of}.
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
    return line == Line.SMARTOS
        ? "a date, YYYYMMDD"
        : "a release, rNNNNNN, with the letters of an update";
  }

  /** Whether a build has a change. */
  public enum Has {
    YES,
    /**
     * It is a build of a release that got the change with an update, and of which update, it does
     * not say.
     */
    PERHAPS,
    NO
  }

  /**
   * Whether this build has a change; empty where the change is not on its scale. A build of OmniOS
   * has it where its own branch got it with this update or an earlier one, and where it is of a
   * later release than all that got it.
   */
  public Optional<Has> has(Entry.FixedIn change) {
    if (line == Line.SMARTOS) {
      return change.smartos().map(day -> version.compareTo(day) >= 0 ? Has.YES : Has.NO);
    }
    if (change.omnios().isEmpty()) {
      return change.omniosBy().map(by -> compare(version, by) >= 0 ? Has.YES : Has.NO);
    }
    Optional<String> branch =
        change.omnios().stream().filter(first -> release(first).equals(release())).findFirst();
    if (branch.isPresent()) {
      return branch.map(this::hasUpdate);
    }
    String last = change.omnios().stream().max(Platform::compare).orElseThrow();
    return Optional.of(compare(version, last) > 0 ? Has.YES : Has.NO);
  }

  /** Of a release without letters it is not known which update it is. */
  private Has hasUpdate(String first) {
    boolean unknown = version.length() == RELEASE && first.length() > RELEASE;
    return unknown ? Has.PERHAPS : compare(version, first) >= 0 ? Has.YES : Has.NO;
  }

  /** The release without the letters of an update. */
  public String release() {
    return release(version);
  }

  private static String release(String version) {
    return version.substring(0, Math.min(RELEASE, version.length()));
  }

  /**
   * The order of two versions of one line: by the release, then by the letters of the update, of
   * which two follow all single ones.
   */
  public static int compare(String a, String b) {
    int releases = release(a).compareTo(release(b));
    int updates = Integer.compare(a.length(), b.length());
    return releases != 0 ? releases : updates != 0 ? updates : a.compareTo(b);
  }

  /** The builds of this line that a change came with, the earliest first, as they are read. */
  public List<String> shown(Entry.FixedIn change) {
    List<String> builds =
        line == Line.SMARTOS
            ? change.smartos().stream().toList()
            : change.omnios().isEmpty()
                ? change.omniosBy().stream().toList()
                : change.omnios().stream().sorted(Platform::compare).toList();
    return builds.stream().map(this::shown).toList();
  }

  /** Whether builds before the one that {@link #shown} gives may have the change too. */
  public boolean isOnlyLatest(Entry.FixedIn change) {
    return line == Line.OMNIOS && change.omnios().isEmpty() && change.omniosBy().isPresent();
  }

  /** The version as it is read: a date with dashes, a release as it is. */
  public String shown(String build) {
    return line == Line.SMARTOS
        ? build.substring(0, 4) + "-" + build.substring(4, 6) + "-" + build.substring(6)
        : build;
  }

  @Override
  public String toString() {
    return line.id() + ":" + version;
  }
}
