package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user types, what is printed, and how the program ends. */
class CommandsTest {
  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
  private static final String HEADING = "   PID                 NAME CALL\n";

  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void the_curl_capture_has_one_finding_that_needs_action() {
    Run run = Run.in(SAMPLES, "triage", "--format", "csv", "curl.log");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(
            run.out()
                .lines()
                .skip(1)
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 6))))
        .containsExactly(
            "sockopt/IPV6_RECVERR,sockopt,IPV6_RECVERR,actionable,high,2",
            "syscall/clone3,syscall,clone3,harmless,high,1",
            "syscall/rseq,syscall,rseq,harmless,high,1");
  }

  @Test
  void the_same_rows_with_their_blanks_collapsed_give_the_same_findings() throws IOException {
    String capture = Files.readString(SAMPLES.resolve("curl.log"), StandardCharsets.ISO_8859_1);
    same_when_collapsed(capture);
    same_when_collapsed(
        Files.readString(SAMPLES.resolve("unsup-count.log"), StandardCharsets.ISO_8859_1));
  }

  private void same_when_collapsed(String capture) throws IOException {
    write("whole/c.log", capture);
    write("pasted/c.log", capture.replaceAll(" +", " ").replaceAll("(?m)^ ", ""));
    Run whole = Run.in(directory.resolve("whole"), "triage", "--format", "csv", "c.log");
    Run pasted = Run.in(directory.resolve("pasted"), "triage", "--format", "csv", "c.log");
    assertThat(pasted.out()).isEqualTo(whole.out());
  }

  /** The Java runtime gives such a name with U+FFFD in it, of which the bytes are not known. */
  @Test
  void an_empty_name_as_of_a_variable_that_is_not_set_does_not_stand_for_this_directory() {
    Run run = Run.in(SAMPLES, "triage", "");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("lxtriage: the name of an input is empty\n");
    assertThat(run.out()).doesNotContain("curl.log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"triage a", "triage curl.log --rules a", "check a", "watch a"})
  void a_name_that_is_no_text_here_is_said_to_be_that_and_not_to_be_missing(String command) {
    String[] words = command.replace(" a", " b\ufffdd.log").split(" ");
    Run run = Run.in(SAMPLES, words);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("b\ufffdd.log: the name holds bytes that are no text in this locale");
    assertThat(Run.in(directory, "triage", "bd.log").err()).contains("bd.log: no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "triage curl.log -o -,             triage curl.log",
    "triage curl.log -o json=-,        triage curl.log --format json",
    "diff curl.log boot.log -o -,      diff curl.log boot.log"
  })
  void an_output_named_by_a_dash_is_standard_output(String dash, String plain) {
    Run run = Run.in(SAMPLES, dash.split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).isNotEmpty().isEqualTo(Run.in(SAMPLES, plain.split(" ")).out());
    assertThat(SAMPLES.resolve("-")).doesNotExist();
  }

  @Test
  void a_page_that_goes_to_standard_output_stands_there_alone() throws IOException {
    write("c.log", HEADING + "     1                 sshd NOSYS (statx): Not done yet\\0\n");
    Run run = Run.in(directory, "report", "c.log", "-o", "-");
    assertThat(run.code()).isZero();
    assertThat(Run.in(directory, "report", "c.log", "-o", "p.html").code()).isZero();
    assertThat(directory.resolve("p.html")).hasContent(run.out());
    assertThat(directory.resolve("-")).doesNotExist();
  }

  @Test
  void every_line_of_every_sample_is_read() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      for (Path sample : samples.filter(file -> !file.endsWith("README.md")).sorted().toList()) {
        Run run = Run.in(SAMPLES, "triage", "--format", "json", sample.getFileName().toString());
        assertThat(run.code()).as("%s", sample).isZero();
        assertThat(run.out()).as("%s", sample).contains("\"unread\": 0");
      }
    }
  }

  @Test
  void the_boot_sample_is_a_whole_boot() throws IOException {
    List<String> rows =
        Files.readAllLines(SAMPLES.resolve("boot.log"), StandardCharsets.ISO_8859_1);
    assertThat(rows.stream().filter(row -> row.endsWith("\\0")).count()).isGreaterThan(2000);
    assertThat(
            rows.stream()
                .filter(row -> row.endsWith("\\0"))
                .map(row -> row.substring(0, 6))
                .distinct()
                .count())
        .isGreaterThan(20);
  }

  @Test
  void report_writes_a_page_and_says_where() throws IOException {
    Run run = Run.in(directory, "report", SAMPLES.toString(), "-o", "page.html");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).last().isEqualTo("wrote page.html");
    assertThat(run.out().lines().map(line -> line.replaceAll(":.*", "")))
        .startsWith("actionable", "unknown", "degraded", "harmless", "supported");
    assertThat(Files.readString(directory.resolve("page.html")))
        .startsWith("<!DOCTYPE html>")
        .contains("sockopt/IPV6_RECVERR", "fs/AT_NO_AUTOMOUNT");
  }

  @Test
  void a_level_of_1_is_the_socket_level_and_a_supported_option_is_no_worry() {
    Run run = Run.in(SAMPLES, "triage", "--format", "csv", "sockopt.log");
    assertThat(run.out()).contains("sockopt/SO_KEEPALIVE,sockopt,SO_KEEPALIVE,supported,high");
    assertThat(run.out()).contains("sockopt/6.999,sockopt,6.999,unknown");
    assertThat(run.out()).doesNotContainIgnoringCase("ICMP,supported").doesNotContain("actionable");
  }

  @Test
  void an_option_number_without_its_level_is_never_guessed() {
    Run run = Run.in(SAMPLES, "triage", "--format", "json", "sockopt-count.log");
    assertThat(run.out())
        .contains("\"id\": \"sockopt/?.35\"")
        .contains("IPPROTO_IP/IP_ADD_MEMBERSHIP");
    assertThat(run.out()).doesNotContain("\"verdict\": \"harmless\"");
  }

  @Test
  void a_drop_makes_a_capture_lossy_with_its_count_and_the_option_to_raise() {
    Run run = Run.in(SAMPLES, "triage", "lossy.log");
    assertThat(run.out()).contains("lossy", "37 records were dropped", "bufsize");
  }

  // ---- several formats, files

  @Test
  void several_formats_are_written_in_one_run() throws IOException {
    Run run =
        Run.in(
            directory,
            "triage",
            SAMPLES.resolve("curl.log").toString(),
            "-o",
            "json=a.json",
            "-o",
            "csv=b.csv");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(directory.resolve("a.json"))).startsWith("{");
    assertThat(Files.readString(directory.resolve("b.csv"))).startsWith("id,");
  }

  @Test
  void one_output_that_cannot_be_written_costs_only_itself() throws IOException {
    Run run =
        Run.in(
            directory,
            "triage",
            SAMPLES.resolve("curl.log").toString(),
            "-o",
            "json=gone/a.json",
            "-o",
            "csv=b.csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: cannot write gone/a.json: no such directory\n");
    assertThat(directory.resolve("b.csv")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv=a.json", "csv=./a.json", "json=x/../a.json", "a.json"})
  void two_outputs_of_one_name_are_a_mistake(String second) {
    String curl = SAMPLES.resolve("curl.log").toString();
    Run run = Run.in(directory, "triage", curl, "-o", "json=a.json", "-o", second);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("lxtriage: two outputs are one file: 'a.json' and ")
        .hasLineCount(1);
    assertThat(directory.resolve("a.json")).doesNotExist();
  }

  @Test
  void a_device_takes_any_number_of_outputs() {
    String curl = SAMPLES.resolve("curl.log").toString();
    Run run = Run.in(directory, "triage", curl, "-o", "json=/dev/null", "-o", "csv=/dev/null");
    assertThat(run.code()).isZero();
  }

  @Test
  void a_format_that_does_not_exist_is_no_file_name() {
    Run run = Run.in(SAMPLES, "triage", "curl.log", "-o", "foo=x.json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("got 'foo'");
  }

  @Test
  void a_full_disk_is_said_and_a_reader_that_went_away_is_not() {
    StandardOutput full = new StandardOutput(failing("No space left on device"));
    assertThat(fails(full)).isTrue();
    assertThat(full.failure()).contains("No space left on device");
    StandardOutput gone = new StandardOutput(failing("Broken pipe"));
    assertThat(fails(gone)).isTrue();
    assertThat(fails(gone)).isTrue();
    assertThat(gone.failure()).isEmpty();
  }

  private static boolean fails(StandardOutput output) {
    PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
    out.println("a result");
    return out.checkError();
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void json_is_json() throws IOException {
    Run run = Run.in(SAMPLES, "triage", "--format", "json", ".");
    try (JsonParser json = new JsonFactory().createParser(run.out())) {
      int tokens = 0;
      while (json.nextToken() != null) {
        tokens++;
      }
      assertThat(tokens).isGreaterThan(1000);
    }
  }

  @Test
  void standard_input_is_a_capture_too() {
    Run run =
        Run.with(
            directory, HEADING + "  4211              systemd prctl option 23\\0\n", "triage", "-");
    assertThat(run.out()).contains("prctl/PR_CAPBSET_READ", "harmless");
  }

  @Test
  void a_directory_is_walked_in_order_without_hidden_files_and_readmes() throws IOException {
    write("caps/b/two.log", HEADING + "     1                 init prctl option 7\\0\n");
    write("caps/a/one.log", HEADING + "     1                 init prctl option 7\\0\n");
    write("caps/README.txt", "not me");
    write("caps/.hidden", "nor me");
    write("caps/captures.csv", "path,distro\n");
    Run run = Run.in(directory, "triage", "--format", "json", "caps");
    assertThat(run.out().lines().filter(line -> line.contains("\"source\"")).limit(2))
        .allMatch(line -> line.contains("one.log") || line.contains("two.log"));
    assertThat(run.out())
        .contains("a/one.log", "b/two.log")
        .doesNotContain("README", "hidden", "captures.csv");
  }

  // ---- bad input

  @Test
  void a_missing_file_costs_one_line_and_the_others_are_still_done() {
    Run run = Run.in(SAMPLES, "triage", "missing.log", "curl.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("lxtriage: missing.log: no such file\n");
    assertThat(run.out()).contains("sockopt/IPV6_RECVERR");
  }

  @Test
  void an_empty_file_is_not_clean() throws IOException {
    write("empty.log", "");
    Run run = Run.in(directory, "triage", "empty.log");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("nothing was captured").doesNotContainIgnoringCase("clean.");
  }

  @Test
  void a_script_that_reported_nothing_is_told_from_a_file_that_is_no_capture() throws IOException {
    write("quiet.log", HEADING + "\n\n");
    write("prose.log", "dear diary\n");
    assertThat(Run.in(directory, "triage", "quiet.log").out())
        .contains("nothing was reported while it ran");
    assertThat(Run.in(directory, "triage", "prose.log").out()).contains("Not a capture");
  }

  @Test
  void a_binary_file_is_all_unread_and_of_unknown_trust() throws IOException {
    byte[] core = new byte[30_000];
    new java.util.Random(7).nextBytes(core);
    Files.write(directory.resolve("core"), core);
    Run run = Run.in(directory, "triage", "--format", "json", "core");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"trust\": \"unknown\"", "\"records\": 0", "\"findings\": []");
  }

  @Test
  void a_last_line_cut_in_the_middle_leaves_the_rest_standing() throws IOException {
    write(
        "cut.log",
        HEADING
            + "     1                 init prctl option 23\\0\n     2                 init prctl opt");
    Run run = Run.in(directory, "triage", "--format", "json", "cut.log");
    assertThat(run.out())
        .contains(
            "prctl/PR_CAPBSET_READ",
            "\"unread\": 1",
            "\"trust\": \"lossy\"",
            "\"class\": \"torn\"");
  }

  @Test
  void a_page_that_cannot_be_written_leaves_what_stood_there() throws IOException {
    Files.createDirectories(directory.resolve("page.html"));
    Run run =
        Run.in(directory, "report", SAMPLES.resolve("curl.log").toString(), "-o", "page.html");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("lxtriage: cannot write page.html: ");
    assertThat(directory.resolve("page.html")).isEmptyDirectory();
  }

  // ---- exit codes

  @ParameterizedTest
  @CsvSource({
    "curl.log,       actionable, 3",
    "curl.log,       harmless,   3",
    "sockopt.log,    actionable, 0",
    "sockopt.log,    unknown,    3",
    "sockopt.log,    degraded,   3",
    "missing.log,    harmless,   1",
    "sockopt-optlen.log, harmless, 4"
  })
  void fail_on_names_the_least_verdict_that_fails(String file, String verdict, int code) {
    assertThat(Run.in(SAMPLES, "triage", file, "--fail-on", verdict).code()).isEqualTo(code);
  }

  @Test
  void strict_fails_on_a_lossy_capture_and_beats_fail_on() {
    assertThat(Run.in(SAMPLES, "triage", "lossy.log", "--strict", "--fail-on", "harmless").code())
        .isEqualTo(4);
    assertThat(Run.in(SAMPLES, "triage", "curl.log", "--strict").code()).isZero();
    assertThat(Run.in(SAMPLES, "triage", "lossy.log", "gone.log", "--strict").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage",
        "triage curl.log --format tabel",
        "triage curl.log --fail-on supported",
        "triage curl.log --abi 16",
        "triage curl.log --nonsense",
        "explain",
        "script",
        "script lxunsupp",
        "nonsense",
        ""
      })
  void a_wrong_command_line_is_one_line_without_a_stack_trace(String line) {
    Run run = Run.in(SAMPLES, line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("lxtriage: ")
        .endsWith("--help)");
  }

  @Test
  void help_lists_every_exit_code_of_a_command_that_judges() {
    for (String command : List.of("report", "triage")) {
      String help = Run.in(directory, command, "--help").out();
      for (ExitCode exit : ExitCode.values()) {
        assertThat(help).as(command).containsPattern("(?m)^ +" + exit.code() + " +\\S");
      }
    }
  }

  // ---- explain and script

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prctl(PR_SET_DUMPABLE)                                       | prctl/PR_SET_DUMPABLE
          prctl option 4                                               | prctl/PR_SET_DUMPABLE
          set_robust_list / get_robust_list                            | syscall/set_robust_list
          NOSYS (set_robust_list): Not done yet                        | syscall/set_robust_list
          unimplemented syscall #274 (get_robust_list): Not done yet   | syscall/get_robust_list
          futex 0x9                                                    | futex/FUTEX_WAIT_BITSET
          socket flag MSG_CMSG_CLOEXEC                                 | msg_flag/MSG_CMSG_CLOEXEC
          recvmsg: unsupported socket flag MSG_CMSG_CLOEXEC            | msg_flag/MSG_CMSG_CLOEXEC
          Unsupported socket operation with MSG_CMSG_CLOEXEC flag set  | msg_flag/MSG_CMSG_CLOEXEC
          ioctl 0xc020660b (fiemap)                                    | ioctl/FS_IOC_FIEMAP
          unsupported linux ioctl 0xc020660b                           | ioctl/FS_IOC_FIEMAP
          lx_ioctl(): unsupported linux ioctl (-1071618549)            | ioctl/FS_IOC_FIEMAP
          """)
  void the_seeds_harmless_list_is_harmless_in_every_spelling(String text, String id) {
    Run run = Run.in(directory, "explain", "--format", "json", text);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"id\":\"" + id + "\"", "\"verdict\":\"harmless\"")
        .containsPattern("\"why\":\"[A-Z]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"setsockopt(6, 5)", "setsockopt(0, 33)", "getsockopt(6, 3)", "setsockopt(6, 3)"})
  void a_failure_without_a_message_is_no_answer_to_a_message(String message) throws IOException {
    write("c.log", HEADING + "     1                 init " + message + "\\0\n");
    String triaged = Run.in(directory, "triage", "--format", "csv", "c.log").out();
    String explained = Run.in(directory, "explain", "--format", "json", message).out();
    String id = triaged.lines().skip(1).findFirst().orElseThrow().replaceAll(",.*", "");
    assertThat(explained).contains("\"id\":\"" + id + "\"").contains("\"others\":[");
  }

  @Test
  void explain_prints_one_object_a_line_in_the_order_asked() {
    Run run =
        Run.in(directory, "explain", "--format", "json", "statx", "nonsense", "setsockopt(41, 25)");
    assertThat(
            run.out().lines().map(line -> line.replaceAll(".*?\"verdict\":\"([a-z]+)\".*", "$1")))
        .containsExactly("harmless", "unknown", "actionable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lxunsup",
        "lxsockopt",
        "lxunsup-count",
        "lxsockopt-count",
        "lxsockopt-optlen",
        "lxdebug"
      })
  void script_prints_the_file_that_stands_in_scripts_d(String name) throws IOException {
    assertThat(Run.in(directory, "script", name).out())
        .isEqualTo(Files.readString(Path.of("scripts/d", name + ".d")));
    assertThat(Run.in(directory, "script", "--list").out().lines())
        .anyMatch(line -> line.startsWith(name + " "));
    assertThat(Path.of("scripts/d", name + ".d")).isExecutable();
  }
}
