package io.github.lxtriage.lx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message, read.
 *
 * @param text the message as it was given
 * @param recognised false where LX never said such a thing; the subject is then {@code other/TEXT}
 * @param others further subjects of the same text ({@code set_robust_list / get_robust_list})
 * @param format the format that LX printed it with, where the text decides that
 */
public record LxMessage(
    String text,
    Subject subject,
    boolean recognised,
    List<Subject> others,
    Optional<MessageFormat> format) {
  public LxMessage {
    Objects.requireNonNull(text);
    Objects.requireNonNull(subject);
    others = List.copyOf(others);
    Objects.requireNonNull(format);
  }
}
