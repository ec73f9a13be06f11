package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many captures are read as one, and each that is odd costs one line. */
class BatchTest {
  private static final Path BUILDS = Path.of("samples/builds").toAbsolutePath();
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final String ROW = "     1                 init prctl option 23\\0\n";

  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, ISO_8859_1);
  }

  private void copyBuilds(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(BUILDS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(BUILDS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private String json(String... inputs) {
    String[] args = new String[inputs.length + 3];
    System.arraycopy(new String[] {"triage", "--format", "json"}, 0, args, 0, 3);
    System.arraycopy(inputs, 0, args, 3, inputs.length);
    Run run = Run.in(directory, args);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  // ---- the same answer, however it is asked

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "16"})
  void the_same_bytes_come_from_any_number_of_threads(String threads) throws IOException {
    for (int i = 0; i < 40; i++) {
      write("many/c" + i + ".log", HEADING + ROW.repeat(1 + i) + ROW.replace("23", "" + (i % 9)));
    }
    assertThat(json("many", "--threads", threads)).isEqualTo(json("many", "--threads", "1"));
  }

  @Test
  void another_order_gives_the_same_bytes() throws IOException {
    copyBuilds(directory);
    String one = "debian-12/build-20210501/boot.log";
    String two = "debian-12/build-20210801/boot.log";
    assertThat(json(one, two)).isEqualTo(json(two, one));
  }

  @Test
  void compressed_captures_give_the_same_but_for_their_names() throws IOException {
    copyBuilds(directory.resolve("plain"));
    try (Stream<Path> files = Files.walk(directory.resolve("plain"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path packed =
            directory.resolve("packed/" + directory.resolve("plain").relativize(file) + ".gz");
        Files.createDirectories(packed.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
          Files.copy(file, out);
        }
      }
    }
    assertThat(json("packed").replace(".log.gz", ".log")).isEqualTo(json("plain"));
  }

  @Test
  void two_saved_halves_give_the_page_of_the_whole() throws IOException {
    copyBuilds(directory);
    List<String> first = List.of("debian-12/build-20210501/boot.log");
    List<String> second =
        List.of("debian-12/build-20210801/boot.log", "debian-12/build-20210901/boot.log");
    Files.writeString(directory.resolve("1.json"), json(first.toArray(String[]::new)));
    Files.writeString(directory.resolve("2.json"), json(second.toArray(String[]::new)));
    assertThat(json("1.json", "2.json"))
        .isEqualTo(json(first.get(0), second.get(0), second.get(1)));
    Run.in(directory, "report", "1.json", "2.json", "-o", "halves.html");
    Run.in(directory, "report", first.get(0), second.get(0), second.get(1), "-o", "whole.html");
    assertThat(directory.resolve("halves.html"))
        .hasSameTextualContentAs(directory.resolve("whole.html"));
  }

  @Test
  void saved_results_that_name_captures_alike_stay_apart() throws IOException {
    write("one/boot.log", HEADING + ROW);
    write("two/boot.log", HEADING + ROW + ROW);
    Files.writeString(directory.resolve("one.json"), json("one"));
    Files.writeString(directory.resolve("two.json"), json("two"));
    assertThat(json("one.json", "two.json"))
        .contains("\"source\": \"one.json/boot.log\",\n          \"count\": 1")
        .contains("\"source\": \"two.json/boot.log\",\n          \"count\": 2")
        .doesNotContain("\"boot.log\"");
    assertThat(json("one.json", "two"))
        .contains("\"source\": \"one.json/boot.log\"", "\"source\": \"boot.log\"");
  }

  @Test
  void verifying_reads_every_capture_again_by_the_grammar_alone() throws IOException {
    copyBuilds(directory);
    Run run = Run.in(directory, "triage", "--verify", ".");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo("lxtriage: verified: the grammar alone gives the same result\n");
    assertThat(Run.with(directory, HEADING + ROW, "triage", "--verify", "-").err())
        .startsWith("lxtriage: --verify reads twice, which - cannot be");
  }

  @Test
  void counts_of_a_line_that_repeats_stay_the_largest_one_when_they_exceed_a_long()
      throws IOException {
    String entry =
        "  %-50s  %-50s %16d\n".formatted("sshd", "prctl option 23", 999_999_999_999_999L);
    write("a.log", "\n" + entry.repeat(12_000));
    Run run = Run.in(directory, "triage", "--verify", "--format", "csv", "a.log");
    assertThat(run.out()).contains("," + Long.MAX_VALUE + ",");
    assertThat(run.err())
        .isEqualTo("lxtriage: verified: the grammar alone gives the same result\n");
  }

  // ---- labels

  @Test
  void the_shape_of_the_directory_names_a_capture_and_its_heading_wins() throws IOException {
    write("d/debian-12/build-20240501/boot.log", "# lxtriage zone: from-heading\n" + HEADING + ROW);
    assertThat(json("d", "--label", "zone=from-user", "--label", "note=mine"))
        .contains("\"distro\": \"debian-12\"", "\"build\": \"20240501\"", "\"note\": \"mine\"")
        .contains("\"zone\": \"from-heading\"")
        .doesNotContain("from-user");
  }

  @Test
  void a_table_adds_labels_and_its_platform_is_the_platform() throws IOException {
    write("d/a.log", HEADING + ROW);
    write(
        "d/captures.csv",
        "path,distro,platform,note\na.log,alpine,smartos:20240501,\"a, b\"\ngone.log,x,,\n");
    Run run = Run.in(directory, "triage", "--format", "json", "d");
    assertThat(run.out())
        .contains("\"platform\": \"smartos:20240501\"", "\"distro\": \"alpine\"", "a, b");
    assertThat(run.err()).isEqualTo("lxtriage: captures.csv: no capture is named 'gone.log'\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          distro;alpine;              | captures.csv:1:1: there is no column named path | {}
          path,distro,distro;a.log,,x;| captures.csv:1:1: there are two columns named distro | x
          path,distro;a.log,x;b,"y;   | captures.csv:3:1: a quotation mark that has no partner; nothing from here on is used | x
          path,distro;a.log,x;b,y,z;  | captures.csv:3:1: 3 cells for 2 columns; the row is not used | x
          path,distro;a.log,x;b,\u00e9;    | captures.csv:1:1: not UTF-8 | {}
          path,platform;a.log,new;    | captures.csv:2:1: 'new' is no platform such as smartos:20240501; only a label | new
          """)
  void a_table_that_is_wrong_costs_one_line_and_what_is_right_counts(
      String table, String expected, String label) throws IOException {
    write("d/a.log", HEADING + ROW);
    write("d/captures.csv", table.replace(";", "\n"));
    Run run = Run.in(directory, "triage", "--format", "json", "d");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: " + expected + "\n");
    assertThat(run.out()).contains(label.equals("{}") ? "\"labels\": {}" : '"' + label + '"');
  }

  @Test
  void a_table_as_a_spreadsheet_writes_it_is_read() throws IOException {
    write("d/a.log", HEADING + ROW);
    write("d/captures.csv", "\u00ef\u00bb\u00bfpath,distro\r\n./a.log,alpine\r\n");
    assertThat(json("d")).contains("\"distro\": \"alpine\"");
  }

  @Test
  void paths_that_leave_the_directory_name_nothing_and_hostile_labels_stay_text()
      throws IOException {
    write("d/a.log", HEADING + ROW);
    write("d/captures.csv", "path,distro\n../../etc,x\na.log,../\u001b[31m<b>\n");
    Run run = Run.in(directory, "report", "d", "-o", "page.html");
    assertThat(run.err()).isEqualTo("lxtriage: captures.csv: no capture is named '../../etc'\n");
    assertThat(Files.readString(directory.resolve("page.html")))
        .doesNotContain("\u001b[31m", "<b>../", "[31m<b>");
  }

  @Test
  void a_label_that_is_no_platform_is_a_mistake() {
    Run run = Run.in(directory, "triage", "x", "--label", "platform=20240501");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--label platform must be smartos:YYYYMMDD");
  }

  // ---- one line for each that is odd

  @Test
  void a_file_that_is_reached_twice_is_read_once() throws IOException {
    write("d/a.log", HEADING + ROW);
    Files.createSymbolicLink(directory.resolve("d/0.log"), Path.of("a.log"));
    Run run = Run.in(directory, "triage", "--format", "csv", "d", "d/a.log");
    assertThat(run.out()).contains("prctl/PR_CAPBSET_READ,prctl,PR_CAPBSET_READ,harmless,medium,1");
    assertThat(run.err().lines())
        .containsExactly(
            "lxtriage: 0.log: the same file as d/a.log; read once",
            "lxtriage: d/a.log: the same file as d/a.log; read once");
    assertThat(run.code()).isZero();
  }

  @Test
  void equal_contents_are_counted_and_said() throws IOException {
    write("a.log", HEADING + ROW);
    write("b.log", HEADING + ROW);
    Run run = Run.in(directory, "triage", "--format", "csv", "a.log", "b.log");
    assertThat(run.out()).contains("PR_CAPBSET_READ,harmless,medium,2");
    assertThat(run.err())
        .isEqualTo("lxtriage: b.log: the same contents as a.log; both are counted\n");
  }

  @Test
  void links_that_lead_back_are_not_followed() throws IOException {
    write("d/x/a.log", HEADING + ROW);
    Files.createSymbolicLink(directory.resolve("d/x/loop"), directory.resolve("d"));
    Files.createSymbolicLink(directory.resolve("d/again"), Path.of("x"));
    Run run = Run.in(directory, "triage", "--format", "csv", "d");
    assertThat(run.out()).contains("PR_CAPBSET_READ,harmless,medium,1");
    assertThat(run.err().lines())
        .containsExactly(
            "lxtriage: again: the same directory as x; read once",
            "lxtriage: x/loop: a link leads back to a directory above it; not followed");
    assertThat(run.code()).isZero();
  }

  @Test
  void a_link_to_nothing_and_a_link_to_itself_are_unreadable() throws IOException {
    write("d/a.log", HEADING + ROW);
    Files.createSymbolicLink(directory.resolve("d/gone"), Path.of("nowhere"));
    Files.createSymbolicLink(directory.resolve("d/self"), Path.of("self"));
    Run run = Run.in(directory, "triage", "d");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.equals("lxtriage: gone: no such file"))
        .contains("lxtriage: self: a link that leads to no file, but to links again and again");
  }

  @Test
  void an_empty_file_and_one_that_is_no_capture_are_said() throws IOException {
    write("d/empty.log", "");
    write("d/quiet.log", HEADING + "\n^C\n");
    write("d/text.log", "hello\n");
    Run run = Run.in(directory, "triage", "d");
    assertThat(run.code()).isZero();
    assertThat(run.err().lines())
        .containsExactly(
            "lxtriage: empty.log: empty: nothing was captured",
            "lxtriage: quiet.log: no row in it: nothing was reported while it ran",
            "lxtriage: text.log: not a capture: no record could be read");
  }

  @Test
  void the_same_is_said_of_the_first_thousand_files_and_the_others_are_counted()
      throws IOException {
    for (int i = 0; i < Notes.MOST + 3; i++) {
      write(String.format(Locale.ROOT, "text/t%04d.log", i), "hello\n");
      write(String.format(Locale.ROOT, "twins/c%04d.log", i), HEADING + ROW);
    }
    Run texts = Run.in(directory, "triage", "text");
    assertThat(texts.err().lines().filter(line -> line.contains("not a capture")))
        .hasSize(Notes.MOST)
        .first()
        .isEqualTo("lxtriage: t0000.log: not a capture: no record could be read");
    Run twins = Run.in(directory, "triage", "twins");
    assertThat(twins.code()).isZero();
    assertThat(twins.err().lines())
        .hasSize(Notes.MOST + 1)
        .last()
        .isEqualTo("lxtriage: inputs of which such a line is left out: 2");
  }

  @Test
  void two_directories_with_the_same_names_below_stay_apart() throws IOException {
    write("old/boot.log", HEADING + ROW);
    write("new/boot.log", HEADING + ROW + ROW);
    assertThat(json("old", "new/"))
        .contains("\"source\": \"new/boot.log\"", "\"source\": \"old/boot.log\"");
  }

  @Test
  void a_file_that_vanishes_before_it_is_read_costs_one_line() throws IOException {
    write("d/a.log", HEADING + ROW);
    Path gone = write("d/b.log", HEADING + ROW + ROW);
    Console console = console(InputStream.nullInputStream(), new ByteArrayOutputStream());
    Program program = new Program(console, new Stop());
    Parts parts = new Parts(program, Optional.empty(), false);
    List<Input> inputs = new Inputs(console).find(List.of("d"), problem -> {});
    Files.delete(gone);
    Interpreter interpreter = program.interpreter(Optional.empty(), program.knowledge());
    assertThat(
            new Reading(program, interpreter, new BatchOptions(new Syntax()), inputs, parts).read())
        .containsExactly("b.log: no such file");
    assertThat(parts.triage(program.knowledge(), TriageRequest.PLAIN).captures()).hasSize(1);
  }

  @Test
  void of_more_empty_files_than_a_run_lists_the_first_by_name_are_captures_and_the_others_counted()
      throws IOException {
    write("d/z.log", HEADING + ROW);
    for (int i = 0; i < EmptyFiles.MOST + 3; i++) {
      Files.createFile(directory.resolve(String.format(Locale.ROOT, "d/e%05d", i)));
    }
    Files.createFile(directory.resolve("d/.hidden"));
    Files.createFile(directory.resolve("d/README"));
    Files.createDirectories(directory.resolve("d/below"));
    Files.createFile(directory.resolve("d/below/nothing.log"));
    Files.createSymbolicLink(directory.resolve("d/link"), Path.of("e00001"));
    Run run = Run.in(directory, "triage", "--format", "json", "d");
    String said = "5 more empty files are left out: of those in directories, 10000 are listed";
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("lxtriage: " + said + "\n");
    assertThat(run.out())
        .contains("\"" + said + "\"", "\"e00000\"", "\"e09999\"", "\"z.log\"")
        .doesNotContain("\"e10000\"", "nothing.log", "\"link\"");
    write("saved.json", run.out());
    assertThat(json("saved.json")).isEqualTo(run.out());
    assertThat(Run.in(directory, "parse", "d").err()).contains("lxtriage: " + said + "\n");
  }

  @Test
  void an_empty_file_that_is_named_is_a_capture_whatever_lies_in_directories() throws IOException {
    write("d/a.log", "");
    write("b.log", "");
    assertThat(json("d", "b.log")).contains("\"a.log\"", "\"b.log\"").doesNotContain("left out");
  }

  @Test
  void a_capture_that_fills_the_memory_costs_one_line() throws IOException {
    Input fine = Input.of("b.log", write("b.log", HEADING + ROW));
    Input full =
        new Input(
            "a.log",
            Optional.empty(),
            Map.of(),
            () -> {
              throw new OutOfMemoryError();
            });
    Console console = console(InputStream.nullInputStream(), new ByteArrayOutputStream());
    Program program = new Program(console, new Stop());
    Parts parts = new Parts(program, Optional.empty(), false);
    Interpreter interpreter = program.interpreter(Optional.empty(), program.knowledge());
    List<Input> inputs = List.of(full, fine);
    assertThat(
            new Reading(program, interpreter, new BatchOptions(new Syntax()), inputs, parts).read())
        .singleElement()
        .asString()
        .startsWith("a.log: holds more different texts than there is memory for");
    assertThat(parts.triage(program.knowledge(), TriageRequest.PLAIN).captures()).hasSize(1);
  }

  private Console console(InputStream in, ByteArrayOutputStream err) {
    return new Console(
        in,
        new PrintStream(OutputStream.nullOutputStream()),
        new PrintStream(err, true, ISO_8859_1),
        directory);
  }

  /** A capture that does not end before something was said on standard error, or for a while. */
  private static InputStream slow(ByteArrayOutputStream err, int millis) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        try {
          for (int left = millis; left > 0 && err.size() == 0; left -= 20) {
            Thread.sleep(20);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return -1;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        return read();
      }
    };
  }

  @Test
  void progress_is_shown_where_somebody_watches_and_does_not_forbid_it() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main.run(console(slow(err, 30_000), err).watched(true), "triage", "-");
    assertThat(err.toString(ISO_8859_1))
        .startsWith("\r\u001b[K0 of 1 file, 0.0 MB")
        .contains("\r\u001b[Klxtriage: -: empty: nothing was captured");
    err.reset();
    Main.run(console(slow(err, 1_200), err).watched(true), "triage", "-", "--no-progress");
    assertThat(err.toString(ISO_8859_1)).isEqualTo("lxtriage: -: empty: nothing was captured\n");
  }

  @Test
  void what_could_not_be_read_is_in_the_result_and_stays_there_when_halves_are_merged()
      throws IOException {
    write("d/<b>.log", HEADING + ROW);
    Files.createSymbolicLink(directory.resolve("d/gone<i>.log"), Path.of("nowhere"));
    write("e.log", HEADING + ROW + ROW);
    Run.in(directory, "report", "d", "e.log", "-o", "whole.html");
    Run.in(directory, "triage", "d", "-o", "json=d.json");
    Run.in(directory, "triage", "e.log", "-o", "json=e.json");
    assertThat(Run.in(directory, "report", "d.json", "e.json", "-o", "merged.html").code())
        .isZero();
    assertThat(directory.resolve("whole.html"))
        .content()
        .contains("Not read", "gone&lt;i&gt;.log: no such file");
    assertThat(directory.resolve("merged.html"))
        .hasSameBinaryContentAs(directory.resolve("whole.html"));
    assertThat(Run.in(directory, "triage", "d", "--format", "markdown").out())
        .contains("Not read:\n\n- gone");
  }

  @Test
  void a_run_that_was_stopped_says_so_in_its_result() throws IOException {
    write("d/a.log", HEADING + ROW);
    Stop stop = new Stop();
    stop.ask();
    assertThat(Run.stopped(directory, stop, "triage", "d", "--format", "json").out())
        .contains("\"interrupted: 0 of 1 inputs were read in full\"");
  }

  @Test
  void a_capture_that_seems_to_be_in_two_parts_which_do_not_say_is_said() throws IOException {
    write("d/a.log", HEADING + ROW);
    write("d/b.log", HEADING + ROW + ROW);
    write("d.json", json("d").replaceAll("\"contents\": ?\"[^\"]*\",?", ""));
    Files.copy(directory.resolve("d.json"), directory.resolve("copy.json"));
    String twice = "if it is the same capture, it counts twice\n";
    assertThat(Run.in(directory, "triage", "d.json", "copy.json", "-o", "csv=out").err())
        .contains("lxtriage: copy.json/a.log: as many lines, records and findings as d.json/a.log")
        .contains("lxtriage: copy.json/b.log: as many lines, records and findings as d.json/b.log")
        .endsWith(twice);
    assertThat(Run.in(directory, "triage", "d.json", "d/a.log", "-o", "csv=out").err())
        .isEqualTo(
            "lxtriage: d.json/a.log: as many lines, records and findings as d/a.log; " + twice);
    write("other/a.log", HEADING + ROW.replace("23", "24"));
    assertThat(Run.in(directory, "triage", "d.json", "other/a.log", "-o", "csv=out").err())
        .isEmpty();
  }

  @Test
  void a_capture_beside_the_result_that_holds_it_counts_once() throws IOException {
    write("d/sub/a.log", HEADING + ROW.repeat(3));
    write("d/b.log", HEADING + ROW.repeat(5));
    Run.in(directory, "triage", "d", "--format", "json", "-o", "whole.json");
    Files.copy(directory.resolve("whole.json"), directory.resolve("d/saved.json"));
    write("d/copy.log", HEADING + ROW.repeat(5));
    Run run = Run.in(directory, "triage", "d", "--format", "json");
    assertThat(run.out()).contains("\"count\": 13,");
    assertThat(run.err().lines())
        .containsExactly(
            "lxtriage: b.log: held by saved.json (b.log); counted once",
            "lxtriage: copy.log: the same contents as saved.json (b.log); both are counted",
            "lxtriage: sub/a.log: held by saved.json (sub/a.log); counted once");
  }

  @Test
  void a_result_that_another_holds_in_full_counts_once() throws IOException {
    write("d/a.log", HEADING + ROW.repeat(3));
    write("d/b.log", HEADING + ROW.repeat(5));
    Run.in(directory, "triage", "d", "--format", "json", "-o", "whole.json");
    Run.in(directory, "triage", "d/a.log", "--format", "json", "-o", "half.json");
    for (String[] order :
        new String[][] {{"whole.json", "half.json"}, {"half.json", "whole.json"}}) {
      Run run = Run.in(directory, "triage", "--format", "json", order[0], order[1]);
      assertThat(run.out()).contains("\"count\": 8,");
      assertThat(run.err())
          .isEqualTo("lxtriage: half.json: held by whole.json in full; counted once\n");
    }
  }

  @Test
  void a_large_capture_that_several_threads_read_is_known_again() throws IOException {
    write("large.log", HEADING + ROW.repeat((1 << 24) / ROW.length() + 1));
    String read = json("large.log", "--threads", "2");
    assertThat(read).isEqualTo(json("large.log", "--threads", "1"));
    write("large.json", read);
    assertThat(Run.in(directory, "triage", "large.json", "large.log").err())
        .isEqualTo("lxtriage: large.log: held by large.json (large.log); counted once\n");
  }

  @Test
  void a_table_whose_cells_are_parted_by_semicolons_is_read() throws IOException {
    write("d/x/a.log", HEADING + ROW);
    write("d/captures.csv", "path;distro;note\nx/a.log;debian;one, two\n");
    assertThat(json("d")).contains("\"distro\": \"debian\"", "\"note\": \"one, two\"");
  }

  @Test
  void a_table_may_write_the_names_of_its_columns_with_capitals() throws IOException {
    write("d/a.log", HEADING + ROW);
    write("d/captures.csv", "Path,Distro,Owner\na.log,debian,me\n");
    assertThat(json("d")).contains("\"distro\": \"debian\"", "\"Owner\": \"me\"");
  }

  /** One of half a gigabyte is read no further than one of five MiB. */
  @ParameterizedTest
  @ValueSource(strings = {"b.log,x\n", "b.log,x", ",", "\"", "\n", "b"})
  void a_table_that_is_too_large_is_not_used_and_is_named(String repeated) throws IOException {
    write("d/a.log", HEADING + ROW);
    write(
        "d/captures.csv", "path,host\na.log,h\n" + repeated.repeat((5 << 20) / repeated.length()));
    Run run = Run.in(directory, "triage", "d", "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("lxtriage: captures.csv:1:1: larger than 4 MiB, and so not used\n");
    assertThat(run.out()).contains("\"labels\": {}", "prctl/PR_CAPBSET_READ");
  }

  /** Whatever it, or its directory, is called. */
  @ParameterizedTest
  @ValueSource(strings = {"host.json/boot.log", "boot.json.log", "boot.json", "d.json/boot.json"})
  void a_capture_beside_the_result_that_holds_it_counts_once_whatever_its_name(String name)
      throws IOException {
    write(name, HEADING + ROW);
    write("z.json", json(name));
    Run run = Run.in(directory, "triage", name, "z.json", "--format", "csv");
    assertThat(run.err())
        .isEqualTo("lxtriage: " + name + ": held by z.json (" + name + "); counted once\n");
    assertThat(run.out().lines().skip(1)).singleElement().asString().contains(",harmless,");
    assertThat(json(name, "z.json")).isEqualTo(json("z.json"));
  }

  @Test
  void a_label_that_no_capture_has_is_said() throws IOException {
    write("d/debian/a.log", HEADING + ROW);
    assertThat(Run.in(directory, "report", "d", "--group-by", "distro").err()).isEmpty();
    assertThat(Run.in(directory, "report", "d", "--group-by", "distribution").err())
        .isEqualTo(
            "lxtriage: --group-by distribution: no capture has this label; they have capture, distro\n");
  }

  // ---- what a run writes is not what it reads

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown", "junit", "sarif"})
  void a_run_that_is_repeated_does_not_read_what_it_wrote(String format) throws IOException {
    write("d/a.log", HEADING + ROW);
    String[] run = {"triage", "d", "-o", format + "=d/result"};
    assertThat(Run.in(directory, run).code()).isZero();
    String once = Files.readString(directory.resolve("d/result"));
    Run again = Run.in(directory, run);
    assertThat(again.err()).isEqualTo("lxtriage: result: the output of this run; not read\n");
    assertThat(directory.resolve("d/result")).content().isEqualTo(once);
  }

  @Test
  void a_page_below_the_directory_is_no_capture_of_the_next_run() throws IOException {
    write("d/a.log", HEADING + ROW);
    Run.in(directory, "report", "d", "-o", "d/page.html");
    Run again = Run.in(directory, "report", "d", "-o", "d/page.html");
    assertThat(again.err()).isEqualTo("lxtriage: page.html: the output of this run; not read\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage saved.json -o saved.json",
        "report saved.json -o saved.json",
        "diff saved.json b.log -o saved.json",
        "diff b.log saved.json -o saved.json",
        "triage b.log --baseline saved.json -o saved.json",
        "triage b.log --rules rules.yaml -o rules.yaml",
        "triage b.log --suppress suppress.yaml -o json=suppress.yaml",
        "report d -o d/captures.csv"
      })
  void what_is_read_beside_captures_is_not_overwritten(String line) throws IOException {
    write("b.log", HEADING + ROW);
    write("d/a.log", HEADING + ROW);
    write("d/captures.csv", "path,distro\na.log,debian\n");
    write("rules.yaml", "- {subject: fs/x, title: T, verdict: harmless, why: W., advice: A.}\n");
    write("suppress.yaml", "- {subject: fs/x, reason: made up, expires: 2030-01-01}\n");
    assertThat(Run.in(directory, "triage", "b.log", "-o", "json=saved.json").code()).isZero();
    String output = line.replaceFirst("^.* -o (?:json=)?", "");
    String before = Files.readString(directory.resolve(output));
    Run run = Run.in(directory, line.split(" "));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "lxtriage: "
                + output
                + ": an input, which would be overwritten; choose another file for the output\n");
    assertThat(directory.resolve(output)).hasContent(before);
  }

  @Test
  void what_is_added_to_a_saved_result_may_be_saved_in_its_place() throws IOException {
    write("a.log", HEADING + ROW);
    write("b.log", HEADING + ROW + ROW);
    Run.in(directory, "triage", "a.log", "-o", "json=saved.json");
    Run run = Run.in(directory, "triage", "saved.json", "b.log", "-o", "json=saved.json");
    assertThat(run.code()).isZero();
    assertThat(directory.resolve("saved.json")).content().contains("a.log", "b.log");
  }

  @Test
  void a_capture_is_never_overwritten() throws IOException {
    Path capture = write("d/a.log", HEADING + ROW);
    String[][] runs = {
      {"report", "d/a.log", "-o", "d/a.log"},
      {"triage", "d", "-o", "json=d/a.log"},
      {"diff", "d/a.log", "d", "-o", "d/a.log"}
    };
    for (String[] each : runs) {
      Run run = Run.in(directory, each);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo(
              "lxtriage: d/a.log: an input, which would be overwritten; choose another file for the output\n");
      assertThat(capture).content().isEqualTo(HEADING + ROW);
    }
  }

  @Test
  void a_saved_result_that_is_named_is_read_and_replaced() throws IOException {
    write("a.log", HEADING + ROW);
    write("b.log", HEADING + ROW);
    Run.in(directory, "triage", "a.log", "-o", "json=all.json");
    Run.in(directory, "triage", "all.json", "b.log", "-o", "json=all.json");
    assertThat(directory.resolve("all.json")).content().isEqualTo(json("a.log", "b.log"));
  }

  @Test
  void a_directory_without_files_is_said() throws IOException {
    Files.createDirectories(directory.resolve("none"));
    assertThat(Run.in(directory, "triage", "none").err())
        .isEqualTo("lxtriage: none: no capture was read\n");
  }

  // ---- a run that is stopped

  @Test
  void a_run_that_is_stopped_says_how_much_was_read() throws IOException {
    write("a.log", HEADING + ROW);
    Stop stop = new Stop();
    stop.ask();
    Run run = Run.stopped(directory, stop, "triage", "a.log");
    assertThat(run.err()).isEqualTo("lxtriage: interrupted: 0 of 1 inputs were read in full\n");
    assertThat(run.out()).startsWith("No capture was read");
  }

  @Test
  void a_capture_that_was_being_read_ends_below_a_whole_line() throws IOException {
    Stop stop = new Stop();
    byte[] lines = "first\nsecond\nthird\n".getBytes(ISO_8859_1);
    try (InputStream in = new StoppableStream(new ByteArrayInputStream(lines), stop)) {
      assertThat(in.readNBytes(8)).asString(ISO_8859_1).isEqualTo("first\nse");
      stop.ask();
      assertThat(in.readAllBytes()).asString(ISO_8859_1).isEqualTo("cond\n");
    }
  }

  @Test
  void an_interrupted_run_blames_no_saved_result() throws IOException {
    write("a.log", HEADING + ROW);
    Files.writeString(directory.resolve("a.json"), json("a.log"));
    Stop stop = new Stop();
    stop.ask();
    assertThat(Run.stopped(directory, stop, "diff", "a.json", "a.log").err().lines())
        .containsExactly(
            "lxtriage: interrupted: 0 of 1 inputs were read in full",
            "lxtriage: interrupted: 0 of 1 inputs were read in full",
            "lxtriage: interrupted: nothing was compared");
  }

  @Test
  void the_line_of_progress_says_how_far_how_fast_and_how_long() throws IOException {
    long[] clock = {0};
    Progress progress =
        new Progress(
            new java.io.PrintStream(OutputStream.nullOutputStream()), () -> clock[0], 4, 4_000_000);
    progress.counted(new java.io.ByteArrayInputStream(new byte[1_000_000])).readAllBytes();
    progress.fileDone();
    clock[0] = 500_000_000;
    assertThat(progress.line()).isEqualTo("1 of 4 files, 1.0 of 4.0 MB, 2.0 MB/s, 2 s left");
  }

  @Test
  void nothing_but_results_and_warnings_is_printed_where_nobody_watches() throws IOException {
    write("a.log", HEADING + ROW);
    assertThat(Run.in(directory, "triage", "a.log").err()).isEmpty();
  }

  // ---- the matrix

  @Test
  void the_matrix_tells_fixed_new_and_what_cannot_be_known_apart() throws IOException {
    Run.in(directory, "report", BUILDS.toString(), "-o", "page.html");
    String page = Files.readString(directory.resolve("page.html"));
    assertThat(row(page, "fs/AT_NO_AUTOMOUNT")).containsExactly("40", "fixed", "\u22650", "n/a");
    assertThat(row(page, "prctl/PR_SET_CHILD_SUBREAPER"))
        .containsExactly("1", "1", "\u22650", "n/a");
    assertThat(row(page, "syscall/480")).containsExactly("0", "6 new", "\u22655", "n/a");
  }

  @Test
  void the_columns_may_be_the_values_of_a_label() throws IOException {
    Run.in(directory, "report", BUILDS.toString(), "--group-by", "platform", "-o", "page.html");
    String page = Files.readString(directory.resolve("page.html"));
    assertThat(row(page, "fs/AT_NO_AUTOMOUNT")).containsExactly("40", "fixed", "\u22650");
    assertThat(page).contains("By platform", "smartos:20210901 <small>2 captures, lossy");
  }

  /** The cells of a finding's row in the matrix, as text. */
  private static List<String> row(String page, String id) {
    String matrix = page.substring(page.indexOf("class=\"matrix\""));
    String from = matrix.substring(matrix.indexOf("<code>" + id + "</code>"));
    String cells = from.substring(from.indexOf("</th>"), from.indexOf("</tr>"));
    return Stream.of(cells.split("<td", -1))
        .skip(1)
        .map(cell -> cell.replaceFirst("^[^>]*>", "").replaceAll("<[^>]*>", "").strip())
        .toList();
  }
}
