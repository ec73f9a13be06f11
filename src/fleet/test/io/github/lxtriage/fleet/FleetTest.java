package io.github.lxtriage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cluster's answer is that of the command line, byte for byte; here with Spark's local mode,
 * with made-up captures. {@code src/fleet/sh/fleet.sh} does the same with processes.
 */
class FleetTest {
  @TempDir Path directory;

  @BeforeAll
  static void begin() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
  }

  @AfterAll
  static void end() {
    Stream.of("master", "ui.enabled", "driver.host", "driver.bindAddress")
        .forEach(name -> System.clearProperty("spark." + name));
  }

  /** One run of the application, as a user sees it. */
  private record Run(int code, String out, String err) {
    static Run with(String... arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code =
          Fleet.run(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              LocalDate.of(2026, 11, 24),
              arguments);
      return new Run(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void captures_of_every_kind_give_the_json_of_the_command_line() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    copySamples(in.resolve("debian-12/build-20240501"));
    Files.createFile(in.resolve("empty.log"));
    Files.writeString(in.resolve("none.log"), "");
    Files.writeString(
        in.resolve("captures.csv"), "path,image\ndebian-12,made-up\ngone.log,made-up\n");
    Files.createDirectories(in.resolve(".hidden"));
    Files.writeString(in.resolve(".hidden/a.log"), rows(new SplittableRandom(1), 9));
    Files.writeString(in.resolve("README.md"), "not a capture");
    String captured = rows(new SplittableRandom(3), 50);
    byte[] archive = gzip(rows(new SplittableRandom(2), 20_000));
    Files.write(in.resolve("whole.gz"), archive);
    Files.write(in.resolve("torn.gz"), java.util.Arrays.copyOf(archive, archive.length / 2));
    Files.writeString(in.resolve("broken.json"), "{\"tool\": 1");
    Files.write(
        in.resolve("utf-16.log"), ("\ufeff" + captured).getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(in.resolve("marked.log"), "\ufeff" + captured);

    Run run = fleet(in);

    assertThat(run.code()).as("a file was broken").isEqualTo(1);
    assertThat(run.err().lines())
        .contains(
            "lxtriage-fleet: captures.csv: no capture is named 'gone.log'",
            "lxtriage-fleet: empty.log: empty: nothing was captured");
    assertThat(run.out()).contains(" captures read, 1 broken; wrote ");
    assertThat(out("broken.txt")).startsWith("broken.json:1:").hasLineCount(1);
    assertThat(run.err()).contains("lxtriage-fleet: " + out("broken.txt"));
    assertSame(in);
  }

  /** What is in force changes again and again, so that the guesses of many pieces are wrong. */
  @Test
  void large_captures_are_read_in_pieces_and_no_record_is_lost_or_counted_twice() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    SplittableRandom random = new SplittableRandom(20140528);
    StringBuilder mixed = new StringBuilder();
    while (mixed.length() < 9 << 20) {
      mixed.append(part(random.nextInt(5), random));
    }
    Files.writeString(in.resolve("mixed.log"), mixed, StandardCharsets.ISO_8859_1);
    Files.writeString(
        in.resolve("rows.log"), rows(random, 120_000) + "  1234              torn prctl opt");
    Files.writeString(
        in.resolve("headed.log"), "# lxtriage script: lxunsup\n" + rows(random, 60_000));
    Files.writeString(in.resolve("debug.log"), debug(random, 90_000));
    Files.writeString(in.resolve("long.log"), rows(random, 20_000) + "x".repeat(3 << 20) + "\n");
    Files.writeString(in.resolve("unread.log"), "nothing that dtrace prints\n".repeat(100_000));
    Files.writeString(in.resolve("marked.log"), "\ufeff" + rows(random, 60_000));
    Files.write(
        in.resolve("utf-16.log"),
        ("\ufeff" + rows(random, 30_000)).getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(in.resolve("flood.log"), flood(random, 60_000));

    Run run = fleet(in, "--piece", "1");

    assertThat(run.code()).isZero();
    assertSame(in);
  }

  @Test
  void the_table_has_a_row_for_each_finding_of_each_capture() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 500));
    Files.writeString(in.resolve("b.log"), rows(new SplittableRandom(2), 700));

    fleet(in, "--label", "distro=made-up", "--platform", "smartos:20240501");

    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      List<Row> rows =
          session
              .read()
              .parquet(directory.resolve("out/findings.parquet").toString())
              .select("source", "labels.distro", "platform", "refusals")
              .collectAsList();
      assertThat(rows)
          .isNotEmpty()
          .allMatch(row -> row.getString(1).equals("made-up"))
          .allMatch(row -> row.getString(2).equals("smartos:20240501"));
      assertThat(sum(rows, "a.log")).isEqualTo(500);
      assertThat(sum(rows, "b.log")).isEqualTo(700);
    }
  }

  private static long sum(List<Row> rows, String source) {
    return rows.stream()
        .filter(row -> row.getString(0).equals(source))
        .mapToLong(row -> row.getLong(3))
        .sum();
  }

  /** Rules, suppressions, the platform and the ABI mean what they mean on the command line. */
  @Test
  void what_the_user_says_is_heeded_as_on_the_command_line() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 500));
    Path rules = directory.resolve("own.yaml");
    Files.writeString(
        rules,
        """
        - subject: prctl/PR_CAPBSET_READ
          title: made up
          verdict: actionable
          confidence: low
          why: Made up for a test.
          advice: Made up for a test.
        """);
    Path suppressions = directory.resolve("suppressions.yaml");
    Files.writeString(
        suppressions,
        """
        - subject: sockopt/IPV6_RECVERR
          reason: made up
          expires: 9999-12-31
        - subject: sockopt/IPV6_JOIN_ANYCAST
          reason: made up, and found nowhere
          expires: 9999-12-31
        """);
    String[] options = {
      "--rules",
      rules.toString(),
      "--suppress",
      suppressions.toString(),
      "--platform",
      "smartos:20240501",
      "--abi",
      "32"
    };

    Run run = fleet(in, options);

    assertThat(run.err()).contains("IPV6_JOIN_ANYCAST");
    assertThat(run.code()).isZero();
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(in.toString());
    String json = commandLine(arguments.toArray(String[]::new));
    assertThat(json).contains("Made up for a test.").contains("\"suppressed\": true");
    assertThat(out("triage.json")).isEqualTo(json);
    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      List<Row> rows =
          session
              .read()
              .parquet(directory.resolve("out/findings.parquet").toString())
              .where("suppressed or title = 'made up'")
              .select("id", "verdict", "suppressed")
              .orderBy("id")
              .collectAsList();
      assertThat(rows)
          .extracting(Row::toString)
          .containsExactly(
              "[prctl/PR_CAPBSET_READ,actionable,false]", "[sockopt/IPV6_RECVERR,actionable,true]");
    }
  }

  @Test
  void a_mistake_in_a_users_file_is_one_line_and_nothing_is_read() throws Exception {
    Path rules = directory.resolve("own.yaml");
    Files.writeString(rules, "- subject: prctl/PR_CAPBSET_READ\n  verdict: none\n");
    Run wrong =
        Run.with("-o", directory.resolve("out").toString(), "--rules", rules.toString(), "samples");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).startsWith("lxtriage-fleet: " + rules + ":1:3: ").hasLineCount(1);
    Run gone =
        Run.with(
            "-o", directory.resolve("out").toString(), "--suppress", directory + "/no", "samples");
    assertThat(gone)
        .isEqualTo(new Run(1, "", "lxtriage-fleet: " + directory + "/no: no such file\n"));
  }

  @Test
  void an_output_that_cannot_be_written_is_said_before_anything_is_read() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Run run = Run.with("-o", file + "/out", "samples");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("lxtriage-fleet: cannot write " + file).hasLineCount(1);
  }

  @Test
  void what_an_earlier_run_did_not_write_is_not_replaced() throws Exception {
    Path out = Files.createDirectories(directory.resolve("out"));
    Path capture = Files.writeString(out.resolve("triage.json"), "precious");
    Run run = fleet(Path.of("samples"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "lxtriage-fleet: cannot write "
                + out
                + ": it holds a triage.json that lxtriage did not write\n");
    assertThat(capture).hasContent("precious");
    Files.delete(capture);
    for (String name : List.of("triage.json", "broken.txt")) {
      Path made = Files.createDirectory(out.resolve(name));
      Run blocked = fleet(Path.of("samples"));
      assertThat(blocked.code()).isEqualTo(1);
      assertThat(blocked.err()).startsWith("lxtriage-fleet: cannot write " + out).hasLineCount(1);
      Files.delete(made);
    }
    Files.writeString(out.resolve("findings.parquet"), "precious");
    assertThat(fleet(Path.of("samples")).err()).endsWith(": it holds a file findings.parquet\n");
  }

  @Test
  void storage_that_cannot_be_reached_is_one_line() {
    String out = directory.resolve("out").toString();
    Run noLibrary = Run.with("-o", out, "s3a://made-up/captures");
    assertThat(noLibrary.code()).isEqualTo(1);
    assertThat(noLibrary.err())
        .startsWith(
            "lxtriage-fleet: s3a://made-up/captures: Spark was not given what reads s3a"
                + " (spark-submit --packages): ")
        .hasLineCount(1);
    Run noHost = Run.with("-o", "hdfs://made-up.invalid/out", "samples");
    assertThat(noHost.code()).isEqualTo(1);
    assertThat(noHost.err())
        .isEqualTo(
            "lxtriage-fleet: cannot write hdfs://made-up.invalid/out: no host of that name:"
                + " made-up.invalid\n");
    assertThat(Run.with("-o", out, "--rules", "samples", "samples").err())
        .isEqualTo("lxtriage-fleet: samples: a directory, not a file\n");
  }

  @Test
  void a_table_of_labels_with_mistakes_is_used_as_far_as_it_is_sound() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 5));
    Files.write(
        in.resolve("captures.csv"),
        "path,image,platform\na.log,made-up,old\n".getBytes(StandardCharsets.UTF_8));
    Files.write(
        Files.createDirectories(in.resolve("debian-12")).resolve("captures.csv"),
        "path,image\n\u00e9,made-up\n".getBytes(StandardCharsets.ISO_8859_1));

    Run run = fleet(in);

    assertThat(run.code()).isEqualTo(1);
    assertThat(out("broken.txt"))
        .contains(
            "captures.csv:2:1: 'old' is no platform", "debian-12/captures.csv:1:1: not UTF-8");
    assertSame(in);
  }

  @Test
  void results_below_the_captures_are_not_read_when_the_run_is_repeated() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 5));
    String json = commandLine(in.toString());
    for (int i = 0; i < 2; i++) {
      Run run = Run.with("-o", in.resolve("out").toString(), in.toString());
      assertThat(run.code()).isZero();
      assertThat(run.err()).isEqualTo(i == 0 ? "" : notRead("out/"));
      assertThat(Files.readString(in.resolve("out/triage.json"))).isEqualTo(json);
    }
  }

  private static String notRead(String directory) {
    return Stream.of("broken.txt", "findings.parquet", "triage.json")
        .map(name -> "lxtriage-fleet: " + directory + name)
        .map(name -> name + ": the output of this run; not read\n")
        .collect(Collectors.joining());
  }

  @Test
  void results_beside_the_captures_are_not_read_and_captures_beside_the_results_are()
      throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 5));
    String json = commandLine(in.toString());
    for (int i = 0; i < 2; i++) {
      Run run = Run.with("-o", in.toString(), in.toString());
      assertThat(run.code()).isZero();
      assertThat(run.err()).isEqualTo(i == 0 ? "" : notRead(""));
      assertThat(Files.readString(in.resolve("triage.json"))).isEqualTo(json);
    }
    Run matched = Run.with("-o", in.toString(), in + "/*");
    assertThat(matched.err()).isEqualTo(notRead(in + "/"));
    assertThat(matched.out()).startsWith("1 captures read, 0 broken; wrote ");
  }

  @Test
  void what_a_pattern_matches_is_what_a_shell_would_give_to_the_command_line() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    for (String name : List.of("a.log", ".b.log", "host-1/c.log", ".hidden/d.log")) {
      Path file = in.resolve(name);
      Files.createDirectories(in.resolve(name).resolveSibling("."));
      Files.writeString(file, rows(new SplittableRandom(name.hashCode()), 5));
    }
    String out = directory.resolve("out").toString();
    assertThat(Run.with("-o", out, in + "/*", in + "/*/*.log").code()).isZero();
    assertThat(out("triage.json"))
        .isEqualTo(commandLine(in + "/a.log", in + "/host-1", in + "/host-1/c.log"));
    assertThat(Run.with("-o", out, in + "/.[b]*").code()).isZero();
    assertThat(out("triage.json")).isEqualTo(commandLine(in + "/.b.log"));
    assertThat(Run.with("-o", out, "samples/cu*.log").code()).isZero();
    assertThat(out("triage.json")).isEqualTo(commandLine("samples/curl.log"));
  }

  /** To open one waits until somebody writes to it. */
  @Test
  @Timeout(120)
  void a_pipe_is_not_read() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 5));
    assertThat(new ProcessBuilder("mkfifo", in + "/pipe").start().waitFor()).isZero();

    Run run = fleet(in);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo("lxtriage-fleet: pipe: neither a file nor a directory; not read\n");
    assertSame(in);
    Run named = fleet(in.resolve("pipe"));
    assertThat(named.code()).isEqualTo(1);
    assertThat(out("broken.txt")).isEqualTo(in + "/pipe: neither a file nor a directory\n");
  }

  @Test
  void large_captures_that_share_a_name_are_all_counted() throws Exception {
    List<String> inputs = new ArrayList<>();
    for (String name : List.of("x/a.log", "y/a.log", "z/x/a.log")) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, rows(new SplittableRandom(name.hashCode()), 50_000));
    }
    // named x/a.log, because another argument holds a.log too; and x/a.log, below z
    List.of("x", "y", "z").forEach(name -> inputs.add(directory.resolve(name).toString()));
    String json = commandLine(inputs.toArray(String[]::new));
    inputs.addAll(List.of("--piece", "1", "-o", directory.resolve("out").toString()));
    assertThat(Run.with(inputs.toArray(String[]::new)).code()).isZero();
    assertThat(out("triage.json")).isEqualTo(json);
  }

  /** Hadoop's own view of directories stands for file systems that are not local. */
  @Test
  void captures_and_results_may_lie_in_another_file_system() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in/debian-12"));
    Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(1), 30_000));
    Files.writeString(in.resolve("captures.csv"), "path,image\na.log,made-up\n");
    Files.createDirectories(directory.resolve("out"));
    List<String> mounts = List.of("in", "out");
    String mount = "spark.hadoop.fs.viewfs.mounttable.made-up.link./";
    mounts.forEach(name -> System.setProperty(mount + name, directory.resolve(name).toUri() + ""));
    Run run;
    try {
      run = Run.with("-o", "viewfs://made-up/out", "--piece", "1", "viewfs://made-up/in");
    } finally {
      mounts.forEach(name -> System.clearProperty(mount + name));
    }
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertSame(directory.resolve("in"));
  }

  @Test
  void two_directories_with_the_same_paths_keep_apart() throws Exception {
    for (String name : List.of("one", "two")) {
      Path in = Files.createDirectories(directory.resolve(name + "/debian-12"));
      Files.writeString(in.resolve("a.log"), rows(new SplittableRandom(name.length()), 30));
    }
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    Run run =
        Run.with(
            "-o", directory.resolve("out").toString(), one.toString(), two + "/", one.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains(": the same file as ");
    assertThat(out("triage.json")).isEqualTo(commandLine(one.toString(), two + "/"));
  }

  @Test
  void what_is_not_there_is_listed_and_said() throws Exception {
    Run run = Run.with("-o", directory.resolve("out").toString(), directory + "/none");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("lxtriage-fleet: " + directory + "/none: no such file\n");
    assertThat(run.out()).startsWith("0 captures read, 1 broken; wrote ");
    assertThat(out("broken.txt")).isEqualTo(directory + "/none: no such file\n");
  }

  @Test
  void a_wrong_command_line_is_one_line_and_starts_no_spark() {
    assertThat(Run.with("-o", "x", "--piece", "0", "in"))
        .isEqualTo(
            new Run(
                2,
                "",
                "lxtriage-fleet: --piece must be a number from 1 to 65536; got '0' (see lxtriage-fleet --help)"
                    + System.lineSeparator()));
    assertThat(Run.with("-o", "x", "--abi", "16", "in").err())
        .startsWith("lxtriage-fleet: --abi must be 64 or 32; got '16'");
    assertThat(Run.with("-o", "x", "--platform", "solaris", "in").err())
        .startsWith("lxtriage-fleet: --platform must be smartos:YYYYMMDD or");
    assertThat(Run.with("in").err()).startsWith("lxtriage-fleet: Missing required option");
  }

  // ---- both programs

  private Run fleet(Path in, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-o", directory.resolve("out").toString(), in.toString()));
    return Run.with(arguments.toArray(String[]::new));
  }

  private void assertSame(Path in) throws Exception {
    assertThat(out("triage.json")).isEqualTo(commandLine(in.toString()));
  }

  private String out(String name) throws IOException {
    return Files.readString(directory.resolve("out").resolve(name));
  }

  private String commandLine(String... inputs) throws Exception {
    Path json = directory.resolve("command-line.json");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.github.lxtriage.cli.Main",
                "triage",
                "-o",
                "json=" + json));
    command.addAll(List.of(inputs));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(directory.toFile(), "command-line.log"))
        .start()
        .waitFor();
    return Files.readString(json);
  }

  // ---- made-up captures

  private static final List<String> NAMES = List.of("systemd", "Plex Media Serv", "curl", "sshd");
  private static final List<String> CALLS =
      List.of("NOSYS (332): out of bounds", "prctl option 23", "setsockopt(41, 25)", "who knows 7");

  private static String part(int kind, SplittableRandom random) {
    return switch (kind) {
      case 0 -> rows(random, random.nextInt(1, 9000));
      case 1 -> options(random, random.nextInt(1, 9000));
      case 2 -> counts(random, "sdt:lx_brand::brand-lx-unsupported ");
      case 3 -> counts(random, "syscall::setsockopt:entry ");
      default -> "unread " + random.nextInt(3) + "\n\n";
    };
  }

  private static String rows(SplittableRandom random, int rows) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = 0; i < rows; i++) {
      text.append(
          format(
              "%6d %20s %s\\0\n", random.nextInt(100_000), any(NAMES, random), any(CALLS, random)));
    }
    return text.toString();
  }

  /** More spellings of one subject, and more pids of one program, than are listed. */
  private static String flood(SplittableRandom random, int rows) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = 0; i < rows; i++) {
      text.append(format("%6d %20s who knows %d\\0\n", random.nextInt(99_999), "java", i));
    }
    return text.toString();
  }

  private static String options(SplittableRandom random, int rows) {
    StringBuilder text = new StringBuilder("   PID                 NAME PROTO SOCKOPT\n");
    for (int i = 0; i < rows; i++) {
      text.append(
          format(
              "%6d %20s %5d %7d\n",
              random.nextInt(100_000), any(NAMES, random), random.nextInt(2), random.nextInt(40)));
    }
    return text.toString();
  }

  private static String counts(SplittableRandom random, String probe) {
    StringBuilder text =
        new StringBuilder("dtrace: description '" + probe + "' matched 1 probe\n\n\n");
    for (int i = random.nextInt(1, 3000); i > 0; i--) {
      boolean calls = probe.startsWith("sdt");
      text.append(
          calls
              ? format(
                  "  %-50s  %-50s %16d\n",
                  any(NAMES, random), any(CALLS, random), random.nextInt(1, 99_999))
              : format(
                  "  %-50s %16d %16d\n",
                  any(NAMES, random), random.nextInt(60), random.nextInt(1, 99_999)));
    }
    return text.append('\n').toString();
  }

  private static String debug(SplittableRandom random, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(format("%d/1: stack %x\n", random.nextInt(1, 300), random.nextInt()));
    }
    return text.toString();
  }

  private static <T> T any(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  private static void copySamples(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      for (Path sample : samples.toList()) {
        Files.copy(sample, to.resolve(String.valueOf(sample.getFileName())));
      }
    }
  }
}
