package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.print.MadeUpRun;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What an independent printer prints is read back: every record, and nothing else. */
class RoundTripTest {
  private static final int ENTRIES_OF_A_PROGRAM = 10;

  @Property(tries = 250, seed = "1")
  void what_programs_print_is_read_back(@ForAll @Size(8) List<Long> programs) throws IOException {
    roundTrip(programs);
  }

  @Property(tries = 250, seed = "20140528")
  void what_other_programs_print_is_read_back(@ForAll @Size(8) List<Long> programs)
      throws IOException {
    roundTrip(programs);
  }

  @Property(tries = 250, seed = "-7")
  void what_still_others_print_is_read_back(@ForAll @Size(8) List<Long> programs)
      throws IOException {
    roundTrip(programs);
  }

  /** Other programs at every run; {@code -Pslow} makes it long. */
  @Property(tries = 50)
  void what_any_programs_print_is_read_back(@ForAll @Size(8) List<Long> programs)
      throws IOException {
    for (int i = 0; i < Integer.getInteger("round.trip.factor", 1); i++) {
      long other = i;
      roundTrip(programs.stream().map(seed -> seed * 31 + other).toList());
    }
  }

  private static void roundTrip(List<Long> programs) throws IOException {
    MadeUpRun run = new MadeUpRun();
    programs.forEach(seed -> run.program(seed, ENTRIES_OF_A_PROGRAM));
    byte[] bytes = run.text().getBytes(StandardCharsets.ISO_8859_1);
    List<TraceRecord> read = new ArrayList<>();
    ReadSummary summary =
        new CaptureReader(MessageStart.unknown())
            .read(new ByteArrayInputStream(bytes), (record, raw) -> read.add(record));
    List<TraceRecord> expected = run.records();
    for (int i = 0; i < Math.min(expected.size(), read.size()); i++) {
      assertThat(shown(read.get(i)))
          .as(around(run.text(), expected.get(i).line()))
          .isEqualTo(shown(expected.get(i)));
    }
    assertThat(read).hasSameSizeAs(expected);
    assertThat(summary.bytes()).isEqualTo(bytes.length);
    assertThat(summary.share(RecordKind.TEXT)).isEqualTo(new ReadSummary.Share(0, 0, 0));
  }

  /** A record without what the bytes of a table say as text: only their digits are compared. */
  private static TraceRecord shown(TraceRecord record) {
    if (record instanceof TraceRecord.AggregationRow row) {
      return new TraceRecord.AggregationRow(
          row.line(), row.reading(), keys(row.keys()), row.values());
    }
    if (record instanceof Histogram h) {
      return new Histogram(
          h.line(), h.reading(), keys(h.keys()), h.frames(), h.label(), h.buckets());
    }
    if (record instanceof StackCount s) {
      return new StackCount(s.line(), s.reading(), s.frames(), keys(s.keys()), s.value());
    }
    return record;
  }

  private static List<Key> keys(List<Key> keys) {
    return keys.stream()
        .map(key -> key instanceof Key.Hex bytes ? new Key.Hex(bytes.hex(), "") : key)
        .toList();
  }

  private static String around(String text, long line) {
    String[] lines = text.split("\n", -1);
    StringBuilder out = new StringBuilder();
    for (long i = Math.max(0, line - 4); i < Math.min(lines.length, line + 12); i++) {
      out.append(i + 1).append(i + 1 == line ? ">|" : " |").append(lines[(int) i]).append("|\n");
    }
    return out.toString();
  }
}
