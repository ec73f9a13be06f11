package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every command takes, and what is said where that was not given. */
class SyntaxTest {
  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          triage                                ; Missing required parameter: 'INPUT'
          watch                                 ; Missing required parameter: 'FILE'
          knowledge                             ; Missing required parameter: 'list|show|validate'
          capture                               ; Missing required options and parameters: '-o=FILE', 'NAME'
          capture lxunsup                       ; Missing required option: '-o=FILE'
          explain --unheard-of                  ; Missing required parameter: 'TEXT'
          watch a b                             ; Unmatched argument at index 2: 'b'
          triage boot.log --no-strict           ; Unknown option: '--no-strict'
          triage boot.log --format --strict     ; Expected parameter for option '--format' but found '--strict'
          script lxunsup --zone                 ; Missing required parameter for option '--zone' (NAME)
          script lxunsup --heading=x            ; option '--heading' should be specified without 'x' parameter
          triage boot.log --strict=maybe        ; Invalid value for option '--strict': 'maybe' is not a boolean
          triage boot.log --threads x           ; Invalid value for option '--threads': 'x' is not an int
          watch boot.log --interval x           ; Invalid value for option '--interval': 'x' is not a long
          triage boot.log --strict --strict     ; option '--strict' should be specified only once
          triage boot.log --abi 64 --abi 32     ; option '--abi' (64|32) should be specified only once
          triage boot.log --threads 1 --threads 2 ; option '--threads' (N) should be specified only once
          """,
      quoteCharacter = '"')
  void what_is_missing_wrong_or_given_twice_is_said_in_one_line(String typed, String message) {
    Run run = Run.in(SAMPLES, typed.split(" ", -1));
    String command = typed.split(" ", -1)[0];
    assertThat(run.err())
        .isEqualTo("lxtriage: " + message + " (see lxtriage " + command + " --help)\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void what_a_command_refuses_is_quoted_as_it_was_typed() {
    assertThat(Run.in(SAMPLES, "triage", "boot.log", "--abi", "option option").err())
        .isEqualTo(
            "lxtriage: --abi must be 64 or 32; got 'option option' (see lxtriage triage --help)\n");
  }

  @Test
  void a_flag_may_be_denied() {
    assertThat(Run.in(SAMPLES, "triage", "lossy.log", "--strict").code()).isEqualTo(4);
    assertThat(Run.in(SAMPLES, "triage", "lossy.log", "--strict=false").code()).isZero();
  }

  @Test
  void a_value_that_the_user_does_not_give_is_named_by_the_help() {
    assertThat(Run.in(SAMPLES, "report", "--help").out())
        .contains("(default: lxtriage-report.html)");
    assertThat(Run.in(SAMPLES, "watch", "--help").out()).contains("(default: 500)");
  }

  @Test
  void the_help_ends_the_list_of_options_of_each_command() {
    for (String command : Subcommands.named()) {
      List<String> help = Run.in(SAMPLES, command, "--help").out().lines().toList();
      int end = help.indexOf("Exit codes:");
      assertThat(help.subList(end - 3, end))
          .as(command)
          .satisfiesExactly(
              line -> assertThat(line).matches("  -h, --help +Show this help message and exit\\."),
              line ->
                  assertThat(line)
                      .matches("  -V, --version +Print version information and exit\\."),
              line -> assertThat(line).isEmpty());
    }
  }
}
