package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.CaptureHeading;
import io.github.lxtriage.trace.CpuValue;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The traps of section 17: each is read as the section says, and nothing is lost beside it. */
class TrapsTest {
  private static final String HEADING =
      "           value  ------------- Distribution ------------- count    \n";
  private static final String BUCKETS =
      """
                     0 |                                         0       \s
                     1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 6       \s
      """;
  private static final String ENTRY = String.format("  %-50s %16d%n", "sshd", 9);
  private static final List<Bucket> READ_BUCKETS = List.of(new Bucket("0", 0), new Bucket("1", 6));

  private static TraceRecord only(String text) {
    Captured captured = Captured.of(text);
    assertThat(captured.records()).hasSize(1);
    return captured.records().get(0);
  }

  private static Histogram histogram(long line, Reading reading, String label, Key... keys) {
    return new Histogram(line, reading, List.of(keys), List.of(), label, READ_BUCKETS);
  }

  // ---- A1 to A5: columns

  @Test
  void a_table_of_a_printf_is_no_entry_unless_every_column_fits() {
    assertThat(Captured.of("  bash          5\n").kinds()).containsExactly("text");
  }

  @Test
  void seven_digits_are_an_integer_where_the_next_field_follows_and_a_string_where_padding_does() {
    assertThat(only(String.format("  1234567 %16d%n", 5)))
        .isEqualTo(row(1, Reading.STRICT, 5, new Key.Int(1234567)));
    assertThat(only(String.format("  %-50s %16d%n", "1234567", 5)))
        .isEqualTo(row(1, Reading.STRICT, 5, new Key.Str("1234567")));
  }

  @Test
  void of_several_numbers_the_last_is_the_value_and_the_others_are_keys() {
    assertThat(only(String.format("  %-50s %16d %16d%n", "sshd", 9, 2)))
        .isEqualTo(row(1, Reading.STRICT, 2, new Key.Str("sshd"), new Key.Int(9)));
  }

  @Test
  void of_several_numbers_all_are_values_where_the_heading_says_so() {
    Captured captured =
        Captured.of("# lxtriage values: 2\n" + String.format("  %-50s %16d %16d%n", "sshd", 9, 2));
    assertThat(captured.records().get(1))
        .isEqualTo(
            new TraceRecord.AggregationRow(
                2, Reading.STRICT, List.of(new Key.Str("sshd")), List.of(9L, 2L)));
  }

  @Test
  void a_number_beyond_64_bits_is_no_pid_and_no_value_and_costs_its_own_lines() {
    String row = "  4211             postgres NOSYS (480): out of bounds\\0\n";
    String digits = "3".repeat(39);
    assertThat(
            Captured.of("   PID                 NAME CALL\n" + digits + row.substring(6) + row)
                .kinds())
        .containsExactly("text", "lxunsup");
    assertThat(Captured.of("\n              unix`a+0x1\n " + digits + "\n\n" + ENTRY).kinds())
        .containsExactly("stack", "text", "agg-row");
  }

  @Test
  void three_digits_below_a_stack_are_its_value_though_they_stand_where_frames_do() {
    assertThat(only("\n              unix`a+0x1\n              884\n"))
        .isEqualTo(new StackCount(2, Reading.STRICT, List.of("unix`a+0x1"), List.of(), 884));
  }

  @Test
  void three_digits_of_a_key_below_a_stack_begin_no_frame() {
    assertThat(only("\n              unix`a+0x1\n              123" + String.format(" %16d%n", 5)))
        .isEqualTo(
            new StackCount(2, Reading.STRICT, List.of("unix`a+0x1"), List.of(new Key.Int(123)), 5));
  }

  // ---- A6: text above a histogram

  @Test
  void text_directly_above_a_histogram_is_its_key() {
    assertThat(only("  bash\n" + HEADING + BUCKETS))
        .isEqualTo(histogram(1, Reading.STRICT, "", new Key.Str("bash")));
  }

  @Test
  void text_one_empty_line_above_a_histogram_is_a_label() {
    assertThat(only("    4211  bash\\0\n\n" + HEADING + BUCKETS + "\n"))
        .isEqualTo(histogram(1, Reading.LABEL, "    4211  bash\\0"));
  }

