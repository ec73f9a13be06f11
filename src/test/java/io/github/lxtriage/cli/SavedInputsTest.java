package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved results stand for their captures, alone, together, and beside captures. */
class SavedInputsTest {
  private static final List<String> CAPTURES =
      List.of("boot.log", "curl.log", "debug.log", "lossy.log", "sockopt.log", "unsup-count.log");

  @TempDir Path directory;

  @BeforeEach
  void copies_the_samples() throws IOException {
    for (String name : CAPTURES) {
      Files.copy(Path.of("samples", name), directory.resolve(name));
      run("triage", name, "--format", "json", "-o", name + ".json");
    }
  }

  private Run run(String... args) {
    Run run = Run.in(directory, args);
    assertThat(run.err()).isEmpty();
    return run;
  }

  private static String[] args(Stream<String> inputs, String... options) {
    List<String> all = new ArrayList<>(List.of("triage"));
    inputs.forEach(all::add);
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  @Test
  void makes_the_same_page() throws IOException {
    for (String name : CAPTURES) {
      run("report", name, "-o", "captures.html");
      run("report", name + ".json", "-o", "saved.html");
      assertThat(directory.resolve("saved.html"))
          .hasSameBinaryContentAs(directory.resolve("captures.html"));
    }
  }

  @Test
  void counts_that_together_exceed_a_long_stay_the_largest_one() throws IOException {
    long most = Long.MAX_VALUE;
    Files.writeString(
        directory.resolve("a.log"),
        counted("curl", "NOSYS (334): out of bounds", most)
            + counted("wget", "NOSYS (334): out of bounds", most)
            + counted("bash", "setsockopt(41, 25)", most));
    Files.writeString(directory.resolve("b.log"), counted("curl", "setsockopt(41, 25)", 7));
    for (String name : List.of("a", "b")) {
      run("triage", name + ".log", "-o", "json=" + name + ".json");
    }
    run("report", "a.log", "b.log", "-o", "captures.html");
    run("report", "b.json", "a.json", "-o", "saved.html");
    assertThat(directory.resolve("saved.html"))
        .hasSameBinaryContentAs(directory.resolve("captures.html"))
        .content()
        .contains("9,223,372,036,854,775,807 calls", "curl", "wget", "bash")
        .doesNotContainPattern("[>\u2265]-[0-9]");
    assertThat(run("triage", "a.log", "b.log", "--format", "csv").out())
        .contains(",harmless,high," + most + ",0,", ",actionable,high," + most + ",0,");
  }

  @Test
  void a_value_below_nothing_counts_as_nothing() throws IOException {
    Files.writeString(directory.resolve("a.log"), counted("curl", "prctl option 36", -5));
    run("triage", "a.log", "-o", "json=a.json");
    assertThat(run("triage", "a.json", "--format", "csv").out())
        .contains(",0,0,", ",\"prctl option 36, 0 times\",");
  }

  /** Found by fuzzing: a damaged pid, and the quantize() of a negative increment. */
  @Test
  void keeps_a_process_id_and_a_bucket_below_nothing() throws IOException {
    Files.writeString(
        directory.resolve("a.log"),
        """
           PID                 NAME CALL
            -5                 curl NOSYS (334): out of bounds\\0

          sshd                                                read
                   value  ------------- Distribution ------------- count
                    1024 |                                         0
                    2048 |@@@@                                     -3
                    4096 |@@@@@@@@@@@@@@@@@@@@@@@                  17
                    8192 |                                         0
        """);
    run("triage", "a.log", "-o", "json=a.json");
    assertThat(directory.resolve("a.json"))
        .content()
        .containsPattern("\"pids\": \\[\\s+-5\\s+\\]")
        .containsPattern("\"label\": \"2048\",\\s+\"count\": -3");
    run("report", "a.log", "-o", "captures.html");
    run("report", "a.json", "-o", "saved.html");
    assertThat(directory.resolve("saved.html"))
        .hasSameBinaryContentAs(directory.resolve("captures.html"));
  }

  private static String counted(String execname, String message, long count) {
    return String.format(Locale.ROOT, "  %-50s  %-50s %16d%n", execname, message, count);
  }

  @Test
  void merges_to_what_the_captures_give_at_once() {
    String atOnce = run(args(CAPTURES.stream(), "--format", "json")).out();
    assertThat(run(args(CAPTURES.stream().map(name -> name + ".json"), "--format", "json")).out())
        .isEqualTo(atOnce);
    Stream<String> mixed =
        Stream.of(
            "unsup-count.log.json",
            "boot.log",
            "lossy.log.json",
            "curl.log",
            "debug.log.json",
            "sockopt.log");
    assertThat(run(args(mixed, "--format", "json")).out()).isEqualTo(atOnce);
  }

  @Test
  void carries_the_errors_and_outcomes_that_scripts_saw() throws IOException {
    List<String> names =
        List.of("lxoutcome", "lxsockopt-failed", "lxerrno", "lxenosys", "lxunsup-stack", "lxclone");
    Path samples = Path.of("src/test/resources/io/github/lxtriage/script/script-output");
    for (String name : names) {
      Files.copy(samples.resolve(name + ".log"), directory.resolve(name + ".log"));
      run("triage", name + ".log", "--format", "json", "-o", name + ".json");
      run("report", name + ".log", "-o", "captures.html");
      run("report", name + ".json", "-o", "saved.html");
      assertThat(directory.resolve("saved.html"))
          .hasSameBinaryContentAs(directory.resolve("captures.html"));
    }
    assertThat(Files.readString(directory.resolve("lxoutcome.json")))
        .contains("\"errnos\"", "\"refusedIn\"", "\"killed with a core file\"");
    String atOnce = run(args(names.stream().map(name -> name + ".log"), "--format", "json")).out();
    assertThat(run(args(names.stream().map(name -> name + ".json"), "--format", "json")).out())
        .isEqualTo(atOnce);
  }

  @Test
  void fails_as_the_captures_would() {
    for (String input : List.of("curl.log", "curl.log.json")) {
      Run found = Run.in(directory, "triage", input, "--fail-on", "actionable");
      assertThat(found.code()).isEqualTo(3);
      assertThat(found.err())
          .isEqualTo(
              "lxtriage: gate: --fail-on actionable: 1 finding at or above actionable:"
                  + " sockopt/IPV6_RECVERR\n");
    }
    for (String input : List.of("lossy.log", "lossy.log.json")) {
      Run lossy = Run.in(directory, "triage", input, "--strict");
      assertThat(lossy.code()).isEqualTo(4);
      assertThat(lossy.err())
          .isEqualTo(
              "lxtriage: gate: lossy.log: --strict: lossy: 37 records were dropped (line 4)\n");
    }
  }

  @Test
  void is_hidden_by_suppressions_too() throws IOException {
    Files.writeString(
        directory.resolve("mine.yaml"),
        "- subject: sockopt/IPV6_RECVERR\n  reason: known\n  expires: 2999-01-01\n");
    for (String input : List.of("curl.log", "curl.log.json")) {
      assertThat(run("triage", input, "--suppress", "mine.yaml", "--fail-on", "actionable").code())
          .isZero();
    }
    run(
        "triage",
        "curl.log.json",
        "--suppress",
        "mine.yaml",
        "--format",
        "json",
        "-o",
        "hidden.json");
    assertThat(run("triage", "hidden.json", "--fail-on", "actionable").code()).isZero();
  }

  @Test
  void costs_one_line_where_it_is_broken() throws IOException {
    String json = Files.readString(directory.resolve("curl.log.json"));
    Files.writeString(directory.resolve("cut.json"), json.substring(0, 400));
    Run run = Run.in(directory, "triage", "cut.json", "curl.log", "--format", "csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).matches("lxtriage: cut\\.json:\\d+:\\d+: [^\n]*\n");
    assertThat(run.out()).contains("sockopt/IPV6_RECVERR");
  }

  @Test
  void says_that_verdicts_are_kept() {
    Run run = Run.in(directory, "triage", "curl.log.json", "--platform", "omnios:r151046");
    assertThat(run.err()).startsWith("lxtriage: saved results keep their verdicts");
    assertThat(run.code()).isZero();
  }

  @Test
  void writes_several_formats_in_one_run() {
    run(
        "triage",
        "curl.log",
        "-o",
        "markdown=a.md",
        "-o",
        "junit=a.xml",
        "-o",
        "sarif=a.sarif",
        "-o",
        "table=a.txt");
    assertThat(directory.resolve("a.md"))
        .content()
        .startsWith("## LX: 1 of 3 findings needs action");
    assertThat(directory.resolve("a.xml")).content().contains("<testsuites");
    assertThat(directory.resolve("a.sarif")).content().contains("\"version\": \"2.1.0\"");
    assertThat(directory.resolve("a.txt")).content().contains("VERDICT");
  }

  @Test
  void offers_scripts_that_the_generator_makes() throws IOException {
    run("report", "boot.log", "unsup-count.log", "lossy.log", "sockopt.log", "-o", "page.html");
    List<String> commands =
        Files.readString(directory.resolve("page.html"))
            .lines()
            .flatMap(line -> Stream.of(line.split("lxtriage script ", 2)).skip(1))
            .map(line -> line.substring(0, line.indexOf(" &gt;")))
            .distinct()
            .toList();
    assertThat(commands).hasSizeGreaterThan(5);
    for (String command : commands) {
      List<String> words = new ArrayList<>(List.of("script"));
      words.addAll(List.of(command.replace("'", "").split(" (?=--)", -1)));
      Run made = Run.in(directory, words.toArray(String[]::new));
      assertThat(made.code()).as(command + ": " + made.err()).isZero();
    }
  }
}
