package io.github.lxtriage.capture;

import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.TraceRecord;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a capture became what. Every byte is counted exactly once: in a kind of record, or as
 * blank.
 *
 * @param lines all lines
 * @param tornLine the last line's number where the capture ends in the middle of it, else 0
 * @param leftOutLine the first line that says that somebody left lines out, such as {@code [...]},
 *     else 0
 * @param shares what each kind of record took; kinds that took nothing are left out
 * @param blank empty lines, column headings, and a document's prompts and elisions
 */
public record ReadSummary(
    long lines, long tornLine, long leftOutLine, Map<RecordKind, Share> shares, Share blank) {
  public ReadSummary {
    shares = Collections.unmodifiableMap(new EnumMap<>(shares));
  }

  /**
   * A part of a capture.
   *
   * @param records how many records it holds
   * @param lines how many lines end in it
   * @param bytes how many bytes it has, line ends included
   */
  public record Share(long records, long lines, long bytes) {
    static final Share NONE = new Share(0, 0, 0);

    /** Both parts together. */
    public Share and(Share other) {
      return new Share(records + other.records, lines + other.lines, bytes + other.bytes);
    }
  }

  /** What this and the part of the capture below it hold together. */
  ReadSummary and(ReadSummary below) {
    Map<RecordKind, Share> both = new EnumMap<>(RecordKind.class);
    both.putAll(shares);
    below.shares.forEach((kind, share) -> both.merge(kind, share, Share::and));
    long torn = below.tornLine > 0 ? lines + below.tornLine : tornLine;
    long leftOut =
        leftOutLine > 0 || below.leftOutLine == 0 ? leftOutLine : lines + below.leftOutLine;
    return new ReadSummary(lines + below.lines, torn, leftOut, both, blank.and(below.blank));
  }

  /** What a kind of record took. */
  public Share share(RecordKind kind) {
    return shares.getOrDefault(kind, Share.NONE);
  }

  /** Records of all kinds, without diagnostics and unread text. */
  public long records() {
    return all().records()
        - share(RecordKind.DIAGNOSTIC).records()
        - share(RecordKind.TEXT).records();
  }

  /** Lines that nothing claimed. */
  public long unread() {
    return share(RecordKind.TEXT).lines();
  }

  /** Lines that say nothing: empty ones and headings. */
  public long blanks() {
    return blank.lines();
  }

  /** All bytes of the capture. */
  public long bytes() {
    return all().and(blank).bytes();
  }

  private Share all() {
    return shares.values().stream().reduce(Share.NONE, Share::and);
  }

  /** Counts while reading. */
  static final class Counter {
    private final Map<RecordKind, Count> counts = new EnumMap<>(RecordKind.class);
    private final Count blank = new Count();
    private long tornLine;
    private long leftOutLine;

    private static final class Count {
      private long records;
      private long lines;
      private long bytes;

      void add(long moreRecords, long moreLines, long moreBytes) {
        records += moreRecords;
        lines += moreLines;
        bytes += moreBytes;
      }

      void add(Line line) {
        records++;
        lines += line.span();
        bytes += line.bytes();
      }

      Share share() {
        return new Share(records, lines, bytes);
      }
    }

    void count(Line line, @Nullable TraceRecord record) {
      if (record == null) {
        blank.add(line);
        return;
      }
      counts.computeIfAbsent(record.recordKind(), kind -> new Count()).add(line);
      boolean certain = record.reading() == Reading.STRICT;
      if (!line.terminated() && (!certain || record.recordKind() == RecordKind.TEXT)) {
        tornLine = line.number() + line.span() - 1;
      }
    }

    /** Takes note of the first line that says that lines were left out; 0 for none. */
    void leftOut(long line) {
      leftOutLine = line;
    }

    /** Counts records of one kind that were not read one by one. */
    void count(RecordKind kind, long records, long lines, long bytes) {
      counts.computeIfAbsent(kind, absent -> new Count()).add(records, lines, bytes);
    }

    /** Counts empty lines. */
    void blank(long lines) {
      blank.add(lines, lines, lines);
    }

    /** The summary of a part that begins below some lines. */
    ReadSummary summary(long read, long linesBefore) {
      Map<RecordKind, Share> shares = new EnumMap<>(RecordKind.class);
      counts.forEach((kind, count) -> shares.put(kind, count.share()));
      long torn = tornLine == 0 ? 0 : tornLine - linesBefore;
      long leftOut = leftOutLine == 0 ? 0 : leftOutLine - linesBefore;
      return new ReadSummary(read - linesBefore, torn, leftOut, shares, blank.share());
    }
  }
}