  @Test
  void text_two_empty_lines_above_a_histogram_is_its_title() {
    assertThat(only("Latency (us)\n\n\n" + HEADING + BUCKETS))
        .isEqualTo(histogram(1, Reading.LABEL, "Latency (us)"));
  }

  @Test
  void text_further_above_is_text() {
    assertThat(Captured.of("Latency (us)\n\n\n\n" + HEADING + BUCKETS).kinds())
        .containsExactly("text", "hist");
  }

  @Test
  void the_histograms_of_one_printa_share_the_key_above_the_first() {
    Captured captured = Captured.of("  bash\n" + HEADING + BUCKETS + "\n" + HEADING + BUCKETS);
    assertThat(captured.records())
        .containsExactly(
            histogram(1, Reading.STRICT, "", new Key.Str("bash")),
            histogram(6, Reading.STRICT, "", new Key.Str("bash")));
  }

  @Test
  void a_stack_stands_one_empty_line_above_its_histogram() {
    assertThat(only("\n              unix`a+0x1\n\n" + HEADING + BUCKETS))
        .isEqualTo(
            new Histogram(2, Reading.STRICT, List.of(), List.of("unix`a+0x1"), "", READ_BUCKETS));
  }

  // ---- A7, A8: keys with newlines

  @Test
  void a_number_below_an_unfinished_key_is_its_value_and_elsewhere_an_entry_without_keys() {
    String start = "  " + "x".repeat(60);
    assertThat(only(start + "\n" + String.format(" %16d%n", 3)))
        .isEqualTo(row(1, Reading.JOINED, 3, new Key.Str("x".repeat(60) + "\n")));
    assertThat(only("\n" + String.format(" %16d%n", 3))).isEqualTo(row(2, Reading.STRICT, 3));
  }

  @Test
  void a_long_key_that_ends_with_a_newline_looks_like_a_label_above_a_histogram() {
    String start = "  " + "x".repeat(60);
    assertThat(only(start + "\n\n" + HEADING + BUCKETS))
        .isEqualTo(histogram(1, Reading.LABEL, "  " + "x".repeat(60)));
  }

  // ---- A9, A10: tables of bytes

  @Test
  void an_empty_message_is_a_table_of_zeros_between_its_neighbours() {
    Captured captured =
        Captured.of(
            String.format("  %-50s%n", "sshd")
                + table("00".repeat(32))
                + String.format(" %16d%n", 7));
    assertThat(captured.records())
        .containsExactly(row(1, Reading.STRICT, 7, new Key.Str("sshd"), new Key.Str("")));
  }

  @Test
  void an_int64_key_above_a_table_is_of_the_same_entry_though_it_looks_like_one_of_its_own() {
    Captured captured =
        Captured.of(String.format(" %16d%n", 4) + table("ff01") + String.format(" %16d%n", 7));
    assertThat(captured.records())
        .containsExactly(
            row(1, Reading.STRICT, 7, new Key.Int(4), new Key.Hex("ff01", "\\xff\u0001")));
  }

  @Test
  void a_table_that_no_value_follows_is_what_tracemem_printed() {
    assertThat(only(table("7f454c46"))).isEqualTo(new HexDump(1, Reading.STRICT, "7f454c46"));
  }

  private static String table(String hex) {
    StringBuilder out =
        new StringBuilder("           ")
            .append("  0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef\n");
    for (int line = 0; line < hex.length(); line += 32) {
      StringBuilder cells = new StringBuilder();
      StringBuilder ascii = new StringBuilder();
      for (int i = line; i < Math.min(hex.length(), line + 32); i += 2) {
        int value = Integer.parseInt(hex.substring(i, i + 2), 16);
        cells.append(' ').append(hex, i, i + 2);
        ascii.append(value >= 0x20 && value <= 0x7e ? (char) value : '.');
      }
      out.append(String.format("     %5x:%-48s  %s%n", line / 2, cells, ascii));
    }
    return out.toString();
  }

  // ---- A12, A13: diagnostics and terminators

  @Test
  void a_diagnostic_that_cuts_a_row_leaves_the_row_whole() {
    Captured captured =
        Captured.of("  3055               mysqld NOSdtrace: 14 drops on CPU 5\nYS (425): x\\0\n");
    assertThat(captured.records())
        .containsExactly(
            new TraceRecord.Diagnostic(
                1, io.github.lxtriage.trace.DiagnosticClass.DROPS, 14, "14 drops on CPU 5"),
            new TraceRecord.UnsupportedCall(1, Reading.STRICT, 3055, "mysqld", "NOSYS (425): x"));
  }

