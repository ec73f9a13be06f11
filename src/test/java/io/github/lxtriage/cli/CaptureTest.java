package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A capture is whole however it ends. The program runs in a virtual machine of its own, with a
 * stand-in for dtrace on the PATH; src/test/sh/capture-over-ssh.sh does the same over ssh.
 */
class CaptureTest {
  private static final String STAND_IN =
      """
      #!/bin/sh
      # A stand-in for dtrace: prints rows until it is told to end.
      echo "$*" >arguments
      cat "$2" >program
      end() {
        printf '\\n  counted %17d\\n' "$rows"
        exit 0
      }
      rows=0
      trap end TERM
      printf '   PID                 NAME CALL\\n'
      echo 'dtrace: 3 aggregation drops on CPU 1' >&2
      echo 'dtrace: 2 dynamic variable drops' >&2
      while :; do
        printf '%6d %20s caf\\351 prctl option 23\\\\0\\n' 1 'tmux: server'
        rows=$((rows + 1))
        sleep 0.1
      done
      """;

  @TempDir Path directory;

  private Process start(String dtrace, String... arguments) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    if (!dtrace.isEmpty()) {
      Path file = Files.writeString(bin.resolve("dtrace"), dtrace);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    List<String> command =
        Stream.concat(
                Stream.of(
                    "env",
                    "--default-signal=INT",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Arrays.stream(arguments))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    return builder.start();
  }

  private int finish(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file), ISO_8859_1);
  }

  @Test
  void interrupt_ends_it_and_what_was_counted_is_still_printed() throws Exception {
    Process process = start(STAND_IN, "capture", "lxunsup", "-o", "c.log");
    for (int tries = 0; tries < 300 && !text("err").contains(" records, 5 drops"); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(finish(process)).isZero();
    assertThat(text("c.log"))
        .startsWith("   PID                 NAME CALL\n")
        .contains("dtrace: 3 aggregation drops on CPU 1\n", "tmux: server caf\u00e9 prctl")
        .containsPattern("\n  counted +[0-9]+\n$");
    assertThat(text("err"))
        .containsPattern("(?m)^lxtriage: [0-9]+ s, [1-9][0-9]* records, 5 drops$")
        .contains(
            "lxtriage: 3 aggregation drops: too many different rows; raise --aggsize\n",
            "lxtriage: 2 dynamic variable drops: raise --dynvarsize\n")
        .containsPattern("lxtriage: wrote c.log: [0-9]+ records, 5 drops\n$");
    assertThat(text("out")).isEmpty();
  }

  @Test
  void a_dtrace_that_does_not_end_in_time_is_asked_to() throws Exception {
    Process process = start(STAND_IN, "capture", "lxunsup", "--duration", "1s", "-o", "c.log");
    assertThat(finish(process)).isZero();
    assertThat(text("c.log")).containsPattern("\n  counted +[0-9]+\n$");
  }

  @Test
  void dtrace_gets_the_script_with_its_options_and_a_heading() throws Exception {
    finish(start(STAND_IN, "capture", "lxerrno", "--zone", "web01", "--duration", "1s", "-o", "c"));
    assertThat(text("arguments")).isEqualTo("-s /dev/stdin\n");
    assertThat(text("program"))
        .isEqualTo(
            Run.in(
                    directory,
                    "script",
                    "lxerrno",
                    "--zone",
                    "web01",
                    "--duration",
                    "1s",
                    "--heading")
                .out());
  }

  @Test
  void a_dtrace_that_fails_is_a_failure_with_its_reason() throws Exception {
    String failing =
        "#!/bin/sh\ncat >/dev/null\necho 'dtrace: failed to initialize dtrace: DTrace requires additional privileges' >&2\nexit 1\n";
    assertThat(finish(start(failing, "capture", "lxunsup", "-o", "c.log"))).isEqualTo(1);
    assertThat(text("err"))
        .isEqualTo(
            "lxtriage: dtrace ended with 1: failed to initialize dtrace: DTrace requires additional privileges\n");
    assertThat(directory.resolve("c.log")).doesNotExist();
  }

  @Test
  void a_start_that_fails_leaves_an_earlier_capture_as_it_was() throws Exception {
    Files.writeString(directory.resolve("c.log"), "an earlier capture\n");
    String failing =
        "#!/bin/sh\ncat >/dev/null\necho 'dtrace: buffer size lowered to 2m' >&2\n"
            + "echo 'dtrace: failed to enable /dev/stdin: No such zone' >&2\nexit 1\n";
    assertThat(finish(start(failing, "capture", "lxunsup", "-o", "c.log"))).isEqualTo(1);
    assertThat(text("c.log")).isEqualTo("an earlier capture\n");
    nothingUnfinished();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "echo 'dtrace: buffer size lowered to 2m' >&2\n"})
  void a_dtrace_that_prints_nothing_is_a_failure_and_leaves_an_earlier_capture(String message)
      throws Exception {
    Files.writeString(directory.resolve("c.log"), "an earlier capture\n");
    String silent = "#!/bin/sh\ncat >/dev/null\n" + message + "exit 0\n";
    assertThat(finish(start(silent, "capture", "lxunsup", "-o", "c.log"))).isEqualTo(1);
    assertThat(text("c.log")).isEqualTo("an earlier capture\n");
    assertThat(text("err"))
        .isEqualTo(
            "lxtriage: dtrace ended without printing anything: nothing was written to c.log\n");
    nothingUnfinished();
  }

  @Test
  void a_line_that_was_never_ended_is_a_capture_too() throws Exception {
    String cut = "#!/bin/sh\ncat >/dev/null\nprintf 'cut short'\n";
    assertThat(finish(start(cut, "capture", "lxunsup", "-o", "c.log"))).isZero();
    assertThat(text("c.log")).isEqualTo("cut short");
  }

  @Test
  void a_dtrace_that_heeds_no_interrupt_is_ended_after_a_minute_and_its_rows_are_kept()
      throws Exception {
    String deaf =
        "#!/bin/sh\ncat >/dev/null\ntrap '' TERM\necho 'a row'\nwhile :; do sleep 1; done\n";
    Process process = start(deaf, "capture", "lxunsup", "--duration", "1s", "-o", "c.log");
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(text("c.log")).isEqualTo("a row\n");
    assertThat(text("err"))
        .endsWith(
            "lxtriage: wrote c.log: 1 record, 0 drops\n"
                + "lxtriage: dtrace did not end within 60 s of being asked\n");
  }

  @Test
  void an_interrupt_before_anything_was_printed_leaves_an_earlier_capture_too() throws Exception {
    Files.writeString(directory.resolve("c.log"), "an earlier capture\n");
    String slow = "#!/bin/sh\ncat >/dev/null\necho >started\nexec sleep 60\n";
    Process process = start(slow, "capture", "lxunsup", "-o", "c.log");
    for (int tries = 0; tries < 300 && !Files.exists(directory.resolve("started")); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    TimeUnit.MILLISECONDS.sleep(1500);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(finish(process)).isEqualTo(1);
    assertThat(text("c.log")).isEqualTo("an earlier capture\n");
    assertThat(text("err"))
        .containsPattern("(?m)^lxtriage: waiting for dtrace, [0-9]+ s$")
        .endsWith(
            "lxtriage: interrupted before dtrace printed anything: nothing was written to c.log\n");
    nothingUnfinished();
  }

  @Test
  void a_capture_takes_its_place_as_soon_as_dtrace_prints() throws Exception {
    Files.writeString(directory.resolve("c.log"), "an earlier capture\n");
    Process process = start(STAND_IN, "capture", "lxunsup", "--duration", "2s", "-o", "c.log");
    boolean seen = false;
    for (int tries = 0; tries < 300 && !seen; tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
      seen = text("c.log").contains("tmux: server");
    }
    assertThat(seen && process.isAlive()).isTrue();
    assertThat(finish(process)).isZero();
    nothingUnfinished();
  }

  @Test
  void a_minus_sign_is_standard_output() throws Exception {
    assertThat(finish(start(STAND_IN, "capture", "lxunsup", "--duration", "1s", "-o", "-")))
        .isZero();
    assertThat(text("out")).startsWith("   PID                 NAME CALL\n");
    assertThat(text("out")).containsPattern("\n  counted +[0-9]+\n$");
    assertThat(text("err")).contains("lxtriage: wrote standard output: ");
    assertThat(directory.resolve("-")).doesNotExist();
  }

  private void nothingUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".unfinished"));
    }
  }

  @Test
  void without_dtrace_and_without_a_host_it_says_so_in_one_line() throws Exception {
    assertThat(finish(start("", "capture", "lxunsup", "-o", "c.log"))).isEqualTo(1);
    assertThat(text("err"))
        .isEqualTo(
            "lxtriage: there is no dtrace here: run this on SmartOS or OmniOS, or give --host USER@HOST\n");
    assertThat(directory.resolve("c.log")).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_written_is_said_before_dtrace_runs() throws Exception {
    assertThat(finish(start(STAND_IN, "capture", "lxunsup", "-o", "none/c.log"))).isEqualTo(1);
    assertThat(text("err").lines())
        .containsExactly("lxtriage: cannot capture to none/c.log: no such directory");
    assertThat(directory.resolve("program")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-oProxyCommand=id",
        "box;id",
        "box id",
        "$(id)",
        "`id`",
        "a@b@c",
        "-",
        "@box",
        "user@",
        "bo'x",
        "box\nid",
        "user@-box",
        "us er@box"
      })
  void a_host_that_is_an_option_or_a_word_of_a_shell_is_refused(String host) {
    assertThat(DtraceHost.named(host)).isEmpty();
    assertThat(Run.in(directory, "capture", "lxunsup", "--host=" + host, "-o", "c").code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "box",
        "root@box",
        "a.b-c_d@box.example.org",
        "root@192.0.2.7",
        "root@2001:db8::7",
        "::1"
      })
  void a_host_is_a_name_or_an_address_with_or_without_a_user(String host) {
    assertThat(DtraceHost.named(host)).isPresent();
  }
}
