package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.script.BootKit;
import io.github.lxtriage.script.Script;
import io.github.lxtriage.script.ScriptOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** script, check and boot-kit, as a user types them. */
class ScriptCommandsTest {
  @TempDir Path directory;

  private Run run(String... arguments) {
    return Run.in(directory, arguments);
  }

  @Test
  void check_prints_one_line_a_problem_and_fails_on_an_error() throws IOException {
    Files.writeString(directory.resolve("a.d"), "BEGIN\n{\n    x = ;\n}\n");
    Files.writeString(directory.resolve("b.d"), "tick-5\n{\n    exit();\n}\n");
    Run run = run("check", "a.d", "b.d");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            a.d:3:9: error: syntax: unexpected ';'
            b.d:1:1: warning: tick-5 fires that often in a second; write hz, or s for seconds [timer-unit]
            b.d:3:5: error: exit() takes 1 argument, not 0 [argument-count]
            """);
  }

  @Test
  void warnings_alone_are_no_failure() throws IOException {
    Files.writeString(directory.resolve("w.d"), "tick-5\n{\n    exit(0);\n}\n");
    assertThat(run("check", "w.d").code()).isZero();
    Run syntax = run("check", "--syntax-only", "w.d");
    assertThat(syntax.code()).isZero();
    assertThat(syntax.out()).isEmpty();
  }

  @Test
  void the_lints_are_listed_with_their_reasons() {
    assertThat(run("check", "--lints").out().lines())
        .anyMatch(line -> line.matches("no-end +the program has neither exit\\(\\) .*"));
  }

  @Test
  void a_file_that_cannot_be_read_costs_one_line_and_the_others_are_still_checked()
      throws IOException {
    Files.writeString(directory.resolve("b.d"), "BEGIN { exit(0); }\n");
    Run run = run("check", "gone.d", "b.d");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: cannot read gone.d: no such file\n");
  }

  @Test
  void control_characters_of_a_program_do_not_reach_the_terminal() {
    Run run = Run.with(directory, "BEGIN { x = \u001b[31m; }", "check", "-");
    assertThat(run.out()).contains("unexpected '\\x1b'").doesNotContain("\u001b");
  }

  @Test
  void the_scripts_pass_their_own_check() {
    for (Script script : Script.all()) {
      Run printed = run("script", script.name());
      Run checked = Run.with(directory, printed.out(), "check", "-");
      assertThat(checked.code()).as(script.name() + checked.out()).isZero();
    }
  }

  @Test
  void a_process_name_that_no_string_of_d_holds_is_refused_with_its_length() {
    Run run = run("script", "lxunsup", "--execname", "a".repeat(1000));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("at most 16 bytes; this one has 1000, more than a string of D may hold");
  }

  @Test
  void a_long_process_name_is_warned_of_and_stays_a_literal() {
    Run run = run("script", "lxunsup", "--execname", "x\"/ {system(\"rm -rf /\")} /*");
    assertThat(run.code()).isZero();
    assertThat(run.err().lines()).singleElement().asString().contains("at most 16 bytes");
    assertThat(run.out()).contains("/execname == \"x\\\"/ {system(\\\"rm -rf /\\\")} /*\"/\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script lxunsup --zone x/y",
        "script lxunsup --zone global",
        "script lxunsup --execname caf\ufffd",
        "script lxunsup --top 3",
        "script lxsockopt --interval 5s",
        "script lxmount --top 3",
        "script lxunsup --level 3",
        "script lxenosys --top 3",
        "script lxunsup --duration 5",
        "script lxunsup --pid ten",
        "boot-kit --bits 16",
        "boot-kit --level 3",
        "capture lxunsup",
        "capture nonsense -o c",
        "capture lxunsup --host a;b -o c",
        "check"
      })
  void a_wrong_command_line_is_one_line(String line) {
    Run run = run(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().endsWith("--help)");
  }

  @Test
  void help_says_every_option_of_the_scripts() {
    for (String command : List.of("script", "capture")) {
      String help = run(command, "--help").out();
      for (ScriptOption option : ScriptOption.values()) {
        assertThat(help).as(command).contains("--" + option.word());
      }
    }
  }

  @Test
  void the_boot_kit_offers_the_options_of_lxdebug_and_no_others() {
    String help = run("boot-kit", "--help").out();
    for (ScriptOption option : ScriptOption.values()) {
      assertThat(help.contains("--" + option.word()))
          .as(option.word())
          .isEqualTo(BootKit.captures().options().contains(option));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"script", "boot-kit", "capture", "check", "parse", "explain", "knowledge"})
  void help_says_the_exit_codes_that_the_command_has(String command) {
    assertThat(run(command, "--help").out().lines().filter(line -> line.matches(" +[0-9] +\\S.*")))
        .extracting(line -> line.strip().substring(0, 1))
        .containsExactly("0", "1", "2");
  }

  @Test
  void every_exit_code_stands_in_the_help_of_the_program() {
    String help = run("--help").out();
    for (ExitCode exit : ExitCode.values()) {
      assertThat(help).containsPattern("(?m)^ +" + exit.code() + " +\\S");
    }
  }

  @Test
  void the_boot_kit_carries_the_options_of_the_script_it_captures_with() {
    Run run = run("boot-kit", "--bits", "32", "--zone", "web01", "--duration", "90s", "--heading");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("#!/bin/sh\n")
        .contains(
            "inline string ZONE = \"web01\";", "inline int DURATION = 90;", "# lxtriage start");
  }
}
