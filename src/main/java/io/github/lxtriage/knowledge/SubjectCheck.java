package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.Letters;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.lx.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds ids in a user's rules that no capture can ever hold, because a name in them is misspelt:
 * such a rule would be sound and without effect.
 */
final class SubjectCheck {
  /** Domains whose names come from a text that is not known beforehand. */
  private static final Set<Domain> FREE =
      Set.of(Domain.OTHER, Domain.DEBUG, Domain.MOUNT, Domain.PROC, Domain.CRASH, Domain.PANIC);

  /** What has no name goes by its number, with the level before it and the direction behind it. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:x32\\.)?(?:0x[0-9a-f]+|-?[0-9?]+(?:\\.-?[0-9?]+)*)(?:\\.get)?");

  /** A control message goes by its level and type. */
  private static final Pattern CONTROL_MESSAGE =
      Pattern.compile("msg_flag/control(?:\\.allocation|\\.-?[0-9]+\\.-?[0-9]+)?");

  /** The letters in which a near miss may differ. */
  private static final int NEAR = 2;

  private final LxReader lx = new LxReader(LinuxTables.bundled());

  /**
   * The subject of an item.
   *
   * @throws KnowledgeException where it is no pattern, and no capture can hold it
   */
  String sound(Item item) {
    String subject = EntryReader.subject(item);
    if (!Glob.isPattern(subject)) {
      mistake(subject)
          .ifPresent(
              mistake -> {
                throw item.mistake("subject", mistake);
              });
    }
    return subject;
  }

  /**
   * Checks what a program is said to need. What it needs of a file or a mount has any name, and
   * behind the name of a call may stand what it needs of that call.
   *
   * @throws KnowledgeException where nothing is known by the id
   */
  void holds(Item item, String id) {
    if (!id.startsWith(Domain.FS.id() + "/")) {
      mistake(id)
          .filter(mistake -> mistake(id.replaceFirst("\\.[^./]+$", "")).isPresent())
          .ifPresent(
              mistake -> {
                throw item.mistake("subject", mistake);
              });
    }
  }

  /** What is wrong with an id; empty where a capture may hold it. */
  private Optional<String> mistake(String id) {
    Subject subject = Subject.ofId(id);
    List<Subject> parts = subject.parts().isEmpty() ? List.of(subject) : subject.parts();
    return parts.stream().filter(part -> !isKnown(part)).findFirst().map(this::unknown);
  }

  private boolean isKnown(Subject subject) {
    String limit = subject.name().replaceFirst("\\.unmapped$", "");
    boolean unmapped = subject.domain() == Domain.RLIMIT && !limit.equals(subject.name());
    return unmapped ? isKnownByItself(Subject.of(Domain.RLIMIT, limit)) : isKnownByItself(subject);
  }

  private boolean isKnownByItself(Subject subject) {
    return CONTROL_MESSAGE.matcher(subject.id()).matches()
        || FREE.contains(subject.domain())
        || NUMBER.matcher(subject.name()).matches()
        || Bundled.own(subject.id()).isPresent()
        || Bundled.had().entry(subject.id()).isPresent()
        || Bundled.families().naming(subject.id()).isPresent()
        || lx.isNamed(subject);
  }

  private String unknown(Subject subject) {
    return "no subject is known as '"
        + subject.id()
        + "'"
        + nearest(subject).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** The known id of the same domain that differs in the fewest letters. */
  private static Optional<String> nearest(Subject subject) {
    List<String> known = new ArrayList<>(Bundled.domain(subject.domain()).keySet());
    known.addAll(Bundled.had().subjects());
    return known.stream()
        .filter(id -> id.startsWith(subject.domain().id() + "/"))
        .filter(id -> Letters.distance(id, subject.id(), NEAR) <= NEAR)
        .min(
            Comparator.comparingInt((String id) -> Letters.distance(id, subject.id(), NEAR))
                .thenComparing(Comparator.naturalOrder()));
  }
}
