package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed between two runs, and what only seems to have changed. */
class DiffCommandTest {
  private static final Path BUILDS = Path.of("samples/builds/debian-12").toAbsolutePath();
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final String START = "# lxtriage script: lxunsup\n# lxtriage start: 1\n" + HEADING;
  private static final String END = "# lxtriage end: 2\n";

  @TempDir Path directory;

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text, ISO_8859_1);
  }

  private static String row(int pid, String call) {
    return String.format(java.util.Locale.ROOT, "%6d %20s %s\\0\n", pid, "init", call);
  }

  private static String list(String json, String name) {
    String from = json.substring(json.indexOf("\n  \"" + name + "\": ["));
    int end = from.startsWith("\n  \"" + name + "\": []") ? 0 : from.indexOf("\n  ]");
    return from.substring(0, Math.max(end, 0));
  }

  @Test
  void a_complete_capture_that_shows_it_no_more_calls_it_fixed() {
    Run run = Run.in(BUILDS, "diff", "build-20210501", "build-20210801", "--format", "json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(list(run.out(), "new")).contains("syscall/480");
    assertThat(list(run.out(), "gone")).contains("fs/AT_NO_AUTOMOUNT", "\"fixed\": true");
    assertThat(run.out()).contains("\"uncertain\": []");
  }

  @Test
  void what_a_lossy_capture_shows_no_more_is_not_called_fixed() {
    Run run = Run.in(BUILDS, "diff", "build-20210501", "build-20210901", "--format", "json");
    assertThat(list(run.out(), "gone")).contains("fs/AT_NO_AUTOMOUNT", "\"fixed\": false");
    assertThat(list(run.out(), "uncertain")).contains("fs/AT_NO_AUTOMOUNT");
    assertThat(Run.in(BUILDS, "diff", "build-20210501", "build-20210901").out())
        .contains("not called fixed", "40 -> >=0");
  }

  @Test
  void a_capture_whose_script_cannot_show_it_leaves_it_open() throws IOException {
    write("a.log", START + row(1, "prctl option 23") + END);
    write("b.log", "# lxtriage script: lxsockopt\n# lxtriage start: 1\n# lxtriage end: 2\n");
    Run run = Run.in(directory, "diff", "a.log", "b.log");
    assertThat(run.out()).contains("1 -> n/a", "no capture after can show it");
  }

  /** Mounts fail without a message, so that a capture of messages cannot say that they do not. */
  @Test
  void what_only_rows_of_a_script_show_is_fixed_only_where_that_script_ran() throws IOException {
    String rows =
        Files.readString(
            Path.of("src/test/resources/io/github/lxtriage/script/script-output/lxmount.log"),
            ISO_8859_1);
    String begin = "# lxtriage script: lxmount\n# lxtriage start: 1\n";
    write("a.log", begin + rows + END);
    write("same.log", begin + END);
    write("messages.log", START + row(1, "prctl option 23") + END);
    Run same = Run.in(directory, "diff", "a.log", "same.log", "--format", "json");
    assertThat(list(same.out(), "gone")).contains("mount/fstype.cgroup2", "\"fixed\": true");
    Run messages = Run.in(directory, "diff", "a.log", "messages.log", "--format", "json");
    assertThat(list(messages.out(), "gone"))
        .contains("mount/fstype.cgroup2", "\"fixed\": false")
        .doesNotContain("\"fixed\": true");
  }

  @Test
  void another_numbering_spelling_and_order_of_the_same_run_is_no_change() throws IOException {
    write(
        "a.log",
        START
            + row(1, "prctl option 23")
            + row(2, "NOSYS (statx): Not done yet")
            + row(3, "NOSYS (keyctl): Not done yet")
            + END);
    write(
        "b.log",
        START
            + row(93, "unimplemented syscall #250 (keyctl): Not done yet")
            + row(91, "NOSYS (332): out of bounds")
            + row(92, "prctl option 23")
            + END);
    for (String format : new String[] {"table", "markdown"}) {
      assertThat(Run.in(directory, "diff", "a.log", "b.log", "--format", format).out())
          .contains("No change");
    }
    assertThat(Run.in(directory, "diff", "a.log", "b.log", "--format", "json").out())
        .contains("\"new\": []", "\"gone\": []", "\"more\": []", "\"less\": []")
        .contains("\"changed\": []", "\"uncertain\": []");
  }

  @ParameterizedTest
  @CsvSource({"2, 6, none", "1, 12, more", "10, 30, more", "30, 10, less", "100, 149, none"})
  void counts_that_chance_explains_are_no_change(int before, int after, String which)
      throws IOException {
    write("a.log", START + row(1, "prctl option 23").repeat(before) + END);
    write("b.log", START + row(1, "prctl option 23").repeat(after) + END);
    String json = Run.in(directory, "diff", "a.log", "b.log", "--format", "json").out();
    assertThat(!list(json, "more").isEmpty()).isEqualTo(which.equals("more"));
    assertThat(!list(json, "less").isEmpty()).isEqualTo(which.equals("less"));
  }

  @Test
  void another_verdict_is_a_change() throws IOException {
    write("a.log", START + row(1, "prctl option 23") + END);
    write(
        "mine.yaml",
        "- subject: prctl/PR_CAPBSET_READ\n  title: Mine\n  verdict: actionable\n  confidence: high\n"
            + "  why: Because.\n  advice: Act.\n  evidence: [here]\n");
    Files.writeString(
        directory.resolve("a.json"),
        Run.in(directory, "triage", "a.log", "--format", "json").out());
    Run run =
        Run.in(
            directory,
            "diff",
            "a.json",
            "a.log",
            "--rules",
            "mine.yaml",
            "--fail-on-new",
            "actionable");
    assertThat(run.out()).contains("Another verdict:", "was degraded");
    assertThat(run.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"unknown, 3", "actionable, 0"})
  void new_findings_can_be_a_gate(String verdict, int code) {
    assertThat(
            Run.in(BUILDS, "diff", "build-20210501", "build-20210801", "--fail-on-new", verdict)
                .code())
        .isEqualTo(code);
    assertThat(
            Run.in(
                    BUILDS,
                    "triage",
                    "build-20210801",
                    "--baseline",
                    "build-20210501",
                    "--fail-on-new",
                    verdict)
                .code())
        .isEqualTo(code);
  }

  @Test
  void a_triage_says_what_is_different_from_its_baseline() {
    Run run = Run.in(BUILDS, "triage", "build-20210801", "--baseline", "build-20210501");
    assertThat(run.out()).contains("Against the baseline: 1 new, 1 gone.");
    assertThat(
            Run.in(
                    BUILDS,
                    "triage",
                    "build-20210801",
                    "--baseline",
                    "build-20210501",
                    "--format",
                    "json")
                .out())
        .contains("\"baseline\": {");
  }

  @Test
  void nothing_is_compared_with_nothing() throws IOException {
    write("a.log", START + row(1, "prctl option 23") + END);
    Files.createDirectory(directory.resolve("empty"));
    Run diff = Run.in(directory, "diff", "empty", "a.log");
    assertThat(diff.out()).isEmpty();
    assertThat(diff.err())
        .isEqualTo("lxtriage: empty: no capture was read; nothing was compared\n");
    assertThat(diff.code()).isEqualTo(1);
    Run baseline = Run.in(directory, "triage", "a.log", "--baseline", "gone.json");
    assertThat(baseline.out()).contains("prctl/PR_CAPBSET_READ").doesNotContain("baseline");
    assertThat(baseline.err().lines())
        .containsExactly(
            "lxtriage: gone.json: no such file",
            "lxtriage: gone.json: nothing was compared with this baseline");
    assertThat(baseline.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh: connect to host gz01 port 22: Connection refused\n"})
  void a_capture_that_failed_does_not_pass_a_gate(String failed) throws IOException {
    write("a.log", START + row(1, "prctl option 36") + END);
    write("failed.log", failed);
    Run diff = Run.in(directory, "diff", "a.log", "failed.log", "--fail-on-new", "actionable");
    assertThat(diff.out()).isEmpty();
    assertThat(diff.err())
        .endsWith("lxtriage: failed.log: nothing was captured; nothing was compared\n");
    assertThat(diff.code()).isEqualTo(1);
    assertThat(Run.in(directory, "diff", "failed.log", "a.log").code()).isEqualTo(1);
    Run inline = Run.in(directory, "triage", "failed.log", "--baseline", "a.log");
    assertThat(inline.err()).endsWith("a.log: nothing was compared with this baseline\n");
    assertThat(inline.code()).isEqualTo(1);
  }

  @Test
  void a_capture_of_nothing_but_its_heading_is_compared() throws IOException {
    write("a.log", START + row(1, "prctl option 36") + END);
    write("quiet.log", "   PID                 NAME CALL\n");
    Run diff = Run.in(directory, "diff", "a.log", "quiet.log");
    assertThat(diff.out()).startsWith("1 gone; 1 is uncertain.");
    assertThat(diff.code()).isZero();
  }

  @Test
  void help_states_the_noise_rule() {
    assertThat(Run.in(BUILDS, "diff", "--help").out().replaceAll("\\s+", " "))
        .contains("at least 1.5 times the other");
  }

  @Test
  void one_input_is_not_enough() {
    Run run = Run.in(BUILDS, "diff", "build-20210501");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("diff needs BEFORE and AFTER; got 1 input");
  }

  @Test
  void a_lossy_capture_on_either_side_is_not_trusted() throws IOException {
    write("whole.log", "   PID                 NAME CALL\n");
    write("lossy.log", "dtrace: 5 drops on CPU 3\n");
    assertThat(Run.in(directory, "diff", "--strict", "lossy.log", "whole.log").code()).isEqualTo(4);
    assertThat(Run.in(directory, "diff", "--strict", "whole.log", "lossy.log").code()).isEqualTo(4);
    assertThat(Run.in(directory, "diff", "--strict", "whole.log", "whole.log").code()).isZero();
  }

  @Test
  void a_lossy_baseline_is_not_trusted_either() throws IOException {
    write(
        "lossy.log",
        "   PID                 NAME CALL\n     1 init prctl option 23\\0\n"
            + "dtrace: 5 drops on CPU 3\n");
    write("whole.log", "   PID                 NAME CALL\n     1 init prctl option 23\\0\n");
    assertThat(Run.in(directory, "triage", "--strict", "whole.log").code()).isZero();
    assertThat(
            Run.in(directory, "triage", "--strict", "--baseline", "lossy.log", "whole.log").code())
        .isEqualTo(4);
    assertThat(Run.in(directory, "triage", "--baseline", "lossy.log", "whole.log").code()).isZero();
  }

  @Test
  void standard_input_cannot_be_both_sides() {
    Run run = Run.with(directory, "", "diff", "-", "-");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("BEFORE and AFTER cannot both be standard input");
  }
}
