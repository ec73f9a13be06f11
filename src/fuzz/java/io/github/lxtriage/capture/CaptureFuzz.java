package io.github.lxtriage.capture;

import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes are a capture: nothing is thrown, every byte and line is counted once, and the fast way
 * and the parts of several threads give the records of the grammar alone.
 */
public final class CaptureFuzz {
  /** Threads cost far more than a small capture, so one in this many inputs is read in parts. */
  private static final int ONE_IN = 8;

  /** The fast way is for what repeats, so one in this many inputs is read twice over as well. */
  private static final int TWICE_ONE_IN = 3;

  private CaptureFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    int turn = Math.floorMod(Arrays.hashCode(bytes), ONE_IN * TWICE_ONE_IN);
    agree(bytes, turn % ONE_IN == 0);
    if (turn % TWICE_ONE_IN == 0) {
      byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
      System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
      agree(twice, turn % ONE_IN == 0);
    }
  }

  private static void agree(byte[] bytes, boolean inParts) throws IOException {
    CaptureReader reader = new CaptureReader(MessageStart.unknown());
    Kept plain = new Kept();
    ReadSummary expected = reader.readPlainly(new ByteArrayInputStream(bytes), plain);
    same((long) bytes.length, expected.bytes(), "bytes");
    same(lines(bytes), expected.lines(), "lines");
    long counted = expected.blanks();
    for (RecordKind kind : RecordKind.values()) {
      counted += expected.share(kind).lines();
    }
    same(expected.lines(), counted, "lines of records and blanks");
    Kept quick = new Kept();
    ReadSummary summary = reader.read(new ByteArrayInputStream(bytes), quick);
    same(plain.records, quick.records, "records of the fast way");
    same(expected, summary, "the summary of the fast way");
    if (inParts) {
      Kept parts = new Kept();
      long size = Math.max(64, bytes.length / 3);
      ReadSummary joined =
          new PartReader<>(MessageStart.unknown(), new InMemory(bytes), parts, 1, size).read();
      if (!structured(bytes)) {
        same(plain.records, parts.records, "records of parts");
        same(expected, joined, "the summary of parts");
      }
    }
  }

  /** What only the door before the parts reads: FreeBSD's structured output, and a byte mark. */
  private static boolean structured(byte[] bytes) throws IOException {
    return bytes.length > 0
        && (bytes[0] == (byte) 0xef
            || StructuredReader.recognises(
                new java.io.BufferedInputStream(new ByteArrayInputStream(bytes), 1 << 16)));
  }

  private static long lines(byte[] bytes) {
    long lines = 0;
    for (byte each : bytes) {
      lines += each == '\n' ? 1 : 0;
    }
    return bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? lines : lines + 1;
  }

  private static void same(Object expected, Object actual, String what) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ": expected " + expected + " but was " + actual);
    }
  }

  /** Each record with its line and its text, whichever way it came. */
  private static final class Kept implements PartSink<Kept> {
    private final List<String> records = new ArrayList<>();
    private String context = "";

    @Override
    public void accept(TraceRecord record, String raw) {
      records.add(record.line() + Repeated.of(record) + raw);
      if (record instanceof TraceRecord.Diagnostic said) {
        context = said.text();
      }
    }

    @Override
    public Repeats repeats(TraceRecord record) {
      return Repeated.each(record, records::add);
    }

    @Override
    public Kept itself() {
      return this;
    }

    @Override
    public Object context() {
      return context;
    }

    @Override
    public Kept part(Object start) {
      Kept part = new Kept();
      part.context = (String) start;
      return part;
    }

    @Override
    public void join(Kept part, long linesBefore) {
      for (String record : part.records) {
        int end = record.indexOf(' ');
        records.add(Long.parseLong(record, 0, end, 10) + linesBefore + record.substring(end));
      }
      context = part.context;
    }
  }

  private record InMemory(byte[] bytes) implements CaptureReader.Source {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
      return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }
  }
}
