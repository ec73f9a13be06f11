package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture that grows, is rotated or begins anew is read to where it is. */
class WatchCommandTest {
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final String ONE = "     1                 init prctl option 23\\0\n";
  private static final String TWO = "     1                 init prctl option 36\\0\n";

  private static final String THREE = "     1                 init NOSYS (480): out of bounds\\0\n";

  @TempDir Path directory;

  /** Does something between two looks, as whoever writes the file would. */
  private interface Step {
    void run() throws IOException;
  }

  /** What the program prints while the steps are done, one between two looks. */
  private Run watch(Step... steps) throws IOException, UserException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            directory);
    Program program = new Program(console, new Stop());
    Iterator<Step> next = List.of(steps).iterator();
    new Watch(
            program,
            "c.log",
            program.interpreter(Optional.empty(), program.knowledge()),
            program.knowledge(),
            TriageRequest.PLAIN)
        .follow(
            nanos -> {
              if (!next.hasNext()) {
                return false;
              }
              try {
                next.next().run();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              return true;
            });
    return new Run(0, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("c.log"), text, ISO_8859_1);
  }

  private void append(Path file, String text) throws IOException {
    Files.writeString(file, text, ISO_8859_1, StandardOpenOption.APPEND);
  }

  @Test
  void what_is_appended_is_printed_at_the_next_look() throws Exception {
    Path file = write(HEADING + ONE);
    Run run = watch(() -> append(file, TWO + TWO), () -> {}, () -> append(file, ONE));
    assertThat(run.out().lines().map(line -> line.replaceFirst(": .*", "")))
        .containsExactly(
            "harmless    prctl/PR_CAPBSET_READ", "actionable  prctl/PR_SET_CHILD_SUBREAPER");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_line_that_is_half_written_waits_for_its_rest() throws Exception {
    Path file = write(HEADING + ONE.substring(0, 36));
    assertThat(watch().out()).isEmpty();
    assertThat(watch(() -> append(file, ONE.substring(36))).out())
        .startsWith("harmless    prctl/PR_CAPBSET_READ: ")
        .endsWith("(prctl option 23, 1 time, by init; line 2)\n");
  }

  @Test
  void a_rotated_file_is_read_to_its_end_and_then_the_next() throws Exception {
    Path file = write(HEADING + ONE);
    Path old = directory.resolve("c.log.0");
    Run run =
        watch(
            () -> Files.move(file, old),
            () -> {
              append(old, TWO);
              write(HEADING + THREE);
            });
    assertThat(run.out())
        .contains("PR_CAPBSET_READ", "PR_SET_CHILD_SUBREAPER", "syscall/480")
        .hasLineCount(3);
    assertThat(run.err()).isEqualTo("lxtriage: c.log: another file has its name; begins anew\n");
  }

  @Test
  void a_truncated_file_begins_anew() throws Exception {
    write(HEADING + ONE + ONE);
    Run run = watch(() -> write(HEADING), () -> write(HEADING + TWO));
    assertThat(run.out()).hasLineCount(2).contains("PR_SET_CHILD_SUBREAPER", "line 2)");
    assertThat(run.err()).isEqualTo("lxtriage: c.log: was cut or written anew; begins anew\n");
  }

  /**
   * Cut and written within one interval, so that it is longer than at the last look, or as long.
   */
  @Test
  void a_file_that_was_written_anew_begins_anew_however_long_it_is() throws Exception {
    write(HEADING + ONE + ONE);
    Run run = watch(() -> write(HEADING + TWO + TWO), () -> write(HEADING + THREE + THREE + THREE));
    assertThat(run.out())
        .contains("PR_CAPBSET_READ", "PR_SET_CHILD_SUBREAPER", "syscall/480")
        .hasLineCount(3);
    assertThat(run.err())
        .isEqualTo("lxtriage: c.log: was cut or written anew; begins anew\n".repeat(2));
  }

  @Test
  void what_dtrace_drops_is_said_once() throws Exception {
    Path file = write(HEADING + ONE);
    String drops = "dtrace: 5 drops on CPU 2\n";
    Run run = watch(() -> append(file, drops), () -> append(file, drops + TWO));
    assertThat(run.err()).startsWith("lxtriage: c.log: lossy: 5 records").hasLineCount(1);
    assertThat(run.out()).hasLineCount(2);
  }

  @Test
  void a_file_that_is_no_capture_is_doubted_once() throws Exception {
    Path file = write("\u007fELF\u0000\u0001\n\u0003\n");
    Run run = watch(() -> append(file, "\u0004\n"));
    assertThat(run.err())
        .isEqualTo("lxtriage: c.log: no record could be read so far; is it a capture?\n");
  }

  @Test
  void a_saved_result_is_not_followed() throws IOException {
    write("{ \"tool\": {} }\n");
    Run run = Run.in(directory, "watch", "c.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("lxtriage: c.log: a saved result; only a capture can be followed\n");
  }

  @Test
  void a_run_that_is_stopped_has_said_what_there_was() throws IOException {
    write(HEADING + ONE + ONE + TWO + ONE);
    Stop stop = new Stop();
    stop.ask();
    Run run = Run.stopped(directory, stop, "watch", "c.log");
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasLineCount(2);
  }

  @Test
  void a_compressed_file_and_a_directory_are_one_line() throws IOException {
    Files.write(directory.resolve("c.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, '\n'});
    assertThat(Run.in(directory, "watch", "c.gz").err())
        .isEqualTo(
            "lxtriage: c.gz: compressed, or in UTF-16; only a plain capture can be followed\n");
    Files.createDirectory(directory.resolve("d"));
    Run run = Run.in(directory, "watch", "d");
    assertThat(run.err()).isEqualTo("lxtriage: d: a directory, not a file\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void an_interval_below_a_millisecond_is_a_mistake() {
    Run run = Run.in(directory, "watch", "c.log", "--interval", "-5");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--interval must be a number from 1 to 3600000; got '-5'");
  }

  @Test
  void a_file_that_is_not_there_is_one_line() {
    Run run = Run.in(directory, "watch", "gone.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: gone.log: no such file\n");
  }
}
