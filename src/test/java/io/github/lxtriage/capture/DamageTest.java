package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.print.MadeUpRun;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.TraceRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is damaged costs itself and nothing beside it; nothing is thrown, and no byte is lost. */
class DamageTest {
  private static final int ENTRIES = 12;

  private static MadeUpRun run(long... programs) {
    MadeUpRun run = new MadeUpRun();
    for (long seed : programs) {
      run.program(seed, ENTRIES);
    }
    return run;
  }

  @Property(tries = 400)
  void a_damaged_program_costs_nothing_of_the_others(
      @ForAll long before, @ForAll long damaged, @ForAll long after, @ForAll long damage) {
    String first = run(before).text();
    String middle = damaged(run(damaged).text(), new Random(damage));
    String last = "\n\n" + run(5_000_000 + after % 1000).text();
    Captured captured = Captured.of(first + "\n\n" + middle + last);
    List<String> alone = shown(Captured.of(first).records());
    List<String> read = shown(captured.records());
    assertThat(read.subList(0, alone.size())).isEqualTo(alone);
    assertThat(captured.summary().bytes())
        .isEqualTo(first.length() + 2 + middle.length() + last.length());
  }

  /** Lines taken out, bytes changed, the rest cut off. */
  private static String damaged(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < 3 && lines.size() > 4; i++) {
      int at = 2 + random.nextInt(lines.size() - 3);
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.set(at, changed(lines.get(at), random));
        case 2 -> lines.set(at, lines.get(at).substring(0, lines.get(at).length() / 2));
        default -> lines.add(at, "damage " + "x".repeat(random.nextInt(300)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String changed(String line, Random random) {
    StringBuilder changed = new StringBuilder(line);
    for (int i = 0; i < 3 && changed.length() > 0; i++) {
      changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(256));
    }
    return changed.toString().replace('\n', ' ');
  }

  private static List<String> shown(List<TraceRecord> records) {
    return records.stream().map(record -> record.toString().replaceAll("line=\\d+", "")).toList();
  }

  @Property(tries = 300)
  void diagnostics_between_and_inside_lines_cost_no_record(
      @ForAll long program, @ForAll long places) {
    MadeUpRun run = run(program, program + 1);
    Captured whole = Captured.of(run.text());
    Random random = new Random(places);
    StringBuilder cut = new StringBuilder(run.text());
    int drops = 1 + random.nextInt(5);
    for (int i = 0; i < drops; i++) {
      int at = random.nextInt(cut.length());
      // What goes to standard error is written in one piece: nothing stands inside it.
      int start = cut.lastIndexOf("\n", at - 1) + 1;
      int said = cut.indexOf("dtrace: ", start);
      boolean diagnostic = said >= start && said < at && cut.indexOf("\n", start) > said;
      cut.insert(diagnostic ? said : at, "dtrace: 7 drops on CPU 3\n");
    }
    Captured captured = Captured.of(cut.toString());
    List<String> expected = shown(withoutDrops(whole));
    List<String> read = shown(withoutDrops(captured));
    for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
      assertThat(read.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(read).hasSameSizeAs(expected);
    assertThat(captured.summary().bytes()).isEqualTo(cut.length());
    assertThat(captured.records().stream().filter(DamageTest::drop)).hasSize(drops);
  }

  private static List<TraceRecord> withoutDrops(Captured captured) {
    return captured.records().stream().filter(record -> !drop(record)).toList();
  }

  private static boolean drop(TraceRecord record) {
    return record instanceof TraceRecord.Diagnostic said && said.kind() == DiagnosticClass.DROPS;
  }

  @Property(tries = 300)
  void bytes_of_any_kind_are_counted_once(@ForAll byte[] bytes) {
    assertThat(Captured.of(bytes).summary().bytes()).isEqualTo(bytes.length);
  }

  @Property(tries = 200)
  void structured_output_that_is_damaged_is_counted_to_its_end(@ForAll long damage) {
    String probe = "{\"cpu\": 0, \"id\": 5, \"name\": \"BEGIN\", \"output\": [{\"value\": 7}]}";
    String whole =
        "{\"dtrace\": {\"probes\": [\n" + (probe + ",\n").repeat(400) + probe + "\n]}}\n";
    Random random = new Random(damage);
    StringBuilder text = new StringBuilder(whole);
    text.setCharAt(30 + random.nextInt(text.length() - 30), (char) random.nextInt(256));
    if (random.nextBoolean()) {
      text.setLength(30 + random.nextInt(text.length() - 30));
    }
    assertThat(Captured.of(text.toString()).summary().bytes()).isEqualTo(text.length());
  }

  @Property(tries = 100)
  void a_capture_that_breaks_off_keeps_what_came_before(@ForAll long program, @ForAll long where) {
    String text = run(program, program + 1).text();
    int length = Math.floorMod(where, text.length());
    Captured captured = Captured.of(text.substring(0, length));
    assertThat(captured.summary().bytes()).isEqualTo(length);
  }

  @Test
  void a_line_without_an_end_is_unread_text_whatever_its_length() throws Exception {
    long length = 300_000_000;
    List<TraceRecord> records = new ArrayList<>();
    InputStream endless =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            int given = (int) Math.min(count, left);
            java.util.Arrays.fill(bytes, from, from + given, (byte) 'x');
            left -= given;
            return given == 0 ? -1 : given;
          }
        };
    ReadSummary summary =
        new CaptureReader(MessageStart.unknown())
            .read(endless, (record, raw) -> records.add(record));
    assertThat(records).extracting(TraceRecord::recordKind).containsExactly(RecordKind.TEXT);
    assertThat(summary.share(RecordKind.TEXT).bytes()).isEqualTo(length);
  }

  @Test
  void many_stacks_in_a_row_are_not_looked_at_again_for_each() {
    String stack = "\n              unix`a+0x1\n              unix`b\n";
    Captured captured = Captured.of(stack.repeat(20_000));
    assertThat(captured.summary().share(RecordKind.STACK).records()).isEqualTo(20_000);
  }

  @Test
  void the_bytes_of_a_row_that_a_diagnostic_cut_belong_to_the_row_and_to_the_diagnostic() {
    String text = "  3055               mysqld NOSdtrace: 14 drops on CPU 5\nYS (425): x\\0\n";
    ReadSummary summary = Captured.of(text).summary();
    assertThat(summary.share(RecordKind.DIAGNOSTIC).bytes())
        .isEqualTo("dtrace: 14 drops on CPU 5\n".getBytes(StandardCharsets.UTF_8).length);
    assertThat(summary.share(RecordKind.UNSUPPORTED_CALL).lines()).isEqualTo(2);
  }
}
