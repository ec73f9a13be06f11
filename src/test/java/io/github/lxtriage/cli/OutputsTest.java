package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is replaced by a better one only, whoever else writes, and whatever was read. */
class OutputsTest {
  private static final String CAPTURE =
      "   PID                 NAME CALL\n     1                 init prctl option 23\\0\n";
  private static final String EARLIER = "an earlier report\n";

  @TempDir Path directory;

  @BeforeEach
  void a_capture() throws IOException {
    write("a.log", CAPTURE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text, ISO_8859_1);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /**
   * As from two containers, in each of which the program is process 1: these share their id too.
   */
  @Test
  void any_number_of_runs_with_one_process_id_may_write_one_file() throws Exception {
    Run.in(directory, "report", "a.log", "-o", "whole.html");
    byte[] whole = Files.readAllBytes(directory.resolve("whole.html"));
    write("page.html", EARLIER);
    ExecutorService runs = Executors.newFixedThreadPool(4);
    try {
      List<Future<Run>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(runs.submit(() -> Run.in(directory, "report", "a.log", "-o", "page.html")));
      }
      for (Future<Run> each : all) {
        assertThat(each.get().err()).isEmpty();
        assertThat(each.get().code()).isZero();
        assertThat(directory.resolve("page.html")).hasBinaryContent(whole);
      }
    } finally {
      runs.shutdownNow();
    }
    assertThat(names()).containsExactly("a.log", "page.html", "whole.html");
  }