  @Test
  void a_diagnostic_between_the_lines_of_a_histogram_breaks_nothing() {
    Captured captured = Captured.of("  bash\ndtrace: 1 drop on CPU 0\n" + HEADING + BUCKETS);
    assertThat(captured.kinds()).containsExactly("hist", "diagnostic");
  }

  @Test
  void a_compilers_message_goes_on_in_lines_that_begin_with_a_tab() {
    Captured captured =
        Captured.of("dtrace: failed to compile script ./x.d: line 3:\n\tsyntax error\nfoo\n");
    assertThat(captured.kinds()).containsExactly("diagnostic", "text");
  }

  // ---- A15: other tools

  @Test
  void the_histogram_of_another_tool_is_text() {
    String other = "       value  ------------- distribution ------------- count\n  0.100 |*** 6\n";
    assertThat(Captured.of(other).kinds()).containsOnly("text");
  }

  // ---- A16: documents

  @Test
  void a_capture_that_a_document_indents_is_read_in_its_columns() {
    Captured captured =
        Captured.of(
            "    # dtrace -n 'syscall:::entry { @[execname] = count(); }'\n"
                + "    dtrace: description 'syscall:::entry ' matched 233 probes\n    ^C\n\n"
                + String.format("      %-50s %16d%n", "sshd", 2)
                + "    [...]\n");
    assertThat(captured.kinds()).containsExactly("diagnostic", "agg-row");
    assertThat(captured.summary().unread()).isZero();
  }

  @Test
  void a_headings_column_shows_how_far_the_key_above_it_was_moved() {
    assertThat(only(indented("  bash\n" + HEADING + BUCKETS)))
        .isEqualTo(histogram(1, Reading.STRICT, "", new Key.Str("bash")));
  }

  private static String indented(String text) {
    return text.lines().map(line -> "        " + line + "\n").reduce("", String::concat);
  }

  // ---- A17: line ends, colours, bytes

  @Test
  void carriage_returns_are_no_part_of_a_line() {
    Captured captured = Captured.of(("  bash\n" + HEADING + BUCKETS).replace("\n", "\r\n"));
    assertThat(captured.kinds()).containsExactly("hist");
  }

  @Test
  void colours_are_removed_only_where_the_columns_do_not_fit_with_them() {
    String row = String.format("  %-50s %16d", "sshd", 2);
    assertThat(only("\033[32m" + row + "\033[0m\n"))
        .isEqualTo(row(1, Reading.STRICT, 2, new Key.Str("sshd")));
    assertThat(only(String.format("  %-50s %16d%n", "\033[1mx", 2)))
        .isEqualTo(row(1, Reading.STRICT, 2, new Key.Str("\033[1mx")));
  }

  @Test
  void a_coloured_histogram_is_one() {
    String coloured =
        ("  bash\n" + HEADING + BUCKETS).replaceAll("(?m)^(.+)$", "\033[32m$1\033[0m");
    assertThat(only(coloured)).isEqualTo(histogram(1, Reading.STRICT, "", new Key.Str("bash")));
  }

  @Test
  void a_zero_byte_and_a_byte_that_is_no_text_stay_in_their_columns() {
    assertThat(only("  4211            a\0b\u00ff\u00fe\u00fd prctl option 23\\0\n").toString())
        .contains("execname=a\0b\\xff\\xfe\\xfd", "call=prctl option 23");
  }

  // ---- A19: collapsed blanks

  @Test
  void collapsed_blanks_are_read_and_trusted_little() {
    Captured captured =
        Captured.of(
            "bash\nvalue ------------- Distribution ------------- count\n0 | 0\n1 |@@@@ 6\n\n"
                + "unix`a+0x1\nunix`b\n884\n");
    assertThat(captured.kinds()).containsExactly("hist", "stack-agg");
    assertThat(captured.records()).extracting(TraceRecord::reading).containsOnly(Reading.LOW);
  }

  // ---- kinds beside aggregations

