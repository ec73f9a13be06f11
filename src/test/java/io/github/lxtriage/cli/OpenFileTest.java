package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A capture is opened once. What becomes of its file while it is read does not mix into the answer,
 * or is said; the files here are so large that several threads read them.
 */
class OpenFileTest {
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final String OLD = "     1                 init prctl option 38\\0\n";
  private static final String NEW = "     1                 init prctl option 36\\0\n";
  private static final int ROWS = 500_000;

  @TempDir Path directory;

  /** What somebody does to a file that was opened. */
  enum Deed {
    REPLACE("another file has its name now; what was read is the earlier one", 0) {
      @Override
      void to(Path file) throws IOException {
        Path other = Files.writeString(file.resolveSibling("other"), HEADING + NEW.repeat(ROWS));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    APPEND("grew while it was read; what was added is not read", 0) {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, NEW.repeat(100), StandardOpenOption.APPEND);
        later(file);
      }
    },
    REMOVE("", 0) {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    CUT("was cut while it was read; read a copy of it", 1) {
      @Override
      void to(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(HEADING.length() + 100L * OLD.length());
        }
      }
    },
    OVERWRITE("was overwritten while it was read; read a copy of it", 1) {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, HEADING + NEW.repeat(ROWS));
        later(file);
      }
    },
    OVERWRITE_BY_MORE("was overwritten while it was read; read a copy of it", 1) {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, HEADING + NEW.repeat(2 * ROWS));
        later(file);
      }
    };

    private final String said;
    private final int losses;

    Deed(String said, int losses) {
      this.said = said;
      this.losses = losses;
    }

    abstract void to(Path file) throws IOException;

    /** Clocks of files may stand for milliseconds. */
    static void later(Path file) throws IOException {
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    }
  }

  private Triage read(Deed deed, ByteArrayOutputStream err) throws IOException {
    Path file = Files.writeString(directory.resolve("a.log"), HEADING + OLD.repeat(ROWS));
    Input input =
        new Input(
            "a.log",
            Optional.of(file),
            Map.of(),
            () -> {
              OpenInput open = Input.open(file);
              assertThat(open.shared()).isPresent();
              deed.to(file);
              return open;
            });
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, ISO_8859_1),
            directory);
    Program program = new Program(console, new Stop());
    Parts parts = new Parts(program, Optional.empty(), false);
    Interpreter interpreter = program.interpreter(Optional.empty(), program.knowledge());
    assertThat(
            new Reading(program, interpreter, new BatchOptions(new Syntax()), List.of(input), parts)
                .read())
        .isEmpty();
    return parts.triage(program.knowledge(), TriageRequest.PLAIN);
  }

  @ParameterizedTest
  @EnumSource(Deed.class)
  void the_answer_is_that_of_one_file_or_the_change_is_said(Deed deed) throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Triage triage = read(deed, err);
    assertThat(err.toString(ISO_8859_1))
        .isEqualTo(deed.said.isEmpty() ? "" : "lxtriage: a.log: " + deed.said + "\n");
    CaptureSummary capture = triage.captures().get(0);
    assertThat(capture.losses()).hasSize(deed.losses);
    if (deed.losses == 0) {
      assertThat(triage.findings()).hasSize(1);
      assertThat(triage.findings().get(0).count()).isEqualTo(ROWS);
    }
  }
}