  @Test
  void what_another_run_has_not_finished_is_left_alone() throws IOException {
    Path target = directory.resolve("page.txt");
    try (UnfinishedFile other = UnfinishedFile.of(target)) {
      other.out().write('x');
      Run run = Run.in(directory, "triage", "a.log", "-o", "page.txt");
      assertThat(run.code()).isZero();
      assertThat(names()).hasSize(3).contains("a.log", "page.txt");
      other.place();
      assertThat(target).hasContent("x");
    }
    assertThat(names()).containsExactly("a.log", "page.txt");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 239, 250, 255})
  void a_name_may_be_as_long_as_the_system_allows(int length) throws IOException {
    String name = "x".repeat(length);
    Run run = Run.in(directory, "triage", "a.log", "-o", name);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(directory.resolve(name)).isNotEmptyFile();
  }

  @Test
  void a_private_report_is_never_one_that_all_can_read() throws IOException {
    Path report = write("page.txt", EARLIER);
    Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-------"));
    try (UnfinishedFile unfinished = UnfinishedFile.of(report)) {
      unfinished.out().write('x');
      for (String name : names()) {
        if (!name.equals("a.log")) {
          assertThat(
                  PosixFilePermissions.toString(
                      Files.getPosixFilePermissions(directory.resolve(name))))
              .isEqualTo("rw-------");
        }
      }
    }
  }

  // ---- links

  @Test
  void a_link_to_no_file_yet_is_followed() throws IOException {
    Files.createDirectory(directory.resolve("d"));
    Files.createSymbolicLink(directory.resolve("link.txt"), Path.of("d/page.txt"));
    Run run = Run.in(directory, "triage", "a.log", "-o", "link.txt");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(directory.resolve("link.txt")).isSymbolicLink();
    assertThat(directory.resolve("d/page.txt")).isNotEmptyFile();
  }

  @Test
  void a_link_to_itself_is_said() throws IOException {
    Files.createSymbolicLink(directory.resolve("link.txt"), Path.of("link.txt"));
    Run run = Run.in(directory, "triage", "a.log", "-o", "link.txt");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("lxtriage: cannot write link.txt: a link that leads to links again and again\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link.json", "gone.json", "d/a.json", "../DIRECTORY/a.json"})
  void two_outputs_that_are_one_file_through_a_link_are_a_mistake(String second)
      throws IOException {
    Files.createSymbolicLink(directory.resolve("link.json"), Path.of("a.json"));
    Files.createSymbolicLink(directory.resolve("gone.json"), Path.of("./link.json"));
    Files.createSymbolicLink(directory.resolve("d"), Path.of("."));
    String name = second.replace("DIRECTORY", String.valueOf(directory.getFileName()));
    for (boolean there : new boolean[] {false, true}) {
      if (there) {
        write("a.json", EARLIER);
      }
      Run run = Run.in(directory, "triage", "a.log", "-o", "json=a.json", "-o", "csv=" + name);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).startsWith("lxtriage: two outputs are one file: 'a.json' and ");
      assertThat(Files.exists(directory.resolve("a.json"))).isEqualTo(there);
    }
  }

  // ---- a run that read nothing, or not everything

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report gone.log -o page",
        "report d -o page",
        "triage gone.log gone2.log -o page",
        "triage gone.log -o json=page",
        "triage bad.json -o junit=page",
        "triage gone.log --baseline a.log -o sarif=page",
        "diff gone.log a.log -o page",
        "diff a.log gone.log -o page"
      })
  void a_run_that_read_nothing_writes_no_file(String line) throws IOException {
    Files.createDirectory(directory.resolve("d"));
    write("bad.json", "{\"tool\":{");
    Run run = Run.in(directory, line.split(" ", -1));
    assertThat(run.code()).isEqualTo(1);
    assertThat(directory.resolve("page")).doesNotExist();
    write("page", EARLIER);
    assertThat(Run.in(directory, line.split(" ", -1)).code()).isEqualTo(1);
    assertThat(directory.resolve("page")).hasContent(EARLIER.strip());
    assertThat(run.err()).doesNotContain("Exception");
  }

  @Test
  void a_run_that_read_nothing_says_that_it_wrote_nothing() {
    Run run = Run.in(directory, "report", "gone.log", "-o", "page.html");
    assertThat(run.err())
        .isEqualTo(
            "lxtriage: gone.log: no such file\n"
                + "lxtriage: page.html: not written, because no capture was read\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_run_of_which_some_inputs_could_be_read_writes_what_they_hold() throws IOException {
    write("page.html", EARLIER);
    Run run = Run.in(directory, "report", "gone.log", "a.log", "-o", "page.html");
    assertThat(run.code()).isEqualTo(1);
    assertThat(directory.resolve("page.html")).content().startsWith("<!DOCTYPE html");
  }

  /** Stops the run while a capture is read. */
  private Run stoppedWhileReading(String... arguments) throws IOException {
    Files.createDirectories(directory.resolve("many"));
    for (int i = 0; i < 3; i++) {
      write("many/" + i + ".log", CAPTURE.repeat(1 + i));
    }
    Stop stop = new Stop();
    try (StopsAtFirstByte in = new StopsAtFirstByte(CAPTURE, stop)) {
      return Run.reading(directory, in, stop, arguments);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"report - many -o page", "triage - many -o json=page"})
  void a_run_that_was_stopped_before_it_read_everything_replaces_nothing(String line)
      throws IOException {
    write("page", EARLIER);
    Run run = stoppedWhileReading(line.split(" ", -1));
    assertThat(run.err())
        .contains("interrupted: ", "page: left as it was, because not everything was read\n");
    assertThat(directory.resolve("page")).hasContent(EARLIER.strip());
  }

  @Test
  void a_run_that_was_stopped_writes_what_it_read_where_nothing_is_replaced() throws IOException {
    stoppedWhileReading("triage", "-", "many", "--threads", "1", "-o", "json=page.json");
    assertThat(directory.resolve("page.json")).content().contains("\"interrupted\"");
    Run run = stoppedWhileReading("triage", "-", "many", "--threads", "1");
    assertThat(run.out()).contains("reading was interrupted");
  }

  /** A capture during which somebody stops the run. */
  private static final class StopsAtFirstByte extends ByteArrayInputStream {
    private final Stop stop;

    StopsAtFirstByte(String capture, Stop stop) {
      super(capture.getBytes(ISO_8859_1));
      this.stop = stop;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      int count = super.read(into, from, 1);
      stop.ask();
      return count;
    }
  }
}
