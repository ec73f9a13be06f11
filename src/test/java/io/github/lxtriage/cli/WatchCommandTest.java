package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture that grows, is rotated or begins anew is read to where it is. */
class WatchCommandTest {
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final String ONE = "     1                 init prctl option 23\\0\n";
  private static final String TWO = "     1                 init prctl option 36\\0\n";

  @TempDir Path directory;

  /** Does something each time the file was read to its end. */
  private static final class Script implements GrowingFile.Waiting {
    private final Step[] steps;
    private int next;

    Script(Step... steps) {
      this.steps = steps;
    }

    interface Step {
      void run() throws IOException;
    }

    @Override
    public boolean goOn() {
      if (next == steps.length) {
        return false;
      }
      try {
        steps[next++].run();
        return true;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public long millis() {
      return 0;
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("c.log"), text, ISO_8859_1);
  }

  private String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  @Test
  void what_is_appended_is_read() throws IOException {
    Path file = write("a\n");
    Script script = new Script(() -> Files.writeString(file, "b\n", StandardOpenOption.APPEND));
    try (GrowingFile growing = new GrowingFile(file, script)) {
      assertThat(read(growing)).isEqualTo("a\nb\n");
      assertThat(growing.isReplaced()).isFalse();
    }
  }

  @Test
  void a_rotated_file_is_read_to_its_end_first() throws IOException {
    Path file = write("a\n");
    Path old = directory.resolve("c.log.0");
    Script script =
        new Script(
            () -> Files.move(file, old),
            () -> {
              Files.writeString(old, "b\n", StandardOpenOption.APPEND);
              Files.writeString(file, "c\n");
            });
    try (GrowingFile growing = new GrowingFile(file, script)) {
      assertThat(read(growing)).isEqualTo("a\nb\n");
      assertThat(growing.isReplaced()).isTrue();
    }
  }

  @Test
  void a_truncated_file_begins_anew() throws IOException {
    Path file = write("a long line\n");
    Script script = new Script(() -> Files.writeString(file, "b\n"));
    try (GrowingFile growing = new GrowingFile(file, script)) {
      assertThat(read(growing)).isEqualTo("a long line\n");
      assertThat(growing.isReplaced()).isTrue();
    }
  }

  @Test
  void each_finding_is_printed_once() throws IOException {
    write(HEADING + ONE + ONE + TWO + ONE);
    Run run = Run.in(directory, "watch", "c.log", "--polls", "2", "--interval", "1");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("harmless    prctl/PR_CAPBSET_READ: "))
        .anyMatch(line -> line.startsWith("actionable  prctl/PR_SET_CHILD_SUBREAPER: "));
  }

  @Test
  void a_file_that_is_not_there_is_one_line() {
    Run run = Run.in(directory, "watch", "gone.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: gone.log: no such file\n");
  }
}
