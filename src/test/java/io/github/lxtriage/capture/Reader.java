package io.github.lxtriage.capture;

import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads a text through the real door, and keeps what came out. */
record Reader(List<TraceRecord> records, List<String> raw, ReadSummary summary) {

  /** Stands for the texts of LX: those that begin with one of these words. */
  private static final List<String> FIRST_WORDS =
      List.of("NOSYS ", "prctl ", "unsupported ", "setsockopt(", "fstatat(");

  static Reader of(String text) {
    return of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Reader of(byte[] capture) {
    List<TraceRecord> records = new ArrayList<>();
    List<String> raw = new ArrayList<>();
    try {
      ReadSummary summary =
          new CaptureReader(Reader::messageStart)
              .read(
                  new ByteArrayInputStream(capture),
                  (record, line) -> {
                    records.add(record);
                    raw.add(line);
                  });
      return new Reader(records, raw, summary);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static OptionalInt messageStart(String text) {
    return FIRST_WORDS.stream()
        .mapToInt(text::indexOf)
        .filter(at -> at == 0 || (at > 0 && text.charAt(at - 1) == ' '))
        .min();
  }
}
