package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.lx.MessageFormat;
import java.util.Collection;
import java.util.Optional;

/** Compares what was refused with the build that is said to have refused it. */
final class PlatformCheck {
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
    return platform
        .isBefore(fixed)
        .map(before -> change(before, platform.on(fixed).orElse(""), fixed.still()));
  }

  private PlatformNote change(boolean before, String first, String still) {
    String since = platform.line().title() + " " + platform.shown(first);
    if (before) {
      return new PlatformNote(
          PlatformNote.Kind.FIXED_AFTER,
          "Already fixed after your build (" + build() + "): upgrade to " + since + " or newer");
    }
    if (platform.line() == Platform.Line.OMNIOS && platform.version().equals(first)) {
      return new PlatformNote(
          PlatformNote.Kind.STILL_POSSIBLE,
          "Solved in " + since + " or by an update of it: bring your build up to date");
    }
    return still.isEmpty()
        ? wrong("LX has done otherwise since " + since)
        : new PlatformNote(
            PlatformNote.Kind.STILL_POSSIBLE,
            "Solved since " + since + "; on your build (" + build() + ") it can only be " + still);
  }

  /** The days of the texts are those of SmartOS, and say nothing of OmniOS. */
  private Optional<PlatformNote> era(Collection<MessageFormat> formats) {
    if (platform.line() != Platform.Line.SMARTOS) {
      return Optional.empty();
    }
    String built = platform.shown(platform.version());
    Optional<PlatformNote> gone =
        formats.stream()
            .filter(format -> !format.until().isEmpty() && format.until().compareTo(built) < 0)
            .map(format -> wrong("LX has not printed this text since " + format.until()))
            .findFirst();
    return gone.or(
        () ->
            formats.stream()
                .filter(format -> format.since().compareTo(built) > 0)
                .map(format -> wrong("LX has printed this text only since " + format.since()))
                .findFirst());
  }

  private PlatformNote wrong(String because) {
    return new PlatformNote(
        PlatformNote.Kind.NOT_FROM_THIS_BUILD,
        "Cannot come from your build ("
            + build()
            + "), so the capture or the claim is wrong: "
            + because);
  }

  private String build() {
    return platform.line().title() + " " + platform.shown(platform.version());
  }
}
