package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.CallerAnswer;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.History;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.lx.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Compares what was refused with the build that is said to have refused it. That it cannot come
 * from there is said only where a source shows since which build LX does otherwise.
 */
final class PlatformCheck {
  /** The release whose sources were looked at, and when (reference: lx-debug-probes.md). */
  private static final String OMNIOS_SEEN = "r151038";

  private static final String SEEN_ON = "2021-04-01";

  private final Platform platform;
  private final History history;

  PlatformCheck(Platform platform, History history) {
    this.platform = platform;
    this.history = history;
  }

  /**
   * What there is to say; nothing where neither the texts nor the knowledge tell the build apart.
   *
   * @param formats the formats in which the subject was reported
   */
  Optional<PlatformNote> note(
      String subject, Collection<MessageFormat> formats, Optional<Entry> entry) {
    return era(formats)
        .or(() -> entry.flatMap(known -> change(subject, known.fixedIn())))
        .or(
            () ->
                history
                    .before(subject, platform)
                    .filter(PlatformCheck::isError)
                    .map(this::answers));
  }

  private Optional<PlatformNote> change(String subject, Entry.FixedIn fixed) {
    return platform
        .has(fixed)
        .map(
            has ->
                switch (has) {
                  case NO -> new PlatformNote(PlatformNote.Kind.FIXED_AFTER, missing(fixed));
                  case PERHAPS ->
                      new PlatformNote(
                          PlatformNote.Kind.STILL_POSSIBLE,
                          "Solved with "
                              + builds(fixed)
                              + "; of your build ("
                              + build()
                              + ") the update is not known: bring it up to date");
                  case YES -> present(subject, fixed);
                });
  }

  private String missing(Entry.FixedIn fixed) {
    return platform.isOnlyLatest(fixed)
        ? "Solved in "
            + builds(fixed)
            + " at the latest, and your build ("
            + build()
            + ") is older: upgrade to it or newer"
        : "Already fixed after your build ("
            + build()
            + "): upgrade to "
            + builds(fixed)
            + " or newer";
  }

  private PlatformNote present(String subject, Entry.FixedIn fixed) {
    String solved = builds(fixed) + (platform.isOnlyLatest(fixed) ? " at the latest" : "");
    return fixed.still().isEmpty()
        ? notFrom("LX has done otherwise since " + solved, history.shows(subject, platform))
        : new PlatformNote(
            PlatformNote.Kind.STILL_POSSIBLE,
            "Solved since "
                + solved
                + "; on your build ("
                + build()
                + ") it can only be "
                + fixed.still());
  }

  /** A change of something else about the subject is no answer to why it was refused. */
  private static boolean isError(History.Change change) {
    return !CallerAnswer.errnos(change.before()).isEmpty();
  }

  private PlatformNote answers(History.Change change) {
    return new PlatformNote(
        PlatformNote.Kind.ANSWERED_OTHERWISE,
        "Your build ("
            + build()
            + ") answers: "
            + change.before()
            + ". Since "
            + builds(change.in())
            + ": "
            + change.after()
            + " ("
            + change.change()
            + ")");
  }

  /** {@code OmniOS r151046be, r151048ad or r151050d}. */
  private String builds(Entry.FixedIn fixed) {
    List<String> shown = platform.shown(fixed);
    int last = shown.size() - 1;
    return platform.line().title()
        + " "
        + (last < 1
            ? String.join("", shown)
            : String.join(", ", shown.subList(0, last)) + " or " + shown.get(last));
  }

  /**
   * The days of the texts are those of SmartOS. Of OmniOS it is only known that its sources of
   * {@link #OMNIOS_SEEN} no longer have the texts that SmartOS had given up by then.
   */
  private Optional<PlatformNote> era(Collection<MessageFormat> formats) {
    if (platform.line() == Platform.Line.OMNIOS) {
      return Platform.compare(platform.version(), OMNIOS_SEEN) < 0
          ? Optional.empty()
          : formats.stream()
              .filter(format -> isGoneBefore(format, SEEN_ON))
              .map(
                  format -> notFrom("LX no longer prints this text in OmniOS " + OMNIOS_SEEN, true))
              .findFirst();
    }
    String built = platform.shown(platform.version());
    Optional<PlatformNote> gone =
        formats.stream()
            .filter(format -> isGoneBefore(format, built))
            .map(format -> notFrom("LX has not printed this text since " + format.until(), true))
            .findFirst();
    return gone.or(
        () ->
            formats.stream()
                .filter(format -> format.since().compareTo(built) > 0)
                .map(
                    format ->
                        notFrom("LX has printed this text only since " + format.since(), true))
                .findFirst());
  }

  private static boolean isGoneBefore(MessageFormat format, String day) {
    return !format.until().isEmpty() && format.until().compareTo(day) < 0;
  }

  private PlatformNote notFrom(String because, boolean shown) {
    return new PlatformNote(
        PlatformNote.Kind.NOT_FROM_THIS_BUILD,
        (shown ? "Cannot come from your build (" : "Not expected on your build (")
            + build()
            + (shown ? "), so the capture or the claim is wrong: " : "): ")
            + because);
  }

  private String build() {
    return platform.line().title() + " " + platform.shown(platform.version());
  }
}
