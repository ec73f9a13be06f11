package io.github.lxtriage.report;

import io.github.lxtriage.triage.TriageDiff;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the difference of two triages is written. */
public enum DiffFormat {
  /** Lines for a terminal. */
  TABLE(DiffTable::text),
  /** One object, for programs. */
  JSON(DiffJson::text),
  /** Evidence for a change. */
  MARKDOWN(DiffMarkdown::text);

  @SuppressWarnings("ImmutableEnumChecker") // a method reference holds no state
  private final Writer writer;

  DiffFormat(Writer writer) {
    this.writer = writer;
  }

  /** The word used on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that an id names. */
  public static Optional<DiffFormat> of(String id) {
    for (DiffFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Writes a difference as UTF-8 with newlines. The stream is flushed, not closed. */
  public void write(TriageDiff diff, ReportContext context, OutputStream out) throws IOException {
    out.write(writer.text(diff, context).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private interface Writer {
    String text(TriageDiff diff, ReportContext context) throws IOException;
  }
}
