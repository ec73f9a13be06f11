package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user's word counts before the terminal's. */
class TerminalTest {
  @ParameterizedTest(name = "COLUMNS={0}, NO_COLOR={1}, TERM={2}, stty {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, xterm, 132, 132, true",
        "90, -, xterm, 132, 90, true",
        "wide, 1, xterm, 132, 132, false",
        "0, -, dumb, 0, 80, false",
        "-, '', xterm, -, 80, true",
        "99999, yes, -, x, 80, false",
      })
  void takes_width_and_colour_from_the_environment_first(
      String columns, String noColor, String term, String stty, int width, boolean colour) {
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("COLUMNS", columns);
    environment.put("NO_COLOR", noColor);
    environment.put("TERM", term);
    environment.values().removeIf(value -> value == null);
    assertThat(Terminal.of(environment, () -> Optional.ofNullable(stty)))
        .isEqualTo(new Terminal(width, colour));
  }
}
