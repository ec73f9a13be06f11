package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tickets, terminals and web pages do to captures, and the text that stands around them. */
class PastedCapturesTest {
  private static final String MATCHED = "dtrace: description 'profile-997 ' matched 1 probe\n";

  private static String value(long value) {
    return String.format(Locale.ROOT, " %16d\n", value);
  }

  private static String stack(int number) {
    return "              unix`a+0x" + number + "\n              unix`b\n";
  }

  private static TraceRecord counted(long line, int number, long value) {
    return new StackCount(
        line, Reading.STRICT, List.of("unix`a+0x" + number, "unix`b"), List.of(), value);
  }

  // ---- empty lines that were removed

  @Test
  void counted_stacks_keep_their_values_where_the_empty_lines_between_them_are_lost() {
    for (int stacks = 2; stacks <= 7; stacks++) {
      String text =
          IntStream.rangeClosed(1, stacks)
              .mapToObj(number -> stack(number) + value(100 + number))
              .collect(Collectors.joining("", MATCHED, ""));
      List<TraceRecord> records = Captured.of(text).records();
      assertThat(records.subList(1, records.size()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, stacks)
                  .mapToObj(number -> counted(3L * number - 1, number, 100 + number))
                  .toList());
    }
  }

  @Test
  void more_stacks_than_one_entry_can_hold_are_entries_of_their_own() {
    String text =
        IntStream.rangeClosed(1, 6)
            .mapToObj(number -> stack(number) + value(5))
            .collect(Collectors.joining());
    assertThat(Captured.of("\n" + text).records())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 6)
                .mapToObj(number -> counted(3L * number - 1, number, 5))
                .toList());
  }

  @Test
  void below_an_empty_line_a_number_between_two_stacks_is_a_key() {
    assertThat(Captured.of("\n" + stack(1) + value(5) + stack(2) + value(6)).records())
        .containsExactly(
            new StackCount(
                2,
                Reading.STRICT,
                List.of("unix`a+0x1", "unix`b", "unix`a+0x2", "unix`b"),
                List.of(new Key.Int(5)),
                6));
  }

  // ---- text around captures

  @Test
  void a_sentence_that_begins_with_a_number_is_no_row_below_a_collapsed_heading() {
    Reader read =
        Reader.of(
            """
            PID NAME CALL
            2718 systemd prctl option 23\\0
            73 tmux: server unsupported fcntl command: 1024
            2 days ago it worked
            3 of 5 zones show it
            """);
    assertThat(read.records().stream().map(record -> record.recordKind().id()))
        .containsExactly("lxunsup", "lxunsup", "text", "text");
  }

  @Test
  void a_prompt_at_the_end_of_a_session_is_no_unread_line() {
    for (String prompt :
        List.of("#", "# ", "$", "[root@gz ~]# ", "[root@gz (us-east-1) ~]#", "root@gz:~# ")) {
      Captured captured = Captured.of(MATCHED + "\n" + value(7) + prompt + "\n");
      assertThat(captured.kinds()).containsExactly("diagnostic", "agg-row");
      assertThat(captured.summary().unread()).isZero();
    }
    assertThat(Captured.of("[root@gz ~]# zlogin x\n").kinds()).containsExactly("text");
  }

  @Test
  void a_capture_that_a_mail_quotes_is_read_without_the_marks_of_the_quotation() {
    String quoted =
        """
        On Tuesday somebody wrote:
        > # ./lxunsup.d
        >    PID                 NAME CALL
        >  2718              systemd prctl option 23\\0
        >
        > > dtrace: description 'syscall::: ' matched 2 probes
        > >              1234
        """;
    Captured captured = Captured.of(quoted);
    assertThat(captured.kinds()).containsExactly("text", "lxunsup", "diagnostic", "agg-row");
    assertThat(captured.summary().unread()).isEqualTo(1);
    assertThat(Captured.of("> dtrace -n 'BEGIN'\n").kinds()).isEmpty();
  }

  @Test
  void indented_text_with_a_number_at_its_end_is_joined_to_no_key() {
    String json =
        """
            "domain": "sockopt",
              "name": "IPV6_RECVERR",
            "verdict": "actionable",
              "confidence": "high",
              "processes": [
                {
                  "execname": "curl",
                  "pids": [
        """;
    Captured captured = Captured.of(json + value(10698));
    assertThat(captured.kinds().subList(0, 8)).containsOnly("text");
    assertThat(captured.records().get(8))
        .isEqualTo(new TraceRecord.AggregationRow(9, Reading.STRICT, List.of(), 10698));
  }

  @Test
  void tables_that_scripts_print_are_joined_to_no_key() {
    String times =
        """
                 SYSCALL          TIME (ns)
                 fcntl               1234
                  read           99999999
        """;
    String wide =
        "   COUNT NAME        COUNT            COUNT\n98765432 zpool-rpool            2              444\n";
    for (String table : List.of(times, wide)) {
      assertThat(Captured.of(table).kinds()).containsOnly("text");
    }
  }

  @Test
  void the_characters_of_a_table_that_a_drop_cut_are_no_prompt() {
    String table =
        """
                     0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef
                 0: ff c0 85 5f dc 58 72 5e c9 82 3e 24 8a d2 1a 64  ..._.Xr^..>$...d
                10: 41                                               A
        """;
    String cut = table.replace("1a 64", "1a 64dtrace: 7 drops on CPU 3\n");
    assertThat(Captured.of(cut).kinds()).containsExactlyInAnyOrder("diagnostic", "hexdump");
  }

  // ---- lines that were left out, or that a terminal put in between

  private static final String HEADING =
      "           value  ------------- Distribution ------------- count    \n";

  private static String bucket(String label, int marks, long count) {
    return String.format(Locale.ROOT, "%16s |%-40s %-9d\n", label, "@".repeat(marks), count);
  }

  private static final List<Histogram.Bucket> BUCKETS =
      List.of(
          new Histogram.Bucket("1", 0), new Histogram.Bucket("2", 7), new Histogram.Bucket("4", 0));

  private static String histogram(String between) {
    return HEADING + bucket("1", 0, 0) + between + bucket("2", 40, 7) + bucket("4", 0, 0);
  }

  @Test
  void a_histogram_goes_on_below_lines_that_were_left_out_and_below_the_sign_of_an_interrupt() {
    for (String between : List.of("^C\n", "[...]\n", "             ...\n")) {
      Captured captured = Captured.of("  sshd\n" + histogram(between) + "\n" + value(3));
      Reading reading = between.startsWith("^C") ? Reading.STRICT : Reading.LOW;
      assertThat(captured.records())
          .containsExactly(
              new Histogram(1, reading, List.of(new Key.Str("sshd")), List.of(), "", BUCKETS),
              new TraceRecord.AggregationRow(8, Reading.STRICT, List.of(), 3));
    }
  }

  @Test
  void a_counted_stack_keeps_its_keys_and_its_value_where_frames_were_left_out() {
    String above = "  sh" + " ".repeat(48) + "\n" + "              unix`a+0x1\n";
    for (String rest : List.of("              unix`b\n", "")) {
      for (String elision : List.of("[...]\n", "              ...\n")) {
        List<String> frames =
            rest.isEmpty() ? List.of("unix`a+0x1") : List.of("unix`a+0x1", "unix`b");
        assertThat(Captured.of("\n" + above + elision + rest + value(12)).records())
            .containsExactly(
                new StackCount(2, Reading.LOW, frames, List.of(new Key.Str("sh")), 12));
      }
    }
  }

  @Test
  void what_is_left_out_below_a_block_ends_it() {
    assertThat(Captured.of(histogram("") + "[...]\n" + value(3)).kinds())
        .containsExactly("hist", "agg-row");
    assertThat(Captured.of("              unix`a+0x1\n[...]\nsome text\n").kinds())
        .containsExactly("stack", "text");
  }

  // ---- the first line of what was pasted

  @Test
  void a_histogram_whose_heading_lost_the_blanks_in_front_of_it_is_one() {
    String text = histogram("").strip();
    assertThat(Captured.of(text + "\n").records())
        .containsExactly(new Histogram(1, Reading.LOW, List.of(), List.of(), "", BUCKETS));
  }

  @Test
  void bars_without_a_heading_are_joined_to_no_key() {
    String text = histogram("").substring(HEADING.length());
    assertThat(Captured.of(text).kinds()).containsOnly("text");
  }

  // ---- programs and rows as people type and filter them

  @Test
  void a_description_that_holds_newlines_is_one_diagnostic() {
    String said =
        "dtrace: description '\nsyscall::read:entry,\nsyscall::write:entry\n' matched 2 probes";
    Captured captured = Captured.of(said + "\n^C\n\n" + value(7));
    assertThat(captured.kinds()).containsExactly("diagnostic", "agg-row");
    assertThat(captured.summary().unread()).isZero();
    assertThat(captured.records().get(0))
        .isEqualTo(
            new TraceRecord.Diagnostic(
                1, DiagnosticClass.MATCHED, 2, said.substring("dtrace: ".length())));
  }

  @Test
  void a_description_that_does_not_end_takes_no_other_line_with_it() {
    String begun = "dtrace: description 'a\n";
    for (String below : List.of(value(7), "dtrace: 5 drops on CPU 3\n" + value(7))) {
      Captured captured = Captured.of(begun + below);
      assertThat(captured.kinds()).endsWith("agg-row");
      assertThat(captured.summary().bytes()).isEqualTo(begun.length() + below.length());
    }
    assertThat(Captured.of(begun.repeat(3)).kinds()).hasSize(3).containsOnly("diagnostic");
  }

  @Test
  void rows_of_a_listing_that_lost_their_heading_are_read_by_their_columns() {
    String format = "%5d %10s %17s %33s %s%n";
    String text =
        String.format(Locale.ROOT, format, 28561, "lx-syscall", "sys64", "setsockopt", "entry")
            + String.format(Locale.ROOT, format, 7, "syscall", "", "read", "return");
    assertThat(Captured.of(text).records())
        .containsExactly(
            new Listing(1, Reading.STRICT, 28561, "lx-syscall", "sys64", "setsockopt", "entry", ""),
            new Listing(2, Reading.STRICT, 7, "syscall", "", "read", "return", ""));
    assertThat(Captured.of(text.replace("  ", " ")).kinds()).containsOnly("text");
  }

  @Test
  void prompts_of_common_shells_are_no_unread_lines() {
    for (String prompt : List.of("bash-3.2#", "sh-4.2$ ", "mac:~ user$ sudo dtrace -n 'BEGIN'")) {
      assertThat(Captured.of(value(7) + prompt + "\n").kinds()).containsExactly("agg-row");
    }
  }

  // ---- sizes

  @Test
  void a_capture_may_begin_with_more_blanks_than_a_buffer_holds() {
    Captured captured = Captured.of(" \n".repeat(100_000) + value(3));
    assertThat(captured.kinds()).containsExactly("agg-row");
    assertThat(captured.summary().bytes()).isEqualTo(200_018);
  }

  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void a_run_of_lines_that_are_all_cut_ends_in_time_and_loses_no_byte() {
    String line = "  4211              systemd NOSYS (bpf): Not yetdtrace: 5 drops on CPU 3\n";
    String text = line.repeat(40_000);
    Captured captured = Captured.of(text);
    assertThat(captured.summary().bytes()).isEqualTo(text.length());
    assertThat(captured.kinds().stream().filter("diagnostic"::equals)).hasSize(40_000);
  }

  /** Found by fuzzing. */
  @Test
  void a_row_of_a_listing_without_a_name_is_text() {
    String row = "    7    syscall           genunix " + "x".repeat(40) + " \n";
    assertThat(Captured.of(row).kinds()).containsExactly("text");
    assertThat(
            Captured.of(
                    "   ID   PROVIDER            MODULE                          FUNCTION NAME\n"
                        + row)
                .kinds())
        .containsExactly("text");
  }
}
