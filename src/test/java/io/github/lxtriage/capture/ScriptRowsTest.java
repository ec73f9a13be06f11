package io.github.lxtriage.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.ScriptRow;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the scripts print is read below its heading, to the last line. */
class ScriptRowsTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/io/github/lxtriage/script/script-output");
  private static final String MOUNT_HEADING =
      "   PID                 NAME   ABI       CALL       FSTYPE      FLAGS ERRNO SOURCE on TARGET\n";
  private static final String SOCKOPT_HEADING =
      "   PID                 NAME   ABI       CALL      LEVEL    OPTNAME ERRNO\n";

  private static Captured sample(String name) throws IOException {
    return Captured.of(Files.readString(SAMPLES.resolve(name + ".log"), ISO_8859_1));
  }

  private static List<ScriptRow> rows(Captured captured) {
    return captured.records().stream()
        .filter(ScriptRow.class::isInstance)
        .map(ScriptRow.class::cast)
        .toList();
  }

  private static ScriptRow only(String text) {
    List<ScriptRow> rows = rows(Captured.of(text));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @TestFactory
  Stream<DynamicTest> nothing_that_a_script_prints_is_left_unread() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      String.valueOf(file.getFileName()),
                      () -> {
                        Captured captured = Captured.of(Files.readString(file, ISO_8859_1));
                        assertThat(captured.summary().unread()).isZero();
                        assertThat(captured.records())
                            .extracting(TraceRecord::reading)
                            .containsOnly(Reading.STRICT);
                      }));
    }
  }

  @TestFactory
  Stream<DynamicTest> collapsed_rows_hold_the_same_and_are_trusted_little() {
    return Stream.of(
            "lxsockopt-failed",
            "lxsockopt-failed-aggregate",
            "lxerrno",
            "lxenosys",
            "lxenosys-aggregate",
            "lxioctl-failed",
            "lxioctl-failed-aggregate",
            "lxoutcome",
            "lxclone",
            "lxclone-aggregate",
            "lxmount",
            "lxmount-aggregate",
            "lxptrace",
            "lxptrace-aggregate")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String text = Files.readString(SAMPLES.resolve(name + ".log"), ISO_8859_1);
                      Captured collapsed =
                          Captured.of(text.replaceAll("(?m)^ +", "").replaceAll(" +", " "));
                      assertThat(collapsed.summary().unread()).isZero();
                      assertThat(rows(collapsed))
                          .extracting(ScriptRow::fields)
                          .isEqualTo(rows(sample(name)).stream().map(ScriptRow::fields).toList());
                      assertThat(rows(collapsed))
                          .extracting(ScriptRow::reading)
                          .containsOnly(Reading.LOW);
                    }));
  }

  @Test
  void fields_stand_in_their_order_with_numbers_as_numbers() throws IOException {
    ScriptRow row = rows(sample("lxioctl-failed")).get(2);
    assertThat(row.script()).isEqualTo("lxioctl-failed");
    assertThat(row.fields())
        .hasToString(
            "{pid=Int[value=2103], execname=Str[text=tmux: server], abi=Str[text=sys32],"
                + " fd=Int[value=12], request=Int[value=1074030207], errno=Int[value=25]}");
  }

  @Test
  void a_name_may_be_empty_or_begin_with_blanks_or_digits() {
    String empty =
        String.format("%6d %20s %5s %10s %10d %10d %5d\n", 1, "", "sys64", "setsockopt", 1, 2, 3);
    assertThat(only(SOCKOPT_HEADING + empty).text("execname")).isEmpty();
    String digits =
        String.format(
            "%6d %20s %5s %10s %10d %10d %5d\n", 1, "7 - sys64", "sys32", "getsockopt", 1, 2, 3);
    ScriptRow row = only(SOCKOPT_HEADING + digits);
    assertThat(row.text("execname")).isEqualTo("7 - sys64");
    assertThat(row.text("abi")).isEqualTo("sys32");
  }

  @Test
  void a_value_that_does_not_fit_pushes_the_rest_to_the_right() {
    ScriptRow row =
        only(
            MOUNT_HEADING
                + "1234567              systemd sys64      mount fuse.gvfsd-fuse 0x100000000    19"
                + " a on b on /run/x y\n");
    assertThat(row.number("pid")).isEqualTo(1234567);
    assertThat(row.text("fstype")).isEqualTo("fuse.gvfsd-fuse");
    assertThat(row.fields().get("flags")).isEqualTo(new Key.Int(0x100000000L));
    assertThat(row.text("source")).isEqualTo("a on b");
    assertThat(row.text("target")).isEqualTo("/run/x y");
  }

  @Test
  void what_lxdebug_repeats_is_no_debug_line_again_also_of_several_lines() {
    Captured captured =
        Captured.of(
            "7/1: first\n"
                + "=      7             (sd-pam) was killed; its last texts:\n"
                + "= 7/1: first\nsecond line\n"
                + "= 7/1: third\n");
    assertThat(captured.kinds())
        .containsExactly("lxdebug", "script-row", "script-row", "script-row");
    assertThat(rows(captured).get(0).text("execname")).isEqualTo("(sd-pam)");
    assertThat(rows(captured).get(1).text("message")).isEqualTo("first\nsecond line");
  }

  @Test
  void a_name_with_a_newline_breaks_no_row() {
    String broken =
        String.format(
            "%6d %20s %5s %10s %10d %10d %5d\n", 1, "a\nb sys64", "sys64", "getsockopt", 1, 2, 3);
    String whole =
        String.format("%6d %20s %5s %10s %10d %10d %5d\n", 2, "c", "sys64", "setsockopt", 4, 5, 6);
    Captured captured = Captured.of(SOCKOPT_HEADING + broken + whole + broken);
    assertThat(captured.kinds()).containsExactly("script-row", "script-row", "script-row");
    assertThat(rows(captured))
        .extracting(row -> row.text("execname"))
        .containsExactly("a\nb sys64", "c", "a\nb sys64");
    assertThat(rows(captured).get(0).reading()).isEqualTo(Reading.JOINED);
    assertThat(rows(captured)).extracting(ScriptRow::line).containsExactly(2L, 4L, 5L);
    String two =
        String.format(
            "%6d %20s %5s %10s %12s 0x%08x %5d %s on %s\n",
            7, "a\n\nb", "sys64", "mount", "-", 0, 19, "/x", "/y");
    assertThat(only(MOUNT_HEADING + two).text("execname")).isEqualTo("a\n\nb");
  }

  @Test
  void half_a_row_takes_no_row_below_it() {
    String whole =
        String.format("%6d %20s %5s %10s %10d %10d %5d\n", 2, "c", "sys64", "setsockopt", 4, 5, 6);
    Captured captured = Captured.of(SOCKOPT_HEADING + "     1                  a\n" + whole);
    assertThat(captured.kinds()).containsExactly("text", "script-row");
  }

  @Test
  void what_lxdebug_repeats_says_how_the_process_ended() {
    assertThat(only("=      7                 init exited; its last texts:\n").text("event"))
        .isEqualTo("exited");
    assertThat(only("=      7                 init dumped core; its last texts:\n").text("event"))
        .isEqualTo("dumped-core");
    assertThat(
            only("=      7                  a\nb was killed; its last texts:\n").text("execname"))
        .isEqualTo("a\nb");
  }

  @Test
  void a_row_that_the_file_ends_in_is_not_guessed() {
    Captured captured =
        Captured.of(
            SOCKOPT_HEADING
                + "  4211                 sshd sys64 setsockopt         41         25     9");
    assertThat(captured.kinds()).containsExactly("text");
    assertThat(captured.summary().tornLine()).isEqualTo(2);
  }

  @Test
  void another_heading_ends_the_rows_of_a_script() {
    Captured captured =
        Captured.of(
            SOCKOPT_HEADING
                + "   PID                 NAME CALL\n"
                + "  4211                 sshd sys64 setsockopt         41         25    92\\0\n");
    assertThat(captured.kinds()).containsExactly("lxunsup");
  }
}
