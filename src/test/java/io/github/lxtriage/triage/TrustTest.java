package io.github.lxtriage.triage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Trust.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a capture is trusted, and what never makes it complete. */
class TrustTest {
  private static final LxReader LX = new LxReader(LinuxTables.bundled());
  private static final String START =
      "# lxtriage start: 1714557609000000000 2024 May  1 10:00:09\n";
  private static final String END = "# lxtriage end: 1714557669000000000 2024 May  1 10:01:09\n";
  private static final String ROWS =
      "   PID                 NAME CALL\n"
          + "  3001              systemd NOSYS (332): out of bounds\\0\n"
          + "  3002         tmux: server prctl option 38\\0\n";
  private static final String UNSUP = "# lxtriage script: lxunsup\n" + START;
  private static final String WHOLE = UNSUP + ROWS + END;
  private static final String COUNT = "# lxtriage script: lxunsup-count\n";
  private static final String ABOVE = "# lxtriage counts: above the end mark\n";
  private static final String TABLE =
      "\n"
          + entry("systemd", "NOSYS (332): out of bounds", 3)
          + entry("init", "prctl option 38", 4030)
          + "\n";
  private static final String COUNTED = COUNT + ABOVE + START + TABLE + END;
  private static final String ERRNOS =
      "# lxtriage script: lxerrno\n"
          + START
          + "     COUNT                 NAME   ABI                     CALL ERRNO\n"
          + "       884                 curl sys64                    statx    38\n"
          + END;

  private static String entry(String name, String message, long count) {
    return String.format(Locale.ROOT, "  %-50s  %-50s %16d\n", name, message, count);
  }

  private static CaptureSummary capture(String text) {
    return triage(text).captures().get(0);
  }

  private static final Interpreter INTERPRETER =
      new Interpreter(LinuxTables.bundled(), LX, Knowledge.bundled(), Optional.empty());

  /** The triage of a capture, which is the same however it is read. */
  private static Triage triage(String text) {
    CaptureReader reader = new CaptureReader(LX::startIn);
    Triage quick = triage(text, reader::read);
    Triage plain = triage(text, reader::readPlainly);
    assertThat(quick.captures()).isEqualTo(plain.captures());
    assertThat(quick.findings()).isEqualTo(plain.findings());
    return quick;
  }

  private interface Reading {
    ReadSummary read(InputStream in, Tally tally) throws IOException;
  }

