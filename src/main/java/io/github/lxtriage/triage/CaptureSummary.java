package io.github.lxtriage.triage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was read from one capture.
 *
 * @param producers the kinds of record it holds, by their ids ({@code lxunsup}, {@code agg-row}
 *     ...), sorted
 * @param lines all lines
 * @param records lines or blocks that were read
 * @param explained those of them that one of our scripts prints
 * @param unexplained those that none of our scripts prints, so that they say nothing of LX;
 *     headings are neither
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
    long explained,
    long unexplained,
    long unread,
    Optional<String> platform,
    Trust trust,
    List<Loss> losses,
    List<UnreadShape> unreadShapes,
    Optional<Dating> dating,
    List<Ending> endings,
    Map<String, String> labels,
    String contents) {

  /** Scripts of ours that show no call that was refused. */
  private static final Set<String> BLIND = Set.of("lxlatency", "lxsockopt-optlen");

  public CaptureSummary {
    producers = List.copyOf(producers);
    losses = List.copyOf(losses);
    unreadShapes = List.copyOf(unreadShapes);
    endings = List.copyOf(endings);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /**
   * Whether it could be evidence that LX refused nothing more than it shows: a script of ours ran
   * that can show it, and the capture is complete, or holds a record of it and no run lacks its end
   * mark.
   */
  public boolean isEvidence() {
    boolean brokenOff =
        trust.doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.NO_END);
    return showsRefusals()
        && (trust.level() == Trust.Level.COMPLETE || (explained > 0 && !brokenOff));
  }

  /** Whether a script of ours that ran can show what LX refuses, or what is asked of it. */
  public boolean showsRefusals() {
    return producers.stream()
        .anyMatch(producer -> producer.startsWith("lx") && !BLIND.contains(producer));
  }

  /** Whether no line of it is known to be dtrace's. */
  public boolean isNoCapture() {
    return records == 0 && unread > 0 && losses.isEmpty();
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
