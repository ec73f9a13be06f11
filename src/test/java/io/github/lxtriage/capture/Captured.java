package io.github.lxtriage.capture;

import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the reader sees it.
 *
 * @param raw the lines that each record stands on
 */
record Captured(List<TraceRecord> records, List<String> raw, ReadSummary summary) {

  /** Reads a text whose characters stand for bytes. */
  static Captured of(String bytes) {
    return of(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Captured of(byte[] bytes) {
    List<TraceRecord> records = new ArrayList<>();
    List<String> raw = new ArrayList<>();
    try {
      ReadSummary summary =
          new CaptureReader(MessageStart.unknown())
              .read(
                  new ByteArrayInputStream(bytes),
                  (record, text) -> {
                    records.add(record);
                    raw.add(text);
                  });
      return new Captured(records, raw, summary);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The kinds of the records, in order. */
  List<String> kinds() {
    return records.stream().map(record -> record.recordKind().id()).toList();
  }
}