  private static Triage triage(String text, Reading reading) {
    Tally tally = new Tally("c.log", INTERPRETER);
    try {
      ReadSummary read = reading.read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), tally);
      tally.end(read.lines(), read.tornLine());
      tally.leftOut(read.leftOutLine());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Triage.of(List.of(tally), Knowledge.bundled());
  }

  private static Level trust(String text) {
    return capture(text).trust().level();
  }

  private static Map<String, Long> counts(String text) {
    return triage(text).findings().stream()
        .collect(Collectors.toMap(Finding::id, Finding::count, Long::sum, TreeMap::new));
  }

  static List<String> whole() {
    return List.of(WHOLE, COUNTED, ERRNOS, UNSUP + END);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_capture_with_matched_marks_and_no_loss_is_complete(String text) {
    assertThat(trust(text)).isEqualTo(Level.COMPLETE);
    assertThat(capture(text).isEvidence()).isTrue();
  }

  // ---- marks

  @ParameterizedTest
  @MethodSource("whole")
  void a_capture_that_is_cut_anywhere_is_not_complete(String text) {
    for (int end = 0; end < text.length(); end++) {
      assertThat(trust(text.substring(0, end)))
          .as("cut at byte %d", end)
          .isNotEqualTo(Level.COMPLETE);
    }
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_capture_that_has_lost_its_beginning_is_not_complete(String text) {
    for (int begin = 1; begin < text.length(); begin++) {
      assertThat(trust(text.substring(begin)))
          .as("begun at byte %d", begin)
          .isNotEqualTo(Level.COMPLETE);
    }
  }

  static List<String> unmatched() {
    return List.of(
        ROWS + END + UNSUP + ROWS,
        UNSUP + ROWS + END + END,
        END + ROWS + UNSUP,
        UNSUP + ROWS + UNSUP + ROWS + END,
        UNSUP + ROWS + "# lxtriage end: x\n",
        UNSUP + ROWS + "# lxtriage end:\n",
        UNSUP + ROWS + "# lxtriage end: 1714557669000000000 2024 May  1 10:01\n",
        UNSUP + ROWS + "# lxtriage end=1714557669000000000\n",
        UNSUP + ROWS + END.replace("1714557669", "1714557608"),
        WHOLE + ROWS,
        WHOLE + "# lxtriage script: lxunsup\n" + ROWS,
        START + ROWS + END,
        WHOLE + "# lxtriage script: lxunsup\n",
        WHOLE + "dtrace: script './lxunsup.d' matched 1 probe\n" + ROWS);
  }

  @ParameterizedTest
  @MethodSource("unmatched")
  void marks_that_do_not_match_leave_a_doubt(String text) {
    assertThat(trust(text)).isEqualTo(Level.UNKNOWN);
  }

  @Test
  void each_run_in_a_file_has_its_own_trust() {
    String dropped = UNSUP + ROWS + "dtrace: 5 drops on CPU 3\n" + END;
    String unended = UNSUP + ROWS;
    Trust trust = capture(WHOLE + dropped + unended + WHOLE).trust();
    assertThat(trust.level()).isEqualTo(Level.LOSSY);
    assertThat(trust.runs())
        .containsExactly(
            new Trust.Run("lxunsup", 1, Level.COMPLETE),
            new Trust.Run("lxunsup", 7, Level.LOSSY),
            new Trust.Run("lxunsup", 14, Level.UNKNOWN),
            new Trust.Run("lxunsup", 19, Level.COMPLETE));
    assertThat(capture(WHOLE + WHOLE).trust().level()).isEqualTo(Level.COMPLETE);
    assertThat(capture(WHOLE + WHOLE).trust().reasons().get(0).text()).startsWith("Each run ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        COUNT + START_OF_OLD, // what older scripts print: the table below the mark, or lost
        COUNT + START_OF_OLD + "\n\n" + TABLE_OF_OLD
      })
  void counts_below_the_end_mark_are_not_known_to_be_whole(String text) {
    assertThat(trust(text)).isEqualTo(Level.UNKNOWN);
    assertThat(capture(text).trust().doubts())
        .extracting(Doubt::kind)
        .containsExactly(Doubt.Kind.COUNTS_AFTER_END);
  }

  private static final String START_OF_OLD =
      "# lxtriage start: 1714557609000000000 2024 May  1 10:00:09\n"
          + "# lxtriage end: 1714557669000000000 2024 May  1 10:01:09\n";
  private static final String TABLE_OF_OLD =
      "  systemd                                             prctl option 38                        "
          + "                        4030\n";

  @Test
  void an_older_script_with_aggregate_counts_too() {
    String old = "# lxtriage script: lxsockopt\n# lxtriage options: --aggregate\n" + START + END;
    assertThat(trust(old)).isEqualTo(Level.UNKNOWN);
    assertThat(capture(old).isEvidence()).isFalse();
  }

  // ---- what dtrace says

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dtrace: 23 drops on CPU 2\r\r",
        "dtrace: 23 drops on CPU 2\u001b[K",
        "\u001b[01;31m\u001b[Kdtrace: \u001b[m\u001b[K23 drops on CPU 2",
        "dtrace: 23 drops on CPU 2.",
        "dtrace: 23 drops on CPU 2 (total 9)",
        "dtrace: 23 drops on CPU 1dtrace: 4 drops on CPU 2",
        "dtrace: 1,234 drops on CPU 1",
        "dtrace: 7 fancy drops",
        "dtrace: 2 stack string table overflows",
        "dtrace: aborting due to systemic unresponsiveness",
        "dtrace: 5 Drops on CPU 1",
        "dtrace: records were LOST",
        "dtrace: buffer size lowered to 4m, 3 drops",
        "dtrace: something fails"
      })
  void a_line_of_dtrace_that_speaks_of_a_loss_is_a_loss_whatever_else_it_says(String said) {
    assertThat(trust(UNSUP + ROWS + said + "\n" + END)).isEqualTo(Level.LOSSY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dtrace: hello", "dtrace:", "dtrace:x", "dtrace: \u001b[K", "dtrace: 5"})
  void a_line_of_dtrace_that_is_not_understood_is_a_doubt_and_is_shown(String said) {
    CaptureSummary capture = capture(UNSUP + ROWS + said + "\n" + END);
    assertThat(capture.trust().level()).isEqualTo(Level.UNKNOWN);
    assertThat(capture.trust().doubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.kind()).isEqualTo(Doubt.Kind.NOT_UNDERSTOOD))
        .satisfies(doubt -> assertThat(doubt.text()).startsWith("dtrace: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dtrace: buffer size lowered to 4m",
        "dtrace: allowing destructive actions\r\r",
        "dtrace: pid 5 has exited"
      })
  void news_that_loses_nothing_is_none(String said) {
    assertThat(trust(UNSUP + ROWS + said + "\n" + END)).isEqualTo(Level.COMPLETE);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_drop_message_inserted_anywhere_is_a_loss_and_changes_no_count(String text) {
    Map<String, Long> counts = counts(text);
    for (int at = 0; at <= text.length(); at++) {
      String cut = text.substring(0, at) + "dtrace: 5 drops on CPU 1\n" + text.substring(at);
      Triage triage = triage(cut);
      CaptureSummary capture = triage.captures().get(0);
      assertThat(capture.trust().level()).as("at byte %d", at).isEqualTo(Level.LOSSY);
      assertThat(capture.losses()).as("at byte %d", at).extracting(Loss::count).contains(5L);
      assertThat(counts(cut)).as("at byte %d", at).isEqualTo(counts);
    }
  }

  @Test
  void more_drops_than_a_number_can_hold_are_the_largest_one() {
    assertThat(capture(UNSUP + "dtrace: 18446744073709551617 drops on CPU 1\n" + END).losses())
        .extracting(Loss::count)
        .containsExactly(Long.MAX_VALUE);
  }

  // ---- names

  private static final List<String> NAMES =
      List.of(
          "init",
          "tmux: server",
          "dtrace:",
          "dtrace: x",
          "dtrace: 5 drops",
          "\ndtrace: x",
          "\ndtrace: 5 drops",
          "x\ndtrace: 5",
          "a\nb",
          "\n",
          "\n# lxtriage end:",
          "# lxtriage end: ",
          "\n   PID",
          "   PID      NAME",
          "(sd-pam)",
          "",
          " ",
          "\u001b[31mred\u001b[m",
          "3001",
          "\r");

  @Test
  void whatever_a_process_is_called_it_hides_no_refusal_and_no_loss() {
    SplittableRandom random = new SplittableRandom(20_261_201);
    for (int i = 0; i < 1500; i++) {
      boolean drops = random.nextInt(3) == 0;
      StringBuilder text = new StringBuilder(UNSUP).append(ROWS, 0, ROWS.indexOf('\n') + 1);
      int rows = 1 + random.nextInt(6);
      for (int row = 0; row < rows; row++) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String written =
            String.format(Locale.ROOT, "%6d %20s %s\\0\n", 3000 + row, name, "prctl option 38");
        int at = drops && row == 0 ? random.nextInt(written.length() + 1) : -1;
        text.append(
            at < 0
                ? written
                : written.substring(0, at) + "dtrace: 7 drops on CPU 0\n" + written.substring(at));
      }
      Triage triage = triage(text + END);
      CaptureSummary capture = triage.captures().get(0);
      long seen = SaturatedSum.of(triage.findings().stream().mapToLong(Finding::count));
      boolean complete = capture.trust().level() == Level.COMPLETE;
      assertThat(complete && drops).as("%s", text).isFalse();
      assertThat(seen + capture.unread() + doubts(capture))
          .as("%s", text)
          .isGreaterThanOrEqualTo(rows);
      assertThat(!complete || seen == rows).as("%s", text).isTrue();
    }
  }

  @Test
  void whatever_a_process_is_called_its_counts_are_counted() {
    for (String name : NAMES) {
      String text = COUNT + ABOVE + START + "\n" + entry(name, "prctl option 38", 700) + "\n" + END;
      CaptureSummary capture = capture(text);
      long seen = counts(text).getOrDefault("prctl/PR_SET_NO_NEW_PRIVS", 0L);
      assertThat(seen == 700 || capture.trust().level() != Level.COMPLETE).as("%s", text).isTrue();
      assertThat(name.contains("dtrace: ") && capture.trust().level() == Level.COMPLETE)
          .as("%s is ambiguous", text)
          .isFalse();
    }
  }

  private static long doubts(CaptureSummary capture) {
    return capture.trust().doubts().stream().mapToLong(Doubt::count).sum();
  }

  // ---- what strangers thought up

  static List<String> limited() {
    return List.of("--top=3", "--pid=1", "--execname=\"x\"", "--optname=35", "--level=41");
  }

  @ParameterizedTest
  @MethodSource("limited")
  void a_script_that_was_limited_shows_a_part(String option) {
    String limited = UNSUP.replace(START, "# lxtriage options: " + option + " --heading\n" + START);
    assertThat(trust(limited + ROWS + END)).isEqualTo(Level.UNKNOWN);
    assertThat(trust(limited.replace(option, "--zone=\"web01\"") + ROWS + END))
        .isEqualTo(Level.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[...]", "...", "  [...]"})
  void lines_that_somebody_left_out_are_a_loss(String sign) {
    CaptureSummary capture = capture(UNSUP + ROWS + sign + "\n" + ROWS + END);
    assertThat(capture.trust().level()).isEqualTo(Level.LOSSY);
    assertThat(capture.losses()).extracting(Loss::kind).containsExactly("left-out");
  }

  @Test
  void two_rows_that_lost_the_newline_between_them_are_two_rows() {
    String glued = WHOLE.replace("bounds\\0\n", "bounds\\0");
    assertThat(counts(glued)).isEqualTo(counts(WHOLE));
    for (String behind : List.of("x", " prctl option 38\\0", "\r  3009  x")) {
      String text = WHOLE.replace("bounds\\0\n", "bounds\\0" + behind + "\n");
      assertThat(trust(text)).as(behind).isNotEqualTo(Level.COMPLETE);
    }
  }

  @Test
  void rows_that_break_off_between_the_marks_are_a_doubt() {
    for (int end : new int[] {38, 45}) {
      String cut = WHOLE.replaceAll("(?m)^(?!#)(.{" + end + "}).*$", "$1");
      assertThat(trust(cut)).as("%s", cut).isNotEqualTo(Level.COMPLETE);
    }
    assertThat(trust(WHOLE.replace("38\\0", "3"))).isEqualTo(Level.UNKNOWN);
    for (int end = 10; end < 60; end++) {
      String cut = WHOLE.replaceAll("(?m)^(.{" + end + "}).*$", "$1");
      assertThat(cut.equals(WHOLE) || trust(cut) != Level.COMPLETE).as("%s", cut).isTrue();
    }
  }

  static List<String> mixed() {
    return List.of(
        COUNTED.replace(TABLE, TABLE + ROWS),
        WHOLE.replace("lxunsup", "lxlatency"),
        WHOLE.replace("lxunsup", "foo"),
        COUNTED.replace(TABLE, "\n              genunix`fop_lookup+0x210\n              884\n"));
  }

  @ParameterizedTest
  @MethodSource("mixed")
  void records_of_another_script_between_the_marks_are_a_doubt(String text) {
    assertThat(trust(text)).isEqualTo(Level.UNKNOWN);
  }

  @Test
  void each_record_of_another_script_is_counted_also_where_they_repeat() {
    String repeated = entry("systemd", "NOSYS (332): out of bounds", 3).repeat(300) + "\n";
    String stack = "\n              genunix`fop_lookup+0x210\n              884\n".repeat(300);
    for (String text :
        List.of(
            COUNTED.replace("lxunsup-count", "lxlatency").replace(TABLE, "\n" + repeated),
            WHOLE.replace("lxunsup", "lxlatency").replace(ROWS, ROWS.repeat(150)),
            COUNTED.replace(TABLE, stack))) {
      assertThat(capture(text).trust().doubts())
          .extracting(Doubt::kind, Doubt::count)
          .contains(tuple(Doubt.Kind.OTHER_SCRIPT, 300L));
    }
  }

  /** A row without its terminator lost its end. */
  @Test
  void each_broken_row_is_counted_also_where_they_repeat() {
    assertThat(capture(WHOLE.replace(ROWS, ROWS.replace("\\0", "").repeat(150))).trust().doubts())
        .extracting(Doubt::kind, Doubt::count)
        .containsExactly(tuple(Doubt.Kind.BROKEN_ROW, 300L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout", "exit", "Connection to gz closed.", "```", "[root@gz ~]# "})
  void what_a_shell_says_when_it_ends_loses_nothing(String line) {
    assertThat(trust(WHOLE + line + "\n")).isEqualTo(Level.COMPLETE);
  }

  @Test
  void a_script_that_cannot_show_refusals_is_no_evidence() {
    CaptureSummary latency = capture("# lxtriage script: lxlatency\n" + START + END);
    assertThat(latency.trust().level()).isEqualTo(Level.COMPLETE);
    assertThat(latency.isEvidence()).isFalse();
  }

  // ---- what transports do

  @Test
  void a_byte_in_place_of_the_terminator_costs_no_verdict() {
    assertThat(counts(WHOLE.replace("38\\0", "38\0"))).isEqualTo(counts(WHOLE));
  }

  @Test
  void a_message_that_was_wrapped_is_the_message() {
    String message = "clone(2) no namespace support (flags:0x40000000)";
    String counted = COUNT + ABOVE + START + "\n" + entry("init", message, 70) + "\n" + END;
    String wrapped = counted.replaceAll("(?m)^(  .{78})(?=.)", "$1\n");
    assertThat(wrapped).contains("clone(2) no namespace supp\nort");
    assertThat(counts(wrapped)).isEqualTo(counts(counted)).containsKey("clone_flag/CLONE_NEWNET");
  }

  // ---- against an independent count

  @Test
  void random_captures_hold_what_was_printed() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> messages =
        List.of(
            "NOSYS (332): out of bounds",
            "prctl option 38",
            "setsockopt(41, 25)",
            "NOSYS (bpf): Not done yet");
    List<String> names = List.of("init", "tmux: server", "(sd-pam)", "kworker/0:1", "a b  c", "x");
    for (int i = 0; i < 1000; i++) {
      Map<String, Long> printed = new TreeMap<>();
      StringBuilder text = new StringBuilder(UNSUP).append(ROWS, 0, ROWS.indexOf('\n') + 1);
      String newline = random.nextBoolean() ? "\n" : "\r\n";
      long drops = 0;
      for (int row = random.nextInt(40); row > 0; row--) {
        String name = names.get(random.nextInt(names.size()));
        String message = messages.get(random.nextInt(messages.size()));
        printed.merge(name + "|" + message, 1L, Long::sum);
        String line =
            String.format(Locale.ROOT, "%6d %20s %s\\0", random.nextInt(1, 40_000), name, message)
                + newline;
        if (random.nextInt(12) == 0) {
          long more = random.nextLong(1, 1000);
          int at = random.nextInt(line.length() - newline.length() + 1);
          line =
              line.substring(0, at) + "dtrace: " + more + " drops on CPU 2\n" + line.substring(at);
          drops += more;
        }
        text.append(line);
      }
      Triage triage = triage(text + END);
      Map<String, Long> read = new TreeMap<>();
      for (Finding finding : triage.findings()) {
        for (Finding.Caller caller : finding.processes()) {
          read.put(caller.execname() + "|" + finding.spellings().get(0), caller.count());
        }
      }
      CaptureSummary capture = triage.captures().get(0);
      assertThat(read).as("%s", text).isEqualTo(printed);
      assertThat(capture.losses().stream().mapToLong(Loss::count).sum()).isEqualTo(drops);
      assertThat(capture.trust().level()).isEqualTo(drops > 0 ? Level.LOSSY : Level.COMPLETE);
    }
  }

  @Test
  void two_captures_in_one_file_count_what_both_count() throws Exception {
    List<String> texts = new ArrayList<>(whole());
    for (String name : List.of("curl", "boot", "lossy", "stacks", "latency", "unsup-count")) {
      texts.add(Files.readString(Path.of("samples", name + ".log"), ISO_8859_1));
    }
    for (String one : texts) {
      for (String other : texts) {
        Map<String, Long> both = new TreeMap<>(counts(one));
        counts(other).forEach((id, count) -> both.merge(id, count, Long::sum));
        String file = one + other;
        assertThat(counts(file)).isEqualTo(both);
        Level worse = Stream.of(trust(one), trust(other)).max(Level::compareTo).orElseThrow();
        assertThat(trust(file)).isEqualTo(worse);
      }
    }
  }

  // ---- scripts

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lxsockopt-count.d",
        "./lxsockopt-count.d",
        "/opt/custom/scripts/d/lxsockopt-count.d",
        "lxsockopt-count"
      })
  void a_script_of_ours_is_known_however_it_was_started(String file) throws Exception {
    String sample = Files.readString(Path.of("samples", "sockopt-count.log"), ISO_8859_1);
    String matched = "dtrace: script '" + file + "' matched 1 probe";
    String run = sample.replaceFirst("dtrace: description .*", matched);
    assertThat(run).contains(matched);
    assertThat(counts(run)).isEqualTo(counts(sample)).isNotEmpty();
    assertThat(capture(run).explained()).isEqualTo(capture(sample).explained());
  }

  @Test
  void records_that_no_script_of_ours_prints_are_counted_and_are_no_evidence() throws Exception {
    CaptureSummary latency =
        capture(Files.readString(Path.of("samples", "latency.log"), ISO_8859_1));
    assertThat(latency.explained()).isZero();
    assertThat(latency.unexplained()).isPositive().isEqualTo(latency.records());
    assertThat(latency.isEvidence()).isFalse();
  }
}
