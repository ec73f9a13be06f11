package io.github.lxtriage.triage;

import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A subject seen in one record.
 *
 * @param spelling the text in which it was reported
 * @param refused true where LX said that it refused it, false for a mere call
 * @param option the option that was set; empty for everything else
 * @param format the format that LX printed the message with, where the text decides that
 * @param shape the text's shape where LX is not known to say it; else empty
 * @param candidates what an option number without a level may be, or what is left of a message
 * @param count how many times the record counts
 * @param errno what the call answered, where the record says it
 * @param script the script whose row it is; empty where the record is of no such row
 */
record Sighting(
    Subject subject,
    String spelling,
    boolean refused,
    Optional<OptionNumber> option,
    Optional<MessageFormat> format,
    String shape,
    List<String> candidates,
    String execname,
    OptionalLong pid,
    long count,
    Optional<Errno> errno,
    String script) {
  /** What a cut message may be, where that is too much to list. */
  static final String NOT_LISTED = "?";

  Sighting {
    count = Math.max(0, count); // an aggregation of another kind than count() may be negative
  }

  /** A subject of which nothing more is known than that it was seen. */
  Sighting(
      Subject subject,
      String spelling,
      boolean refused,
      Optional<OptionNumber> option,
      Optional<MessageFormat> format,
      String shape,
      List<String> candidates,
      String execname,
      OptionalLong pid,
      long count) {
    this(
        subject,
        spelling,
        refused,
        option,
        format,
        shape,
        candidates,
        execname,
        pid,
        count,
        Optional.empty(),
        "");
  }

  /** The same, as a row of a script. */
  Sighting by(String rowOf, Optional<Errno> answered) {
    return new Sighting(
        subject,
        spelling,
        refused,
        option,
        format,
        shape,
        candidates,
        execname,
        pid,
        count,
        answered,
        rowOf);
  }

  /** The same, of a socket option that was set. */
  Sighting of(OptionNumber set) {
    return new Sighting(
        subject,
        spelling,
        refused,
        Optional.of(set),
        format,
        shape,
        candidates,
        execname,
        pid,
        count,
        errno,
        script);
  }

  /** The same, as what is left of a message that may have been one of several. */
  Sighting cut(List<String> possible) {
    return new Sighting(
        subject,
        spelling,
        refused,
        option,
        format,
        shape,
        possible.isEmpty() ? List.of(NOT_LISTED) : possible,
        execname,
        pid,
        count,
        errno,
        script);
  }

  /** A socket option by its numbers. */
  record OptionNumber(long level, long optname) {}
}
