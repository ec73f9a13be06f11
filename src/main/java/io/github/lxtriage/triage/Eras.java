package io.github.lxtriage.triage;

import io.github.lxtriage.lx.MessageFormat;
import java.util.Optional;

/** Dates a capture by the formats of its messages. */
final class Eras {
  private String olderThan = "";
  private String newerThan = "";
  private String text = "";
  private long line;

  void add(MessageFormat format, String spelling, long at) {
    if (format.since().compareTo(newerThan) > 0) {
      newerThan = format.since();
    }
    String until = format.until();
    if (!until.isEmpty() && (olderThan.isEmpty() || until.compareTo(olderThan) < 0)) {
      olderThan = until;
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
    Eras eras = new Eras();
    eras.olderThan = in.text();
    eras.newerThan = in.text();
    eras.text = in.text();
    eras.line = in.number();
    return eras;
  }

  Optional<Dating> dating() {
    return newerThan.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dating(olderThan, newerThan, text, line));
  }
}