  @Test
  void a_row_keeps_what_its_actions_printed_below_it() {
    Captured captured =
        Captured.of(
            "  0     12                        foo:entry        7\n"
                + "              unix`a+0x1\n                [ note ]\n        9\n\n");
    assertThat(captured.records())
        .containsExactly(
            new TraceRecord.ProbeRow(1, Reading.STRICT, 0, 12, "foo", "entry", "7 9"),
            new Stack(2, Reading.STRICT, List.of("unix`a+0x1", "[ note ]")));
  }

  @Test
  void rows_with_flow_indentation_that_a_quiet_run_glued_are_rows_of_their_own() {
    Captured captured =
        Captured.of(
            "CPU FUNCTION                                 \n"
                + String.format("%3d %-41s ", 0, " -> open")
                + String.format("%3d %-41s 5", 0, "   -> copen")
                + String.format("%3d %-41s \n", 0, "   <- copen"));
    assertThat(captured.records())
        .containsExactly(
            new FlowRow(2, Reading.STRICT, 0, 0, "->", "open", ""),
            new FlowRow(2, Reading.STRICT, 0, 1, "->", "copen", "5"),
            new FlowRow(2, Reading.STRICT, 0, 1, "<-", "copen", ""));
  }

  @Test
  void what_follows_the_brace_of_a_structure_is_another_record() {
    assertThat(Captured.of("foo_t {\n    int a = 0x14\n}foo_t {\n    int a = 0\n}\n").records())
        .containsExactly(
            new TypedValue(1, Reading.STRICT, "foo_t {\n    int a = 0x14\n}"),
            new TypedValue(3, Reading.STRICT, "foo_t {\n    int a = 0\n}"));
  }

  @Test
  void a_pointers_structure_on_linux_is_one_value() {
    String printed =
        "0xffff8e0e = *\n          (struct foo) {\n           .a = (int)1,\n          }";
    assertThat(only(printed + "\n")).isEqualTo(new TypedValue(1, Reading.STRICT, printed));
  }

  @Test
  void the_lines_for_each_cpu_belong_to_their_entry() {
    Captured captured =
        Captured.of(
            String.format("  %-50s %16d%n", "a", 5)
                + String.format("    [CPU 0] %16d%n    [CPU 1] %16d%n", 2, 3));
    assertThat(captured.records())
        .containsExactly(
            new TraceRecord.AggregationRow(
                1,
                Reading.STRICT,
                List.of(new Key.Str("a")),
                List.of(5L),
                List.of(new CpuValue(0, 2), new CpuValue(1, 3))));
    assertThat(captured.summary().unread()).isZero();
  }

  @Test
  void a_listing_takes_the_attributes_below_its_rows() {
    Captured captured =
        Captured.of(
            "   ID   PROVIDER            MODULE                          FUNCTION NAME\n"
                + String.format("%5d %10s %17s %33s %s%n", 1, "dtrace", "", "", "BEGIN")
                + "\n\tProbe Description Attributes\n\t\tIdentifier Names: Private\n\n"
                + String.format("%5d %10s %17s %33s %s%n", 2, "fbt", "unix", "a b", "entry"));
    assertThat(captured.records())
        .containsExactly(
            new Listing(
                2,
                Reading.STRICT,
                1,
                "dtrace",
                "",
                "",
                "BEGIN",
                "\tProbe Description Attributes\n\t\tIdentifier Names: Private"),
            new Listing(7, Reading.STRICT, 2, "fbt", "unix", "a b", "entry", ""));
  }

  @Test
  void a_capture_may_say_what_it_is() {
    assertThat(
            Captured.of("# lxtriage script: lxunsup\n# lxtriage host=a zone=\"x y\"\n").records())
        .containsExactly(
            new CaptureHeading(1, Reading.STRICT, Map.of("script", "lxunsup")),
            new CaptureHeading(2, Reading.STRICT, Map.of("host", "a", "zone", "x y")));
  }

  @Test
  void a_heading_without_its_rows_is_text() {
    assertThat(Captured.of(HEADING + "foo\n").kinds()).containsExactly("text", "text");
  }

  private static TraceRecord.AggregationRow row(
      long line, Reading reading, long value, Key... keys) {
    return new TraceRecord.AggregationRow(line, reading, List.of(keys), value);
  }
}
