package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.lx.MessageFormat;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates a capture by the formats of its messages, and by what they are about: what LX does since a
 * day, only older platforms refuse.
 */
final class Eras {
  private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private String olderThan = "";
  private String newerThan = "";
  private String text = "";
  private long line;

  void add(MessageFormat format, String spelling, long at) {
    if (format.since().compareTo(newerThan) > 0) {
      newerThan = format.since();
    }
    if (!format.until().isEmpty()) {
      until(format.until(), spelling, at);
    }
  }

  private void until(String day, String spelling, long at) {
    if (olderThan.isEmpty() || day.compareTo(olderThan) < 0) {
      olderThan = day;
      text = spelling;
      line = at;
    }
  }

  /** Adds what lines below others say. */
  void join(Eras below, long linesBefore) {
    if (below.newerThan.compareTo(newerThan) > 0) {
      newerThan = below.newerThan;
    }
    boolean older = olderThan.isEmpty() || below.olderThan.compareTo(olderThan) < 0;
    if (!below.olderThan.isEmpty() && older) {
      olderThan = below.olderThan;
      text = below.text;
      line = below.line + linesBefore;
    }
  }

  void write(FormWriter out) {
    out.text(olderThan);
    out.text(newerThan);
    out.text(text);
    out.number(line);
  }

  static Eras read(FormReader in) {
    Eras read = new Eras();
    read.olderThan = in.text();
    read.newerThan = in.text();
    read.text = in.text();
    read.line = in.number();
    return read;
  }

  /** The days between which the capture was made, where its messages tell. */
  Optional<Dating> dating(Collection<SubjectCount> subjects, Knowledge knowledge) {
    if (newerThan.isEmpty()) {
      return Optional.empty();
    }
    Eras known = new Eras();
    known.join(this, 0);
    subjects.stream()
        .filter(count -> !count.formats().isEmpty())
        .forEach(
            count ->
                knowledge
                    .entry(count.subject().id())
                    .map(Entry::fixedIn)
                    .filter(fixed -> fixed.still().isEmpty())
                    .flatMap(Entry.FixedIn::smartos)
                    .ifPresent(day -> known.until(day(day), message(count), line(count))));
    return Optional.of(new Dating(known.olderThan, newerThan, known.text, known.line));
  }

  private static String day(String version) {
    return DAY.matcher(version).replaceAll("$1-$2-$3");
  }

  private static String message(SubjectCount count) {
    return count.spellings().stream()
        .filter(spelling -> !RowSpelling.isRow(spelling))
        .findFirst()
        .orElse("");
  }

  /** Rows that only show a call may stand above the first message; both are of one platform. */
  private static long line(SubjectCount count) {
    return count.lines().get(0).place().line();
  }
}
