package io.github.lxtriage.lx;

import java.util.List;

/**
 * What the grammar made of a text.
 *
 * @param format the id of a row of {@code messages.csv}; a text of the documentation has none there
 */
record Reading(Subject subject, List<Subject> others, String format) {
  static final String NO_FORMAT = "";

  Reading {
    others = List.copyOf(others);
  }

  static Reading of(Subject subject, String format) {
    return new Reading(subject, List.of(), format);
  }

  /** Whether both speak of the same, whatever the words. */
  boolean agrees(Reading other) {
    return subject.equals(other.subject) && others.equals(other.others);
  }

  /** The reading, with the format left open. */
  Reading withoutFormat() {
    return new Reading(subject, others, NO_FORMAT);
  }
}
