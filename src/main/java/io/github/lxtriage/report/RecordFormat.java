package io.github.lxtriage.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the records of captures are written. */
public enum RecordFormat {
  /** One JSON object a line. */
  NDJSON(NdjsonRecords::new),
  /** One table for all kinds. */
  CSV(CsvRecords::new),
  /** Stacks with their counts, as flame-graph tools read them. */
  FOLDED(FoldedStacks::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds no state
  private final Opener opener;

  RecordFormat(Opener opener) {
    this.opener = opener;
  }

  /** The word used on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that an id names. */
  public static Optional<RecordFormat> of(String id) {
    for (RecordFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Begins to write; the same records give the same bytes. The stream stays open. */
  public RecordWriter open(OutputStream out) throws IOException {
    return opener.open(out);
  }

  private interface Opener {
    RecordWriter open(OutputStream out) throws IOException;
  }
}
