package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.lx.MessageFormat;
import java.util.Collection;
import java.util.Optional;

/** Compares what was refused with the build that is said to have refused it. */
final class PlatformCheck {
  /** The release whose sources were looked at, and when (reference: lx-debug-probes.md). */
  private static final String OMNIOS_SEEN = "r151038";

  private static final String SEEN_ON = "2021-04-01";

  /** Of most changes only the day is known, and in which release that ended up is a conclusion. */
  private static final String BY_CALENDAR =
      " (the release follows from the day of the change, not from its sources)";

  private final Platform platform;

  PlatformCheck(Platform platform) {
    this.platform = platform;
  }

  /**
   * What there is to say; nothing where neither the texts nor the knowledge tell the build apart.
   *
   * @param formats the formats in which the subject was reported
   */
  Optional<PlatformNote> note(Collection<MessageFormat> formats, Optional<Entry> entry) {
    return era(formats).or(() -> entry.flatMap(known -> change(known.fixedIn())));
  }

  private Optional<PlatformNote> change(Entry.FixedIn fixed) {
    return platform.isBefore(fixed).map(before -> change(before, fixed));
  }

  private PlatformNote change(boolean before, Entry.FixedIn fixed) {
    String first = platform.on(fixed).orElse("");
    String since = platform.line().title() + " " + platform.shown(first);
    if (before) {
      return new PlatformNote(
          PlatformNote.Kind.FIXED_AFTER,
          platform.isOnlyLatest(fixed)
              ? "Solved in "
                  + since
                  + " at the latest"
                  + BY_CALENDAR
                  + ", and your build ("
                  + build()
                  + ") is older: upgrade to it or newer"
              : "Already fixed after your build ("
                  + build()
                  + "): upgrade to "
                  + since
                  + " or newer");
    }
    if (!platform.isOnlyLatest(fixed)
        && platform.line() == Platform.Line.OMNIOS
        && platform.version().equals(first)) {
      return new PlatformNote(
          PlatformNote.Kind.STILL_POSSIBLE,
          "Solved in " + since + " or by an update of it: bring your build up to date");
    }
    String solved = since + (platform.isOnlyLatest(fixed) ? BY_CALENDAR : "");
    return fixed.still().isEmpty()
        ? notFrom("LX has done otherwise since " + solved, platform.isOnlyLatest(fixed))
        : new PlatformNote(
            PlatformNote.Kind.STILL_POSSIBLE,
            "Solved since "
                + solved
                + "; on your build ("
                + build()
                + ") it can only be "
                + fixed.still());
  }

  /**
   * The days of the texts are those of SmartOS. Of OmniOS it is only known that its sources of
   * {@link #OMNIOS_SEEN} no longer have the texts that SmartOS had given up by then.
   */
  private Optional<PlatformNote> era(Collection<MessageFormat> formats) {
    if (platform.line() == Platform.Line.OMNIOS) {
      return platform.version().compareTo(OMNIOS_SEEN) < 0
          ? Optional.empty()
          : formats.stream()
              .filter(format -> isGoneBefore(format, SEEN_ON))
              .map(format -> wrong("LX no longer prints this text in OmniOS " + OMNIOS_SEEN))
              .findFirst();
    }
    String built = platform.shown(platform.version());
    Optional<PlatformNote> gone =
        formats.stream()
            .filter(format -> isGoneBefore(format, built))
            .map(format -> wrong("LX has not printed this text since " + format.until()))
            .findFirst();
    return gone.or(
        () ->
            formats.stream()
                .filter(format -> format.since().compareTo(built) > 0)
                .map(format -> wrong("LX has printed this text only since " + format.since()))
                .findFirst());
  }

  private static boolean isGoneBefore(MessageFormat format, String day) {
    return !format.until().isEmpty() && format.until().compareTo(day) < 0;
  }

  private PlatformNote wrong(String because) {
    return notFrom(because, false);
  }

  private PlatformNote notFrom(String because, boolean concluded) {
    return new PlatformNote(
        PlatformNote.Kind.NOT_FROM_THIS_BUILD,
        (concluded ? "Should not come from your build (" : "Cannot come from your build (")
            + build()
            + (concluded ? "): " : "), so the capture or the claim is wrong: ")
            + because);
  }

  private String build() {
    return platform.line().title() + " " + platform.shown(platform.version());
  }
}
