package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What looks like something else until its columns are counted. */
class ColumnTrapsTest {
  private static final String DISTRIBUTION = "------------- Distribution -------------";
  private static final String BUCKETS =
      f("\n%16s %41s %-9s\n", "value", DISTRIBUTION, "count")
          + f("%16d |%-40s %-9d\n", 0, "", 0)
          + f("%16d |%-40s %-9d\n", 1, "@".repeat(40), 6);
  private static final List<Bucket> READ_BUCKETS = List.of(new Bucket("0", 0), new Bucket("1", 6));

  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String string(String key) {
    return f("  %-50s", key);
  }

  private static String value(long value) {
    return f(" %16d\n", value);
  }

  private static TraceRecord only(String text) {
    Captured captured = Captured.of(text);
    assertThat(captured.records()).hasSize(1);
    assertThat(captured.summary().unread()).isZero();
    return captured.records().get(0);
  }

  private static TraceRecord.AggregationRow row(long line, long value, Key... keys) {
    return new TraceRecord.AggregationRow(line, Reading.STRICT, List.of(keys), value);
  }

  private static Key text(String key) {
    return new Key.Str(key);
  }

  // ---- keys that name symbols

  @Test
  void a_symbol_is_a_key_where_a_value_ends_its_line() {
    assertThat(
            Captured.of(
                    string("genunix`fop_read")
                        + value(7)
                        + string("0xfffffffffb800c91")
                        + value(8)
                        + string(
                            "libstdc++.so.6`std::string::append(char const*, unsigned long)+0x5")
                        + value(9)
                        + string("genunix")
                        + value(100))
                .records())
        .containsExactly(
            row(1, 7, text("genunix`fop_read")),
            row(2, 8, text("0xfffffffffb800c91")),
            row(3, 9, text("libstdc++.so.6`std::string::append(char const*, unsigned long)+0x5")),
            row(4, 100, text("genunix")));
  }

  @Test
  void a_symbol_directly_above_a_histogram_is_its_key_even_without_its_padding() {
    for (String printed : List.of(string("genunix`fop_read"), "  genunix`fop_read")) {
      assertThat(only(printed + BUCKETS))
          .isEqualTo(
              new Histogram(
                  1,
                  Reading.STRICT,
                  List.of(text("genunix`fop_read")),
                  List.of(),
                  "",
                  READ_BUCKETS));
    }
  }

  @Test
  void a_symbol_above_a_stack_is_a_key_of_its_entry() {
    assertThat(only(string("genunix`fop_read") + "\n              unix`a+0x1\n" + value(7)))
        .isEqualTo(
            new StackCount(
                1, Reading.STRICT, List.of("unix`a+0x1"), List.of(text("genunix`fop_read")), 7));
  }

  @Test
  void a_number_behind_a_symbol_in_other_columns_is_text() {
    assertThat(Captured.of("  genunix`fop_read      7\n").kinds()).containsExactly("text");
  }

  // ---- stacks without frames

  @Test
  void keys_above_a_value_stand_before_a_stack_without_frames() {
    assertThat(
            Captured.of(
                    f(" %8d\n", 123)
                        + value(7)
                        + string("bash")
                        + f("\n %8d", 4)
                        + value(8)
                        + string("sh")
                        + "\n              unix`a+0x1\n"
                        + value(9))
                .records())
        .containsExactly(
            new StackCount(1, Reading.STRICT, List.of(), List.of(new Key.Int(123)), 7),
            new StackCount(3, Reading.STRICT, List.of(), List.of(text("bash"), new Key.Int(4)), 8),
            new StackCount(5, Reading.STRICT, List.of("unix`a+0x1"), List.of(text("sh")), 9));
  }

  @Test
  void a_stack_without_frames_may_stand_before_or_behind_another() {
    StackCount read =
        new StackCount(1, Reading.STRICT, List.of("unix`a+0x1"), List.of(text("bash")), 7);
    String frames = "              unix`a+0x1\n";
    assertThat(only(string("bash") + "\n\n" + frames + value(7))).isEqualTo(read);
    assertThat(only(string("bash") + "\n" + frames + "\n" + value(7))).isEqualTo(read);
  }

