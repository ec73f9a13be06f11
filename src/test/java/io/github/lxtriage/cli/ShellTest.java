package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * The program in a virtual machine of its own, as a shell starts it: with pipes, redirections,
 * signals, and libraries that are missing.
 */
class ShellTest {
  private static final String CAPTURE =
      "   PID                 NAME CALL\n     1                 init prctl option 23\\0\n";

  @TempDir Path directory;

  @BeforeEach
  void a_capture() throws IOException {
    Files.writeString(directory.resolve("a.log"), CAPTURE, ISO_8859_1);
  }

  /** Runs a line of bash, in which {@code lx} is the program. */
  private Run bash(String line) throws Exception {
    return bash(line, System.getProperty("java.class.path"));
  }

  private Run bash(String line, String classPath) throws Exception {
    String lx =
        "lx() { \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$CLASSES\" io.github.lxtriage.cli.Main \"$@\"; }; ";
    ProcessBuilder builder =
        new ProcessBuilder("env", "--default-signal=INT,HUP,TERM", "bash", "-c", lx + line)
            .directory(directory.toFile())
            .redirectOutput(directory.resolveSibling(directory.getFileName() + ".out").toFile())
            .redirectError(directory.resolveSibling(directory.getFileName() + ".err").toFile());
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().put("CLASSES", classPath);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(line).isTrue();
    String out =
        Files.readString(directory.resolveSibling(directory.getFileName() + ".out"), ISO_8859_1);
    String err =
        Files.readString(directory.resolveSibling(directory.getFileName() + ".err"), ISO_8859_1);
    assertThat(err).doesNotContain("Exception in", "\tat ");
    return new Run(process.exitValue(), out, err);
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), ISO_8859_1);
  }

  // ---- pipes

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lx triage <(cat a.log) --format csv",
        "cat a.log | lx triage /dev/stdin --format csv",
        "cat a.log | lx triage - --format csv",
        "lx triage /dev/stdin --format csv < a.log",
        "mkfifo p; cat a.log >p & lx triage p --format csv",
        "lx triage <(gzip -c a.log) --format csv",
        "lx triage <(printf 'PID x\\n'; sleep 0.2; cat a.log) --format csv",
        "lx triage --threads 4 <(cat a.log) <(cat a.log) --format csv",
        "lx report <(cat a.log) -o page.html && cat page.html",
        "lx parse <(cat a.log) | sed 's/23/prctl\\/PR_CAPBSET_READ/'",
        "lx triage a.log -o json=r.json && lx triage <(cat r.json) --format csv",
        "lx triage a.log --rules <(:) --format csv",
        "lx triage a.log --baseline <(cat a.log) --format csv",
        "lx diff <(sed s/23/24/ a.log) <(cat a.log) --format json",
      })
  void a_pipe_is_an_input_like_a_file(String line) throws Exception {
    Run run = bash(line);
    assertThat(run.out()).as(run.err()).contains("prctl/PR_CAPBSET_READ");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void a_program_to_check_may_come_from_a_pipe() throws Exception {
    Run run = bash("lx check <(echo 'BEGIN { x = ; }'); echo 'BEGIN { x = ; }' | lx check -");
    assertThat(run.out()).contains(":1:13: error: syntax: ").hasLineCount(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lx triage --verify <(cat a.log) | lxtriage: --verify reads twice, which /dev/fd/
          lx watch <(cat a.log)           | a pipe or a device, not a file: give it to triage
          lx check /dev/zero              | lxtriage: cannot read /dev/zero: larger than 16 MiB
          """)
  void what_a_pipe_or_a_device_cannot_do_is_said_in_one_line(String line, String said)
      throws Exception {
    Run run = bash(line);
    assertThat(run.code()).isIn(1, 2);
    assertThat(run.err()).contains(said).hasLineCount(1);
  }

  // ---- output that would be read

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lx parse . > z.ndjson",
        "lx parse . --format csv > z.csv",
        "echo old > z.csv; lx parse . --format csv >> z.csv",
        "lx triage . > z.txt",
        "lx triage . --format json > z.json",
        "lx report . -o - > z.html",
        "lx report . -o page.html > z.txt",
        "lx triage . -o json=r.json 2> z.err",
        "lx parse . > z 2>&1"
      })
  void the_output_of_a_run_is_none_of_its_captures(String line) throws Exception {
    Run run = bash("ulimit -f 1000; " + line);
    assertThat(run.code()).isZero();
    String output = line.substring(line.lastIndexOf("> ") + 2).replace(" 2>&1", "").strip();
    output = output.equals("&1") ? "z" : output;
    assertThat(run.err() + (line.contains("2>") ? file(output) : ""))
        .contains("lxtriage: " + output + ": the output of this run; not read");
    assertThat(file(output)).doesNotContain("\"source\":\"" + output + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lx parse a.log --format csv >> a.log",
        "lx triage a.log >> a.log",
        "lx parse - < a.log >> a.log",
        "lx triage /dev/stdin < a.log >> a.log",
        "ln a.log b.log; lx triage b.log >> a.log",
        "lx report a.log -o page.html >> a.log",
        "lx triage a.log 2>> a.log"
      })
  void an_input_that_is_the_output_is_refused(String line) throws Exception {
    Run run = bash("ulimit -f 1000; " + line);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err() + file("a.log"))
        .contains(": both an input and standard ", "; choose another file for the output\n");
    assertThat(file("a.log")).startsWith(CAPTURE).hasLineCount(line.contains("2>>") ? 3 : 2);
  }

  @Test
  void standard_input_is_not_overwritten_either() throws Exception {
    Run run = bash("lx triage - -o a.log < a.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("a.log: an input, which would be overwritten");
    assertThat(file("a.log")).isEqualTo(CAPTURE);
  }

  // ---- signals

  @ParameterizedTest
  @CsvSource({"TERM,143", "HUP,129", "INT,130"})
  void a_signal_before_everything_was_read_leaves_the_earlier_report(String signal, int code)
      throws Exception {
    Files.writeString(directory.resolve("page.html"), "an earlier report\n");
    Run run =
        bash(
            "mkfifo p; exec 3<>p; cat a.log >&3; "
                + "env --default-signal=INT \"$JAVA\" -cp \"$CLASSES\" io.github.lxtriage.cli.Main report a.log p -o page.html >said 2>&1 3>&- & run=$!; "
                + "until [ -e /proc/$run/fd ] && ls -l /proc/$run/fd | grep -q \"$PWD/p\"; do sleep 0.1; done; sleep 1; "
                + "kill -"
                + signal
                + " $run; sleep 0.5; cat a.log >&3; exec 3>&-; wait $run; echo $? >code");
    assertThat(run.code()).isZero();
    assertThat(file("said"))
        .contains("interrupted: ", "page.html: left as it was, because not everything was read");
    assertThat(file("page.html")).isEqualTo("an earlier report\n");
    assertThat(file("code").strip()).isEqualTo(Integer.toString(code));
  }

  // ---- what cannot be loaded, and a batch of which a part fails

  private static String classesWithout(String library) {
    return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
        .filter(entry -> !entry.contains(library))
        .collect(Collectors.joining(":"));
  }

  @Test
  void a_library_that_is_missing_ends_its_input_only() throws Exception {
    try (XZOutputStream out =
        new XZOutputStream(Files.newOutputStream(directory.resolve("b.xz")), new LZMA2Options())) {
      out.write(CAPTURE.getBytes(ISO_8859_1));
    }
    for (String command : new String[] {"triage --format csv", "parse"}) {
      Run run = bash("lx " + command + " b.xz a.log", classesWithout("xz-"));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .containsPattern(
              "lxtriage: b.xz: this Java cannot load what reads it \\(org.tukaani.xz[^)]*\\); decompress it first\n");
      assertThat(run.out()).contains("init");
    }
  }

  @Test
  void of_twelve_inputs_of_which_four_fail_in_four_ways_eight_are_done() throws Exception {
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= 8; i++) {
      Files.writeString(directory.resolve("fine" + i + ".log"), CAPTURE + "# " + i + "\n");
      line.append(" fine").append(i).append(".log");
    }
    Files.write(
        directory.resolve("window.zst"),
        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0x71, 0, 0});
    Files.write(directory.resolve("library.xz"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
    Files.writeString(directory.resolve("saved.json"), "{\"tool\":{");
    Run run =
        bash(
            "lx triage --threads 3 window.zst library.xz saved.json missing.log"
                + line
                + " --format json",
            classesWithout("xz-"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines().map(said -> said.replaceAll("(: [^:(]{0,30}).*", "$1")))
        .hasSize(4);
    for (int i = 1; i <= 8; i++) {
      assertThat(run.out()).contains("\"source\": \"fine" + i + ".log\"");
    }
    assertThat(run.err())
        .contains(
            "window.zst: its zstd", "library.xz: this Java", "saved.json:1:", "missing.log: no");
  }
}
