package io.github.lxtriage.lx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody asks for.
 *
 * @param subjects what the text means, best first; empty where it means nothing that is known
 * @param message the text, where it is a message of LX
 * @param cut what is left of a message, where that does not decide
 */
public record Asked(List<Subject> subjects, Optional<LxMessage> message, Optional<CutMessage> cut) {
  static final Asked NOTHING = new Asked(List.of(), Optional.empty(), Optional.empty());

  public Asked {
    subjects = List.copyOf(subjects);
  }

  boolean isNothing() {
    return subjects.isEmpty() && message.isEmpty() && cut.isEmpty();
  }

  static Asked of(LxMessage message) {
    return new Asked(
        Stream.concat(Stream.of(message.subject()), message.others().stream()).toList(),
        Optional.of(message),
        Optional.empty());
  }
}