  @Test
  void keys_that_lost_their_padding_are_trusted_little_above_a_value() {
    assertThat(only("  bash\n" + value(7)))
        .isEqualTo(new StackCount(1, Reading.LOW, List.of(), List.of(text("bash")), 7));
  }

  @Test
  void a_frame_may_name_no_module() {
    assertThat(only("              `0x80041\n              kernel`0xff\n" + value(7)))
        .isEqualTo(
            new StackCount(1, Reading.STRICT, List.of("`0x80041", "kernel`0xff"), List.of(), 7));
  }

  @Test
  void a_stack_larger_than_a_block_says_that_it_is_in_pieces() {
    String text = "              unix`a+0x1\n".repeat(100_500) + value(7);
    Captured captured = Captured.of(text);
    assertThat(captured.kinds()).containsExactly("stack", "stack-agg");
    assertThat(captured.records()).extracting(TraceRecord::reading).containsOnly(Reading.LOW);
  }

  // ---- A2, A3: numbers beside strings

  @Test
  void a_number_that_fills_its_columns_behind_a_long_string_is_a_key() {
    String key = "x".repeat(55) + " y";
    assertThat(only("  " + key + " 1234567890123456" + value(7)))
        .isEqualTo(row(1, 7, text(key), new Key.Int(1_234_567_890_123_456L)));
    assertThat(only("  " + key + " 12345678" + value(7)))
        .isEqualTo(row(1, 7, text(key), new Key.Int(12_345_678)));
    assertThat(only("  " + key + " 1234" + value(7))).isEqualTo(row(1, 7, text(key + " 1234")));
  }

  @Test
  void a_string_of_digits_is_a_string_before_a_number() {
    assertThat(only(string("1234567") + f(" %8d", 42) + value(7)))
        .isEqualTo(row(1, 7, text("1234567"), new Key.Int(42)));
    assertThat(only(string(" foo") + f(" %8d", 42) + value(7)))
        .isEqualTo(row(1, 7, text(" foo"), new Key.Int(42)));
  }

  // ---- documents

  @Test
  void tabs_of_a_document_are_no_part_of_a_capture() {
    String text =
        "\t# dtrace -n 'syscall:::entry { @[execname] = count(); }'\n"
            + "\tdtrace: description 'syscall:::entry ' matched 233 probes\n\t^C\n\n\t"
            + string("sshd")
            + value(2)
            + "\t  bash"
            + BUCKETS.replace("\n", "\n\t")
            + "\nand so on\n";
    assertThat(Captured.of(text).kinds()).containsExactly("diagnostic", "agg-row", "hist", "text");
  }

  @Test
  void a_prompt_may_name_a_user_and_a_host() {
    String text =
        "root@gz:~# dtrace -s x.d\n[root@gz ~]# ./x.d -p 5\nroot@bsd:~ # dtrace -l\n"
            + "$ sudo dtrace -n 'syscall:::entry { @ = count(); }'\n";
    assertThat(Captured.of(text).records()).isEmpty();
    assertThat(Captured.of(text).summary().blanks()).isEqualTo(4);
  }

  @Test
  void a_key_that_looks_like_a_prompt_moves_nothing() {
    assertThat(Captured.of(string("# dtrace") + value(3) + string("sshd") + value(4)).records())
        .containsExactly(row(1, 3, text("# dtrace")), row(2, 4, text("sshd")));
  }

  @Test
  void a_mark_of_the_encoding_is_no_part_of_the_first_line() {
    String text = "\u00ef\u00bb\u00bf   PID                 NAME CALL\nx\n";
    Captured captured = Captured.of(text);
    assertThat(captured.summary().blanks()).isEqualTo(1);
    assertThat(captured.summary().bytes()).isEqualTo(text.length());
  }

  // ---- newlines

  @Test
  void a_key_of_agghist_may_hold_a_newline() {
    String bar = f("|%-40s %-9d\n", "@@", 5);
    Captured captured =
        Captured.of(
            f("\n%17s %41s %-9s\n", "key", DISTRIBUTION, "count")
                + f(" %16s %s", "foo\n", bar)
                + f(" %16s %s", "bar", bar)
                + f(" %16s %s", "a\nb", bar));
    assertThat(captured.records())
        .containsExactly(
            new TraceRecord.AggregationRow(3, Reading.JOINED, List.of(text("foo\n")), 5),
            row(5, 5, text("bar")),
            new TraceRecord.AggregationRow(6, Reading.JOINED, List.of(text("a\nb")), 5));
  }

