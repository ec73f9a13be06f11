package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded beside the command line changes nothing but the time. */
class RehearsalTest {
  @TempDir Path directory;

  private List<String> command(String line) {
    return List.of(
        line.replace("SAMPLES", Path.of("samples").toAbsolutePath().toString()).split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage SAMPLES/boot.log",
        "triage --format json SAMPLES",
        "triage --format=sarif SAMPLES/sockopt.log",
        "diff SAMPLES/boot.log SAMPLES/sockopt.log",
        "parse SAMPLES/rows.log",
        "parse --format folded SAMPLES/stacks.log",
        "report SAMPLES/boot.log -o page.html"
      })
  void a_run_gives_the_same_with_a_rehearsal_beside_it(String line) throws IOException {
    String[] command = command(line).toArray(String[]::new);
    Run alone = Run.in(directory, command);
    String page = page();
    assertThat(Run.rehearsed(directory, command)).isEqualTo(alone);
    assertThat(page()).isEqualTo(page);
  }

  private String page() throws IOException {
    Path page = directory.resolve("page.html");
    return Files.exists(page) ? Files.readString(page) : "";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage boot.log",
        "triage --format json boot.log",
        "triage --format markdown boot.log",
        "triage -o csv=out.csv boot.log",
        "report boot.log",
        "parse boot.log",
        "parse --format folded stacks.log",
        "diff before.log after.log"
      })
  void it_comes_to_its_end_for_each_command_that_reads_captures(String line) {
    assertThat(rehearsal(line).run()).isTrue();
  }

  @Test
  void it_does_nothing_for_the_others() {
    assertThat(rehearsal("explain statx").run()).isFalse();
    assertThat(rehearsal("--version").run()).isFalse();
    assertThat(new Rehearsal(program(), List.of()).run()).isFalse();
  }

  private Rehearsal rehearsal(String line) {
    return new Rehearsal(program(), command(line));
  }

  /** Whatever a rehearsal printed would be a failure of the test. */
  private Program program() {
    PrintStream nowhere =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new AssertionError("a rehearsal prints nothing");
              }
            },
            true,
            StandardCharsets.UTF_8);
    return new Program(
        new Console(InputStream.nullInputStream(), nowhere, nowhere, directory), new Stop());
  }
}
