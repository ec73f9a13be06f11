package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * parse gives what captures hold, whatever they were compressed with, and says what became what.
 */
class ParseCommandTest {
  @TempDir Path directory;

  private static String capture(int rows) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    Random random = new Random(7);
    for (int i = 0; i < rows; i++) {
      text.append(
          String.format(
              "%6d %20s NOSYS (%d): out of bounds\\0%n",
              random.nextInt(99_999), "p" + random.nextInt(9_999), random.nextInt(400)));
    }
    return text.toString();
  }

  private static byte[] compressed(String format, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        switch (format) {
          case "gzip" -> new GZIPOutputStream(out);
          case "xz" -> new XZOutputStream(out, new LZMA2Options());
          case "lzma" -> new LZMAOutputStream(out, new LZMA2Options(), -1);
          default -> new ZstdOutputStream(out);
        }) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void says_at_the_end_how_many_lines_became_what() {
    String text = "   PID                 NAME CALL\n  4211 a\ndtrace: 5 drops on CPU 3\n\n";
    Run run = Run.with(directory, text + "  4211              systemd x\\0\n", "parse", "-");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo("lxtriage: 5 lines: 1 lxunsup, 1 diagnostic, 2 blank or heading, 1 unread\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd"})
  void compressed_captures_are_recognised_by_their_first_bytes(String format) throws IOException {
    Files.write(directory.resolve("plain.txt"), compressed(format, capture(1000)));
    Run run = Run.in(directory, "parse", "plain.txt");
    assertThat(run.out().lines()).hasSize(1000);
    assertThat(run.err()).contains("1000 lxunsup").doesNotContain("breaks off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void a_capture_that_a_shell_of_windows_wrote_in_utf_16_is_read(String charset)
      throws IOException {
    String text =
        "\ufeff"
            + capture(4000)
            + "  4211"
            + " ".repeat(17)
            + "\ud83d\ude00 prctl option 23\\0\r\n";
    Files.write(directory.resolve("wide.txt"), text.getBytes(Charset.forName(charset)));
    Run run = Run.in(directory, "parse", "wide.txt");
    assertThat(run.out().lines()).hasSize(4001);
    assertThat(run.out()).contains("\\uD83D\\uDE00");
    assertThat(run.err())
        .isEqualTo("lxtriage: 4002 lines: 4001 lxunsup, 1 blank or heading, 0 unread\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd"})
  void an_archive_that_breaks_off_gives_what_could_be_read_and_says_so(String format)
      throws IOException {
    byte[] whole = compressed(format, capture(40_000));
    Files.write(directory.resolve("cut.log"), Arrays.copyOf(whole, whole.length * 2 / 3));
    Run run = Run.in(directory, "parse", "cut.log");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().count()).isBetween(10_000L, 39_999L);
    assertThat(run.err())
        .contains("cut.log: the " + format + " archive breaks off; what could be read was read\n");
  }

  @Test
  void an_archive_of_which_nothing_can_be_read_is_no_fault_of_the_program() throws IOException {
    Files.write(directory.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    Run run = Run.in(directory, "parse", "cut.gz");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("breaks off").doesNotContain("nothing was captured");
  }

  @Test
  void an_xz_archive_gives_every_line_that_stands_before_its_break() throws IOException {
    String capture = capture(4_000);
    byte[] whole = compressed("xz", capture);
    for (int part = 1; part < 10; part++) {
      String torn =
          new String(Arrays.copyOf(whole, whole.length * part / 10), StandardCharsets.ISO_8859_1);
      Run run = Run.with(directory, torn, "parse", "-");
      assertThat(run.out().lines().count()).isBetween(400L * part - 200, 400L * part + 200);
      assertThat(run.err()).contains("breaks off");
    }
  }

  @Test
  void a_quiet_capture_is_not_called_something_else() {
    Run run = Run.with(directory, "   PID                 NAME CALL\n^C\n", "parse", "-");
    assertThat(run.err()).contains("no row in it: nothing was reported while it ran");
    Run triage = Run.with(directory, "   PID                 NAME CALL\n^C\n", "triage", "-");
    assertThat(triage.err()).contains("no row in it: nothing was reported while it ran");
    assertThat(triage.out()).startsWith("Nothing was reported.\n");
  }

  @Test
  void a_file_of_diagnostics_only_is_a_capture() {
    Run run = Run.with(directory, "dtrace: 5 drops on CPU 0\n", "parse", "-");
    assertThat(run.err()).doesNotContain("not a capture");
  }

  @Test
  void standard_input_keeps_its_name_in_a_table() {
    Run run = Run.with(directory, "dtrace: 5 drops on CPU 0\n", "parse", "-", "--format", "csv");
    assertThat(run.out()).contains("\ndiagnostic,-,1,");
  }

  @Test
  void an_archive_that_breaks_off_is_a_lossy_capture() throws IOException {
    byte[] whole = compressed("gzip", capture(40_000));
    Files.write(directory.resolve("cut.log"), Arrays.copyOf(whole, whole.length / 2));
    Run run = Run.in(directory, "triage", "cut.log", "--format", "json");
    assertThat(run.out()).contains("\"trust\": \"lossy\"");
  }

  @Test
  void files_of_a_directory_are_named_by_their_path_below_it() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("a/b/x.log"), capture(1));
    Files.writeString(directory.resolve("a/README"), "no capture\n");
    Run run = Run.in(directory, "parse", "a");
    assertThat(run.out()).contains("\"source\":\"b/x.log\",\"line\":2");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void what_cannot_be_read_is_said_and_the_rest_is_done() throws IOException {
    Files.writeString(directory.resolve("x.log"), capture(1));
    Run run = Run.in(directory, "parse", "missing.log", "x.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("missing.log: no such file");
  }

  @Test
  void a_format_that_is_none_is_a_mistake_of_the_command_line() {
    Run run = Run.in(directory, "parse", "x.log", "--format", "xml");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--format must be one of ndjson, csv, folded; got 'xml'");
  }

  @Test
  void freebsds_structured_output_is_recognised_by_its_first_key() {
    String json =
        """
        {"dtrace": {"probes": [
          {"cpu": 0, "id": 5, "function": "open", "name": "entry", "output": [{"message": "hello"}, {"value": 5}]},
          {"cpu": -1, "id": -1, "provider": "dtrace", "module": "INTERNAL", "function": "INTERNAL", "name": "DROP",
           "output": [{"count": 5, "total": 5, "kind": 0, "msg": "5 drops on CPU 2"}]},
          {"cpu": 1, "id": 2, "function": "", "name": "END", "output": [
            {"stack-frames": [{"symbol": "kernel`foo+0x1", "module": "kernel"}]},
            {"aggregation-data": [{"keys": ["sshd", 9], "count": 2},
              {"keys": [], "buckets": [{"value": 32, "count": 17}]}], "aggregation-name": "x"}]}
        ]}}
        """;
    Run run = Run.with(directory, json, "parse", "-");
    assertThat(run.out())
        .isEqualTo(
            """
            {"kind":"probe-row","source":"-","line":2,"cpu":0,"id":5,"function":"open","name":"entry","rest":"hello"}
            {"kind":"diagnostic","source":"-","line":3,"class":"drops","text":"5 drops on CPU 2"}
            {"kind":"probe-row","source":"-","line":5,"cpu":1,"id":2,"function":"","name":"END","rest":""}
            {"kind":"stack","source":"-","line":6,"frames":["kernel`foo+0x1"]}
            {"kind":"agg-row","source":"-","line":7,"keys":["sshd",9],"value":2}
            {"kind":"hist","source":"-","line":8,"keys":[],"buckets":[["32",17]]}
            """);
    assertThat(run.err()).contains("9 lines: ").contains(" 0 unread");
  }

  @Test
  void structured_output_that_breaks_off_keeps_what_was_read() {
    String json =
        "{\"dtrace\": {\"probes\": [{\"cpu\": 0, \"id\": 5, \"name\": \"BEGIN\"}, {\"cpu\": 1,";
    Run run = Run.with(directory, json, "parse", "-");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            {"kind":"probe-row","source":"-","line":1,"cpu":0,"id":5,"function":"","name":"BEGIN","rest":""}
            {"kind":"text","source":"-","line":1,"text":", {\\"cpu\\": 1,"}
            """);
    assertThat(run.err()).contains("1 line: ").contains(" 1 unread");
  }

  /** A made-up capture of 3,000 different kernel stacks: the total is intact. */
  @Test
  void three_thousand_stacks_are_folded_with_their_total_intact() {
    Random random = new Random(11);
    StringBuilder text =
        new StringBuilder("dtrace: description 'profile-997 ' matched 1 probe\n\n\n");
    TreeMap<String, Long> expected = new TreeMap<>();
    long total = 0;
    for (int i = 0; i < 3000; i++) {
      int frames = 1 + random.nextInt(20);
      StringBuilder folded = new StringBuilder("unix`sys_syscall");
      StringBuilder printed = new StringBuilder("              unix`sys_syscall+0x17a\n");
      for (int f = 0; f < frames; f++) {
        String name = "genunix`function_" + random.nextInt(500);
        folded.append(';').append(name);
        printed.insert(0, "              " + name + "+0x" + Integer.toHexString(f + 1) + "\n");
      }
      long value = 1L + random.nextInt(i % 3 == 0 ? 999 : 99_999);
      total += value;
      expected.merge(folded.toString(), value, Long::sum);
      text.append('\n').append(printed).append(String.format(" %16d%n", value));
    }
    Run run = Run.with(directory, text.toString(), "parse", "-", "--format", "folded");
    long read =
        run.out()
            .lines()
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    assertThat(read).isEqualTo(total);
    StringBuilder lines = new StringBuilder();
    expected.forEach((stack, value) -> lines.append(stack).append(' ').append(value).append('\n'));
    assertThat(run.out()).isEqualTo(lines.toString());
    assertThat(run.err()).contains(" 0 unread");
  }
}