  @Test
  void a_debug_message_may_hold_an_empty_line() {
    Captured captured = Captured.of("1/1: foo\n\nbar\n1/1: baz\n\nLatency\n");
    assertThat(captured.records())
        .containsExactly(
            new TraceRecord.DebugLine(1, Reading.STRICT, 1, 1, "foo\n\nbar"),
            new TraceRecord.DebugLine(4, Reading.STRICT, 1, 1, "baz"),
            new TraceRecord.Text(6, "Latency"));
  }

  @Test
  void a_traced_string_that_holds_a_newline_is_joined() {
    assertThat(only(f("%3d %6d %32s   %-33s\n", 0, 12, "foo:entry", "a\nb")))
        .isEqualTo(new TraceRecord.ProbeRow(1, Reading.JOINED, 0, 12, "foo", "entry", "a\nb"));
  }

  // ---- other kinds

  @Test
  void a_collapsed_row_above_a_collapsed_histogram_is_no_label() {
    Captured captured =
        Captured.of(
            "4211 systemd prctl option 23\\0\n\n"
                + "value ------------- Distribution ------------- count\n0 | 0\n1 |@ 6\n");
    assertThat(captured.kinds()).containsExactly("lxunsup", "hist");
  }

  @Test
  void keys_above_a_collapsed_stack_are_keys_of_its_value() {
    Captured captured =
        Captured.of(
            f("%-50s  %-50s %16s\n", "  NAME", "CALL, STACK", "COUNT").replaceAll(" +", " ")
                + " my daemon 7\n lx_brand`lx_unsupported+0x5\n unix`sys_syscall\n 12\n"
                + " bash 8\n lx_brand`lx_unsupported+0x5\n 3\n");
    List<String> frames = List.of("lx_brand`lx_unsupported+0x5", "unix`sys_syscall");
    assertThat(captured.records())
        .containsExactly(
            new StackCount(
                2, Reading.LOW, frames, List.of(new Key.Str("my daemon"), new Key.Int(7)), 12),
            new StackCount(
                6,
                Reading.LOW,
                frames.subList(0, 1),
                List.of(new Key.Str("bash"), new Key.Int(8)),
                3));
  }

  @Test
  void rows_of_oracles_tests_show_no_cpu_and_no_id() {
    Captured captured =
        Captured.of(
            f("%32s\n", "FUNCTION:NAME")
                + f("%32s %16d\n", ":BEGIN", 5)
                + "\n-- @@stderr --\ndtrace: script 'x.d' matched 1 probe\n");
    long none = TraceRecord.ProbeRow.NOT_SHOWN;
    assertThat(captured.records().get(0))
        .isEqualTo(new TraceRecord.ProbeRow(2, Reading.STRICT, none, none, "", "BEGIN", "5"));
    assertThat(captured.kinds()).containsExactly("probe-row", "diagnostic");
  }

  @Test
  void the_version_is_a_notice() {
    assertThat(((TraceRecord.Diagnostic) only("dtrace: Sun D 1.13\n")).kind())
        .isEqualTo(io.github.lxtriage.trace.DiagnosticClass.NOTICE);
  }

  @Test
  void a_row_of_lxsockopt_count_without_its_option_is_trusted_little() {
    Captured captured =
        Captured.of(
            "dtrace: description 'lx-syscall::setsockopt:entry ' matched 1 probe\n\n"
                + string("sshd")
                + value(9));
    assertThat(captured.records().get(1).reading()).isEqualTo(Reading.LOW);
  }

  @Test
  void what_each_cpu_saw_is_no_histogram_whose_keys_another_shares() {
    Captured captured =
        Captured.of(string("a") + value(5) + "    [CPU 0]" + value(5) + BUCKETS + "\n");
    assertThat(captured.kinds()).containsExactly("agg-row", "hist");
    assertThat(((Histogram) captured.records().get(1)).keys()).isEmpty();
  }

