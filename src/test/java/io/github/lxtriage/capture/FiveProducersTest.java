package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TraceRecord.AggregationRow;
import io.github.lxtriage.trace.TraceRecord.DebugLine;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import io.github.lxtriage.trace.TraceRecord.ProbeRow;
import io.github.lxtriage.trace.TraceRecord.SocketOptionCall;
import io.github.lxtriage.trace.TraceRecord.Text;
import io.github.lxtriage.trace.TraceRecord.UnsupportedCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the scripts of the SmartOS notes print is read to the byte, and every line of a capture is
 * accounted for.
 */
class FiveProducersTest {
  private static final String UNSUP = "   PID                 NAME CALL\n";
  private static final String SOCKOPT = "   PID                 NAME PROTO SOCKOPT\n";
  private static final String PROBE = "CPU     ID                    FUNCTION:NAME\n";

  private static String unsup(long pid, String name, String call) {
    return String.format(Locale.ROOT, "%6d %20s %s\\0%n", pid, name, call).replace("\r\n", "\n");
  }

  private static String sockopt(long pid, String name, long level, long optname) {
    return String.format(Locale.ROOT, "%6d %20s %5d %d\n", pid, name, level, optname);
  }

  @Test
  void a_row_of_lxunsup_gives_pid_name_and_call() {
    assertThat(Reader.of(UNSUP + unsup(4211, "systemd", "NOSYS (bpf): Not done yet")).records())
        .containsExactly(
            new UnsupportedCall(2, Reading.STRICT, 4211, "systemd", "NOSYS (bpf): Not done yet"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tmux: server",
        "(sd-pam)",
        "kworker/0:1",
        "Plex Media Serv",
        "12 34",
        "a:b (c) d"
      })
  void a_process_name_may_hold_blanks_colons_and_parentheses(String name) {
    Reader both =
        Reader.of(UNSUP + unsup(73, name, "prctl option 4") + SOCKOPT + sockopt(73, name, 1, 9));
    assertThat(both.records())
        .containsExactly(
            new UnsupportedCall(2, Reading.STRICT, 73, name, "prctl option 4"),
            new SocketOptionCall(4, Reading.STRICT, 73, name, 1, 9));
  }

  @Test
  void a_pid_of_seven_digits_pushes_the_row_to_the_right() {
    assertThat(Reader.of(UNSUP + unsup(1234567, "init", "futex 0x2")).records())
        .containsExactly(new UnsupportedCall(2, Reading.STRICT, 1234567, "init", "futex 0x2"));
  }

  @Test
  void escapes_of_the_call_are_undone() {
    assertThat(Reader.of(UNSUP + unsup(1, "x", "setting prlimit 7\\n")).records())
        .containsExactly(new UnsupportedCall(2, Reading.STRICT, 1, "x", "setting prlimit 7\n"));
    assertThat(Reader.of(UNSUP + unsup(1, "x", "a\\tb\\\"c\\\\d\\303\\251")).records())
        .containsExactly(new UnsupportedCall(2, Reading.STRICT, 1, "x", "a\tb\"c\\d\u00e9"));
  }

  @Test
  void a_row_without_the_terminator_is_low_in_confidence() {
    Reader reader = Reader.of(UNSUP + "  4211              systemd prctl option 2\n");
    assertThat(reader.records())
        .containsExactly(new UnsupportedCall(2, Reading.LOW, 4211, "systemd", "prctl option 2"));
  }

  @Test
  void a_row_in_columns_needs_no_heading_where_the_terminator_is_there() {
    assertThat(Reader.of(unsup(9, "init", "prctl option 7")).records())
        .containsExactly(new UnsupportedCall(1, Reading.STRICT, 9, "init", "prctl option 7"));
  }

  @Test
  void a_process_name_with_a_newline_is_put_together_again() {
    assertThat(Reader.of(UNSUP + unsup(9, "ev\nil", "prctl option 7")).records())
        .containsExactly(new UnsupportedCall(2, Reading.JOINED, 9, "ev\nil", "prctl option 7"));
  }

  @Test
  void names_are_padded_by_bytes_and_shown_as_utf_8() {
    byte[] row =
        (UNSUP + unsup(9, "h\u00c3\u00a9llo\u00ff", "prctl option 7"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Reader.of(row).records())
        .containsExactly(
            new UnsupportedCall(2, Reading.STRICT, 9, "h\u00e9llo\\xff", "prctl option 7"));
  }

  @Test
  void numbers_of_lxsockopt_are_signed_64_bit() {
    assertThat(Reader.of(SOCKOPT + sockopt(12, "java", -1, 4294967295L)).records())
        .containsExactly(new SocketOptionCall(2, Reading.STRICT, 12, "java", -1, 4294967295L));
  }

  @Test
  void a_socket_option_row_without_its_heading_is_unread() {
    assertThat(Reader.of(sockopt(12, "java", 1, 9)).records()).hasOnlyElementsOfType(Text.class);
  }

  @Test
  void several_scripts_may_follow_each_other_in_one_file() {
    Reader reader =
        Reader.of(
            UNSUP
                + unsup(1, "a", "prctl option 7")
                + "\n\n"
                + SOCKOPT
                + sockopt(2, "b", 6, 1)
                + "\n"
                + UNSUP
                + unsup(3, "c", "futex 0x2")
                + "4211/1: lx_release: 4.10.0\n");
    assertThat(reader.records())
        .containsExactly(
            new UnsupportedCall(2, Reading.STRICT, 1, "a", "prctl option 7"),
            new SocketOptionCall(6, Reading.STRICT, 2, "b", 6, 1),
            new UnsupportedCall(9, Reading.STRICT, 3, "c", "futex 0x2"),
            new DebugLine(10, Reading.STRICT, 4211, 1, "lx_release: 4.10.0"));
    assertThat(reader.summary().unread()).isZero();
  }

  // ---- counts

  private static String count(String name, String message, long value) {
    return String.format(Locale.ROOT, "  %-50s  %-50s %16d\n", name, message, value);
  }

  @Test
  void counts_by_message_are_rows_of_two_strings() {
    assertThat(Reader.of("\n\n" + count("tmux: server", "prctl option 23", 40)).records())
        .containsExactly(
            new AggregationRow(
                3,
                Reading.STRICT,
                List.of(new Key.Str("tmux: server"), new Key.Str("prctl option 23")),
                40));
  }

  @Test
  void a_message_longer_than_its_column_runs_up_to_the_value() {
    String message = "NOSYS (name_to_handle_at): some reason that is longer than fifty";
    assertThat(Reader.of(count("dockerd", message, 71)).records())
        .containsExactly(
            new AggregationRow(
                1, Reading.STRICT, List.of(new Key.Str("dockerd"), new Key.Str(message)), 71));
  }

  @Test
  void a_message_with_a_newline_is_put_together_again() {
    String message = "setting prlimit 7 for another process\n";
    Reader reader =
        Reader.of(
            count("systemd", "futex 0x2", 2)
                + count("apt-get", message, 3)
                + count("z", "futex 0x2", 4));
    assertThat(reader.records())
        .containsExactly(
            new AggregationRow(
                1, Reading.STRICT, List.of(new Key.Str("systemd"), new Key.Str("futex 0x2")), 2),
            new AggregationRow(
                2, Reading.JOINED, List.of(new Key.Str("apt-get"), new Key.Str(message)), 3),
            new AggregationRow(
                4, Reading.STRICT, List.of(new Key.Str("z"), new Key.Str("futex 0x2")), 4));
    assertThat(reader.summary().unread()).isZero();
  }

  @Test
  void counts_by_option_have_a_number_as_second_key() {
    String row = String.format(Locale.ROOT, "  %-50s %16d %16d\n", "tmux: server", 35, 40);
    assertThat(Reader.of(row).records())
        .containsExactly(
            new AggregationRow(
                1, Reading.STRICT, List.of(new Key.Str("tmux: server"), new Key.Int(35)), 40));
  }

  @Test
  void a_key_of_digits_is_a_string_where_it_stands_on_the_left() {
    assertThat(Reader.of(count("sshd", "35", 2)).records())
        .containsExactly(
            new AggregationRow(
                1, Reading.STRICT, List.of(new Key.Str("sshd"), new Key.Str("35")), 2));
  }

  // ---- probe rows

  @Test
  void a_traced_length_is_the_rest_of_a_probe_row() {
    Reader reader =
        Reader.of(
            "dtrace: description 'lx-syscall::setsockopt:entry ' matched 1 probe\n"
                + PROBE
                + "  3  28561                 setsockopt:entry                 4\n"
                + " 17  28561                 setsockopt:entry                16\n");
    assertThat(reader.records())
        .containsExactly(
            new Diagnostic(
                1,
                DiagnosticClass.MATCHED,
                1,
                "description 'lx-syscall::setsockopt:entry ' matched 1 probe"),
            new ProbeRow(3, Reading.STRICT, 3, 28561, "setsockopt", "entry", "4"),
            new ProbeRow(4, Reading.STRICT, 17, 28561, "setsockopt", "entry", "16"));
  }

  // ---- debug lines

  @Test
  void a_debug_message_may_go_on_below_and_may_begin_there() {
    Reader reader = Reader.of("7/1: \nsemget(0, 1, 950)\n7/1: \tlx_emulate(56) done\n7/2: a\nb\n");
    assertThat(reader.records())
        .containsExactly(
            new DebugLine(1, Reading.STRICT, 7, 1, "\nsemget(0, 1, 950)"),
            new DebugLine(3, Reading.STRICT, 7, 1, "\tlx_emulate(56) done"),
            new DebugLine(4, Reading.STRICT, 7, 2, "a\nb"));
  }

  @Test
  void a_message_cut_at_255_bytes_lost_its_newline() {
    String head = "4211/1: ";
    String cut = "x".repeat(255 - head.length());
    Reader reader = Reader.of(head + cut + "4211/2: next\n");
    assertThat(reader.records())
        .containsExactly(
            new DebugLine(1, Reading.STRICT, 4211, 1, cut),
            new DebugLine(1, Reading.STRICT, 4211, 2, "next"));
  }

  // ---- what surrounds them

  @Test
  void a_drop_that_cuts_a_row_in_two_costs_nothing() {
    String row = unsup(3055, "mysqld", "NOSYS (425): out of bounds");
    Reader reader =
        Reader.of(UNSUP + row.substring(0, 31) + "dtrace: 14 drops on CPU 5\n" + row.substring(31));
    assertThat(reader.records())
        .containsExactly(
            new Diagnostic(2, DiagnosticClass.DROPS, 14, "14 drops on CPU 5"),
            new UnsupportedCall(2, Reading.STRICT, 3055, "mysqld", "NOSYS (425): out of bounds"));
  }

  @Test
  void a_diagnostic_inside_a_joined_row_does_not_break_it() {
    String row = count("apt-get", "setting prlimit 7 for another process\n", 3);
    int newline = row.indexOf('\n') + 1;
    Reader reader =
        Reader.of(row.substring(0, newline) + "dtrace: 1 drop on CPU 0\n" + row.substring(newline));
    assertThat(reader.records()).hasSize(2).hasAtLeastOneElementOfType(AggregationRow.class);
    assertThat(reader.summary().unread()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PID NAME CALL\n4211 tmux: server prctl option 23\\0\n",
        "4211 tmux: server prctl option 23\\0\n",
        "  PID NAME CALL\n  4211 tmux: server prctl option 23\\0   \n",
        "PID                 NAME CALL\n  4211         tmux: server prctl option 23\\0\n",
        "PID NAME CALL\r\n4211 tmux: server prctl option 23\\0\r\n",
      })
  void blanks_collapsed_by_a_web_page_are_read_with_the_same_fields(String pasted) {
    assertThat(Reader.of(pasted).records())
        .singleElement()
        .isInstanceOfSatisfying(
            UnsupportedCall.class,
            row -> {
              assertThat(row.pid()).isEqualTo(4211);
              assertThat(row.execname()).isEqualTo("tmux: server");
              assertThat(row.call()).isEqualTo("prctl option 23");
            });
  }

  @Test
  void collapsed_rows_of_the_other_producers_are_read_under_their_heading() {
    Reader reader =
        Reader.of(
            "PID NAME PROTO SOCKOPT\n903 tmux: server 0 35\nCPU ID FUNCTION:NAME\n3 28561 setsockopt:entry 4\n"
                + "dtrace: description 'sdt:lx_brand::brand-lx-unsupported ' matched 1 probe\n"
                + "tmux: server prctl option 23 40\n");
    assertThat(reader.records().stream().filter(record -> !(record instanceof Diagnostic)))
        .containsExactly(
            new SocketOptionCall(2, Reading.LOW, 903, "tmux: server", 0, 35),
            new ProbeRow(4, Reading.LOW, 3, 28561, "setsockopt", "entry", "4"),
            new AggregationRow(
                6,
                Reading.LOW,
                List.of(new Key.Str("tmux: server"), new Key.Str("prctl option 23")),
                40));
  }

  // ---- bad input

  @Test
  void a_last_line_that_breaks_off_is_unread_and_the_rest_stands() {
    String whole = UNSUP + unsup(1, "a", "prctl option 7") + unsup(2, "b", "prctl option 36");
    for (int cut = whole.lastIndexOf("     2") + 1; cut < whole.length() - 2; cut++) {
      Reader reader = Reader.of(whole.substring(0, cut));
      assertThat(reader.records().get(0))
          .isEqualTo(new UnsupportedCall(2, Reading.STRICT, 1, "a", "prctl option 7"));
      assertThat(reader.records().stream().skip(1))
          .as("cut at %d", cut)
          .allMatch(Text.class::isInstance);
    }
  }

  @Test
  void what_is_no_capture_is_unread_text_with_its_line_numbers() {
    Reader reader = Reader.of("<html>\n<body>not a capture</body>\n");
    assertThat(reader.records())
        .containsExactly(new Text(1, "<html>"), new Text(2, "<body>not a capture</body>"));
    assertThat(reader.summary().unread()).isEqualTo(2);
  }

  @Test
  void random_bytes_are_read_without_a_fault_and_every_line_is_accounted_for() {
    Random random = new Random(42);
    for (int run = 0; run < 50; run++) {
      byte[] bytes = new byte[20_000];
      random.nextBytes(bytes);
      ReadSummary summary = Reader.of(bytes).summary();
      assertThat(summary.lines())
          .isEqualTo(newlines(bytes) + (bytes[bytes.length - 1] == '\n' ? 0 : 1));
      assertThat(summary.unread() + summary.blanks() + summary.records())
          .isEqualTo(summary.lines());
    }
  }

  private static long newlines(byte[] bytes) {
    long newlines = 0;
    for (byte b : bytes) {
      newlines += b == '\n' ? 1 : 0;
    }
    return newlines;
  }

  @Test
  void a_line_without_end_is_one_unread_line() {
    byte[] bytes = new byte[5_000_000];
    Arrays.fill(bytes, (byte) 'x');
    Reader reader = Reader.of(bytes);
    assertThat(reader.summary().unread()).isEqualTo(1);
    assertThat(reader.records()).singleElement().isInstanceOf(TraceRecord.Text.class);
  }
}
