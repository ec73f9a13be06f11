package io.github.lxtriage.triage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read from one capture.
 *
 * @param producers the kinds of record it holds, by their ids ({@code lxunsup}, {@code agg-row}
 *     ...), sorted
 * @param lines all lines
 * @param records lines or blocks that were read
 * @param unread lines that nothing claimed
 * @param platform what it ran on, where the capture or the user says so
 * @param losses what it says it lacks, in order of the first line
 * @param unreadShapes unread lines by their shape, most frequent first
 * @param dating how old the platform is, by its texts, where there are any
 * @param endings how processes ended, by debug lines
 * @param labels what somebody says of the capture, by name; may be empty
 * @param contents what tells its contents from those of another, so that a result which is saved
 *     can be known to hold it; empty where nobody took it
 */
public record CaptureSummary(
    String source,
    List<String> producers,
    long lines,
    long records,
    long unread,
    Optional<String> platform,
    Trust trust,
    List<Loss> losses,
    List<UnreadShape> unreadShapes,
    Optional<Dating> dating,
    List<Ending> endings,
    Map<String, String> labels,
    String contents) {

  public CaptureSummary {
    producers = List.copyOf(producers);
    losses = List.copyOf(losses);
    unreadShapes = List.copyOf(unreadShapes);
    endings = List.copyOf(endings);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /**
   * Unread lines that look alike.
   *
   * @param shape a line's text with digits collapsed to {@code N}; not trusted
   * @param count how many lines
   * @param line the first one's number
   */
  public record UnreadShape(String shape, long count, long line) {}
}