  @Test
  void a_line_of_colours_only_is_blank() {
    assertThat(Captured.of("\u001b[31m\n").summary().blanks()).isEqualTo(1);
  }

  @Test
  void a_repeated_text_whose_last_line_is_torn_is_counted_whole() {
    Captured captured = Captured.of("= 4211/1: x\nand so");
    assertThat(captured.summary().bytes()).isEqualTo(18);
    assertThat(captured.kinds()).containsExactly("text");
  }

  @Test
  void a_listed_function_may_hold_blanks_and_be_longer_than_its_columns() {
    String function = "std::vector<int, std::allocator<int> >::push_back";
    Captured captured =
        Captured.of(
            "   ID   PROVIDER            MODULE                          FUNCTION NAME\n"
                + f("%5d %10s %17s %33s %s\n", 9, "pid1", "libc.so.1", function, "entry"));
    assertThat(captured.records().get(0).toString())
        .contains("function=" + function + ",", "name=entry");
  }

  // ---- what stands below a table of agghist

  @Test
  void a_histogram_below_rows_of_agghist_is_one_and_no_row() {
    String table =
        f("\n%17s %41s %-9s\n", "key", DISTRIBUTION, "count")
            + f(" %16s |%-40s %-9d\n", "ls", "@", 4);
    for (String key : List.of("", string("ls"), string("two\nlines"))) {
      Captured captured = Captured.of(table + key + BUCKETS + "\n");
      assertThat(captured.kinds()).containsExactly("agg-row", "hist");
      assertThat(((Histogram) captured.records().get(1)).buckets()).isEqualTo(READ_BUCKETS);
    }
  }

  @Test
  void numbers_below_one_heading_of_agghist_are_keys_of_their_own() {
    assertThat(
            only(
                f("\n%17s %41s %-9s\n", "key", DISTRIBUTION, "count")
                    + f(" %3d %3d %8d |%-40s %-9d\n", 183, 93, 125, "@", 797)))
        .isEqualTo(row(3, 797, new Key.Int(183), new Key.Int(93), new Key.Int(125)));
  }

  // ---- newlines

  @Test
  void a_key_that_is_a_newline_takes_nothing_of_the_next_entry() {
    assertThat(Captured.of(string("\n") + value(7) + string("ls") + value(8)).records())
        .containsExactly(
            new TraceRecord.AggregationRow(1, Reading.JOINED, List.of(text("\n")), List.of(7L)),
            row(3, 8, text("ls")));
  }

  @Test
  void a_traced_string_with_a_newline_may_stand_between_integers() {
    String head = f("%3d %6d %32s ", 0, 22, "foo:entry");
    String traced = f("  %-33s", "two\nlines");
    for (String payload :
        List.of(traced + f(" %8d", 3), f(" %8d", 12) + traced, f(" %3d %16d", 1, 2) + traced)) {
      Captured captured = Captured.of(head + payload + "\n");
      assertThat(captured.kinds()).containsExactly("probe-row");
      assertThat(((TraceRecord.ProbeRow) captured.records().get(0)).rest())
          .isEqualTo(payload.strip());
    }
  }

  // ---- Linux

  @Test
  void the_cpu_above_its_histogram_is_a_label_and_no_key() {
    assertThat(only("    [CPU 1]" + BUCKETS))
        .isEqualTo(
            new Histogram(1, Reading.LABEL, List.of(), List.of(), "    [CPU 1]", READ_BUCKETS));
  }

  @Test
  void a_structure_may_stand_behind_other_fields_of_a_row() {
    Captured captured =
        Captured.of(
            f("%3d %6d %32s ", 3, 123, "open:entry")
                + f(" %19d", 12)
                + """
                0xffff8881 = *
                  (struct task_struct) {
                    .pid = (pid_t)123,
                  }

                """);
    assertThat(captured.kinds()).containsExactly("probe-row", "typed");
    assertThat(((TraceRecord.ProbeRow) captured.records().get(0)).rest()).isEqualTo("12");
    assertThat(captured.summary().unread()).isZero();
  }
}
