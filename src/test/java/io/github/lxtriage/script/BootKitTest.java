package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails, nothing is left mounted and the library is what it was. The kit runs for real
 * under dash, against stand-ins for the commands of illumos that keep a mount table and a library
 * in files, and that fail where they are told to.
 */
class BootKitTest {
  private static final String LIBRARY = "usr/lib/amd64/lx_brand.so.1";
  private static final Path STAND_INS =
      Path.of("src/test/resources/io/github/lxtriage/script/stand-ins").toAbsolutePath();

  @TempDir Path root;
  private Path kit = Path.of("");

  @BeforeEach
  void an_illumos_that_fits_in_a_folder() throws Exception {
    kit =
        Files.writeString(
            root.resolve("boot-kit.sh"), BootKit.text(BootKit.Bits.B64, Settings.NONE));
    Files.createDirectories(root.resolve("var/run"));
    mode("var/run", "rwxr-xr-x");
    Files.createDirectories(root.resolve("usr/lib/amd64"));
    Files.createDirectories(root.resolve("state"));
    Files.writeString(root.resolve(LIBRARY), "a library; lx_dtrace_lazyload=1\n");
    Files.writeString(root.resolve("state/mounts"), "");
    Files.writeString(root.resolve("state/asked"), "");
    Files.writeString(root.resolve("state/steps"), "");
    Path bin = Files.createDirectories(root.resolve("bin"));
    try (Stream<Path> tools = Files.list(STAND_INS)) {
      for (Path tool : tools.toList()) {
        Path copy = Files.copy(tool, bin.resolve(tool.getFileName()));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private void mode(String path, String permissions) throws IOException {
    Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString(permissions));
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(Map<String, String> world, String... arguments) throws Exception {
    Process process = start(world, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(root.resolve("state/out")),
        Files.readString(root.resolve("state/err")));
  }

  private Process start(Map<String, String> world, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        "env",
                        "--default-signal=INT,HUP,TERM",
                        "setsid",
                        "-w",
                        "dash",
                        "-c",
                        "echo $$ >\"$STAND_IN_ROOT/state/kit\"; exec \"${KIT_SHELL:-dash}\" \"$0\" \"$@\"",
                        kit.toString()),
                    Arrays.stream(arguments))
                .toList());
    builder.redirectOutput(root.resolve("state/out").toFile());
    builder.redirectError(root.resolve("state/err").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", root.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("LXTRIAGE_ROOT", root.toString());
    environment.put("STAND_IN_ROOT", root.toString());
    environment.putAll(world);
    return builder.start();
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(root.resolve("state/asked")).stream()
        .map(line -> line.replace(root.toString(), ""))
        .filter(line -> !line.equals("mount -p"))
        .toList();
  }

  private void nothingIsLeft() throws IOException {
    assertThat(root.resolve("state/mounts")).isEmptyFile();
    assertThat(root.resolve(LIBRARY)).hasContent("a library; lx_dtrace_lazyload=1\n");
    assertThat(root.resolve("var/run")).isEmptyDirectory();
  }

  // ---- what it does

  @Test
  void copies_patches_mounts_captures_and_undoes_it_in_this_order() throws Exception {
    Outcome run = run(Map.of());
    assertThat(run.err())
        .contains(
            "ready: start the zone now",
            "undone: the copy is not mounted over",
            "; its checksum is what it was\n");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("4211/1: the patched library was seen: 0\n");
    assertThat(asked())
        .containsExactly(
            "mdb " + "/" + LIBRARY + " < lx_dtrace_lazyload?D",
            "mdb -w /var/run/lxtriage-boot-kit.64/lx_brand.so.1 < lx_dtrace_lazyload?W 0",
            "mdb /var/run/lxtriage-boot-kit.64/lx_brand.so.1 < lx_dtrace_lazyload?D",
            "mount -O -F lofs /var/run/lxtriage-boot-kit.64/lx_brand.so.1 /" + LIBRARY,
            "dtrace -Z -s /var/run/lxtriage-boot-kit.64/capture.d",
            "umount /" + LIBRARY);
    nothingIsLeft();
  }

  @Test
  void saves_the_capture_in_a_file_with_what_dtrace_said_of_drops() throws Exception {
    Outcome run = run(Map.of("STAND_IN_DROPS", "yes"), "-o", root.resolve("boot.log").toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(root.resolve("boot.log"))
        .hasContent("dtrace: 3 drops on CPU 0\n4211/1: the patched library was seen: 0");
    nothingIsLeft();
  }

  @Test
  void the_program_that_runs_is_the_generated_one() throws Exception {
    run(Map.of());
    assertThat(Files.readString(root.resolve("state/program")).strip())
        .isEqualTo(BootKit.captures().text().strip());
  }

  @Test
  void the_32_bit_kit_takes_the_other_library() throws Exception {
    assertThat(BootKit.text(BootKit.Bits.B32, Settings.NONE))
        .contains("library=$root/usr/lib/lx_brand.so.1\n", ".32\n")
        .doesNotContain("amd64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run undo", "undo --dry-run", "status undo", "run --dry-run"})
  void two_commands_at_once_are_refused_and_nothing_is_asked_for(String line) throws Exception {
    Outcome outcome = run(Map.of(), line.split(" ", -1));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("usage: ");
    assertThat(Files.readString(root.resolve("state/asked"))).isEmpty();
  }

  @Test
  void a_dry_run_says_the_steps_and_takes_none() throws Exception {
    Outcome run = run(Map.of("STAND_IN_UNAME", "Linux", "STAND_IN_UID", "1000"), "--dry-run");
    assertThat(run.code()).isZero();
    assertThat(run.out().replace(root.toString(), "").lines())
        .containsSubsequence(
            "cp /usr/lib/amd64/lx_brand.so.1 /var/run/lxtriage-boot-kit.64/lx_brand.so.1",
            "echo 'lx_dtrace_lazyload?W 0' | mdb -w /var/run/lxtriage-boot-kit.64/lx_brand.so.1",
            "mount -O -F lofs /var/run/lxtriage-boot-kit.64/lx_brand.so.1 /usr/lib/amd64/lx_brand.so.1",
            "umount /usr/lib/amd64/lx_brand.so.1");
    assertThat(asked()).isEmpty();
    nothingIsLeft();
  }

  // ---- what it refuses

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STAND_IN_UID    | 1000  | only root can do this
          STAND_IN_UNAME  | Linux | this is not illumos (uname -s says Linux)
          STAND_IN_SYMBOL | gone  | there is no symbol lx_dtrace_lazyload in
          STAND_IN_VALUE  | 7     | lx_dtrace_lazyload is 7 in
          STAND_IN_VALUE  | 0     | lx_dtrace_lazyload is 0 in
          """)
  void refuses_to_go_on(String what, String how, String said) throws Exception {
    Outcome run = run(Map.of(what, how));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(said);
    assertThat(asked()).noneMatch(line -> line.startsWith("mount -O") || line.contains("mdb -w"));
    nothingIsLeft();
  }

  @Test
  void refuses_where_something_else_is_mounted() throws Exception {
    String table = "/other/lib.so - " + root.resolve(LIBRARY) + " lofs - no rw\n";
    Files.writeString(root.resolve("state/mounts"), table);
    Outcome run = run(Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("/other/lib.so is mounted over", "not by this script");
    assertThat(root.resolve("state/mounts")).hasContent(table);
    assertThat(asked()).isEmpty();
  }

  @Test
  void refuses_where_the_library_is_missing() throws Exception {
    Files.delete(root.resolve(LIBRARY));
    Outcome run = run(Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is the LX brand installed?");
    assertThat(asked()).isEmpty();
  }

  @Test
  void refuses_a_place_that_somebody_else_made() throws Exception {
    Files.createSymbolicLink(root.resolve("var/run/lxtriage-boot-kit.64"), root.resolve("state"));
    Outcome run = run(Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is there already");
    assertThat(root.resolve("state/mounts")).isEmptyFile();
    assertThat(root.resolve("var/run/lxtriage-boot-kit.64")).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwxr-xrwx"})
  void refuses_a_place_where_others_than_root_may_write(String permissions) throws Exception {
    mode("var/run", permissions);
    Outcome run = run(Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("others than root may write to it");
    assertThat(asked()).noneMatch(line -> line.startsWith("mount -O") || line.contains("mdb -w"));
    nothingIsLeft();
  }

  private Path remains() throws IOException {
    Path work = Files.createDirectory(root.resolve("var/run/lxtriage-boot-kit.64"));
    mode("var/run/lxtriage-boot-kit.64", "rwx------");
    Files.writeString(work.resolve("lx_brand.so.1"), "a copy\n");
    Files.writeString(work.resolve("original.cksum"), "1 2\n");
    return work;
  }

  @Test
  void undo_removes_what_a_run_left_that_was_killed() throws Exception {
    Files.delete(remains().resolve("original.cksum"));
    Outcome undo = run(Map.of(), "undo");
    assertThat(undo.code()).as(undo.err()).isZero();
    nothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"rwxr-xr-x,0", "rwxrwxrwx,0", "rwx------,1000"})
  void undo_takes_nothing_from_a_directory_that_is_not_of_root_alone(
      String permissions, String owner) throws Exception {
    Path work = remains();
    mode("var/run/lxtriage-boot-kit.64", permissions);
    Outcome undo = run(Map.of("STAND_IN_OWNER", owner), "undo");
    assertThat(undo.code()).isEqualTo(1);
    assertThat(undo.err()).containsAnyOf("nothing was done", "others than root may write to it");
    assertThat(work.resolve("lx_brand.so.1")).exists();
    assertThat(asked()).isEmpty();
  }

  @Test
  void undo_takes_nothing_through_a_link() throws Exception {
    Files.createSymbolicLink(
        root.resolve("var/run/lxtriage-boot-kit.64"), root.resolve("usr/lib/amd64"));
    Outcome undo = run(Map.of(), "undo");
    assertThat(undo.code()).isEqualTo(1);
    assertThat(undo.err()).contains("is a link", "nothing was done");
    assertThat(root.resolve(LIBRARY)).exists();
  }

  /** The race: undo has looked at its directory, and before it removes anything that is a link. */
  @ParameterizedTest
  @ValueSource(strings = {"undo", "run"})
  void nothing_is_removed_through_a_link_that_comes_while_the_kit_works(String command)
      throws Exception {
    Path work = root.resolve("var/run/lxtriage-boot-kit.64");
    if (command.equals("undo")) {
      remains();
      new ProcessBuilder("cksum")
          .redirectInput(root.resolve(LIBRARY).toFile())
          .redirectOutput(work.resolve("original.cksum").toFile())
          .start()
          .waitFor();
    }
    mode("usr/lib/amd64", "rwx------");
    Outcome outcome = run(Map.of("STAND_IN_SWAP", work.toString()), command);
    assertThat(work).as(outcome.err()).isSymbolicLink();
    assertThat(root.resolve(LIBRARY)).hasContent("a library; lx_dtrace_lazyload=1\n");
    assertThat(outcome.err()).contains("cannot remove");
  }

  @Test
  void a_capture_is_not_written_through_a_link() throws Exception {
    Files.createSymbolicLink(root.resolve("boot.log"), root.resolve("elsewhere"));
    Outcome run = run(Map.of(), "-o", root.resolve("boot.log").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is a link: give the name of the file itself");
    assertThat(root.resolve("elsewhere")).doesNotExist();
    nothingIsLeft();
  }

  @Test
  void says_so_and_ends_well_where_its_own_mount_is_there_already() throws Exception {
    run(Map.of("STAND_IN_FAIL", "umount-always"));
    Files.writeString(root.resolve("state/asked"), "");
    Outcome again = run(Map.of());
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("already done");
    assertThat(asked()).noneMatch(line -> line.startsWith("umount") || line.startsWith("mount -O"));
    assertThat(root.resolve("state/mounts")).isNotEmptyFile();
  }

  // ---- failures

  static Stream<String> failures() {
    return Stream.of(
        "mount-p",
        "mdb-read",
        "mkdir",
        "cksum",
        "cp",
        "chmod",
        "cp-short",
        "mdb-w",
        "mdb-w-lies",
        "mount",
        "mount-but-mounted",
        "dtrace",
        "dtrace-killed",
        "umount-once",
        "umount-but-unmounted");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void after_a_failure_at_any_step_nothing_is_left_mounted(String step) throws Exception {
    Outcome run = run(Map.of("STAND_IN_FAIL", step));
    boolean harmless = step.startsWith("umount");
    assertThat(run.code()).as(run.err()).isEqualTo(harmless ? 0 : 1);
    assertThat(root.resolve("state/failed")).as("the stand-in was told to fail, and did").exists();
    nothingIsLeft();
  }

  @Test
  void a_library_that_stays_in_use_is_said_loudly_and_undo_mends_it() throws Exception {
    Outcome run = run(Map.of("STAND_IN_FAIL", "umount-always"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("STILL MOUNTED", "boot-kit.sh undo");
    assertThat(run(Map.of(), "status").out())
        .contains("is mounted over", "lx_dtrace_lazyload is 0");
    Outcome undo = run(Map.of(), "undo");
    assertThat(undo.code()).as(undo.err()).isZero();
    nothingIsLeft();
    assertThat(run(Map.of(), "status").out()).startsWith("nothing is mounted over");
  }

  @Test
  void undo_with_nothing_to_undo_is_no_failure() throws Exception {
    Outcome undo = run(Map.of(), "undo");
    assertThat(undo.code()).as(undo.err()).isZero();
    nothingIsLeft();
  }

  @Test
  void undo_leaves_alone_what_others_mounted() throws Exception {
    String table = "/other/lib.so - " + root.resolve(LIBRARY) + " lofs - no rw\n";
    Files.writeString(root.resolve("state/mounts"), table);
    assertThat(run(Map.of(), "undo").code()).isEqualTo(1);
    assertThat(root.resolve("state/mounts")).hasContent(table);
  }

  @Test
  void a_changed_original_is_said_loudly() throws Exception {
    Outcome run = run(Map.of("STAND_IN_FAIL", "library-changes"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("the checksum", "is NOT what it was");
    assertThat(root.resolve("state/mounts")).isEmptyFile();
  }

  /** A signal that ends the kit while dtrace runs. */
  enum Signal {
    INT,
    TERM,
    HUP
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void a_signal_ends_the_capture_with_its_last_rows_and_undoes_it(Signal signal) throws Exception {
    Process process = start(Map.of("STAND_IN_WAIT", "yes"));
    awaitTracing();
    new ProcessBuilder("kill", "-" + signal, Files.readString(root.resolve("state/kit")).strip())
        .start()
        .waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(root.resolve("state/out")).content(UTF_8).contains("last rows");
    nothingIsLeft();
  }

  private void awaitTracing() throws InterruptedException {
    for (int tries = 0; tries < 200 && !Files.exists(root.resolve("state/tracing")); tries++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** What a terminal sends goes to the kit and to dtrace, unless somebody keeps it from dtrace. */
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void however_often_the_user_interrupts_dtrace_gets_one_signal(String shell) throws Exception {
    Process process = start(Map.of("STAND_IN_WAIT", "yes", "KIT_SHELL", shell));
    awaitTracing();
    String group = "-" + Files.readString(root.resolve("state/kit")).strip();
    for (int times = 0; times < 4; times++) {
      new ProcessBuilder("kill", "-INT", "--", group).start().waitFor();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(root.resolve("state/signals")).hasContent("TERM");
    assertThat(root.resolve("state/out")).content(UTF_8).contains("last rows");
    assertThat(process.exitValue()).isZero();
    nothingIsLeft();
  }

  // ---- a failure, or a signal, at every command that the kit runs

  /** A world as it was before the kit came, but for what it said. */
  private void everythingIsUndone(String what, Outcome run) throws IOException {
    assertThat(root.resolve("state/mounts")).as(what + "\n" + run.err()).isEmptyFile();
    assertThat(root.resolve(LIBRARY))
        .as(what + "\n" + run.err())
        .hasContent("a library; lx_dtrace_lazyload=1\n");
    if (!run.err().contains("cannot remove")) {
      assertThat(root.resolve("var/run")).as(what + "\n" + run.err()).isEmptyDirectory();
    }
  }

  private int steps() throws Exception {
    assertThat(run(Map.of()).code()).isZero();
    return Files.readAllLines(root.resolve("state/steps")).size();
  }

  private Outcome stumble(int step, String does) throws Exception {
    Files.writeString(root.resolve("state/steps"), "");
    Outcome run = run(Map.of("STAND_IN_STEP", Integer.toString(step), "STAND_IN_DOES", does));
    assertThat(Files.readAllLines(root.resolve("state/steps"))).hasSizeGreaterThanOrEqualTo(step);
    return run;
  }

  @Test
  void a_command_that_fails_leaves_nothing_mounted_whichever_it_is() throws Exception {
    int steps = steps();
    assertThat(steps).isGreaterThan(20);
    for (int step = 1; step <= steps; step++) {
      Outcome run = stumble(step, "fail");
      String what = "step " + step + " of " + steps + " fails";
      assertThat(run.code()).as(what + "\n" + run.err()).isIn(0, 1);
      if (run.err().contains("NOT what it was")) {
        // The checksum itself could not be made: undo looks again.
        assertThat(run(Map.of(), "undo").code()).as(what).isZero();
      }
      cleared(what);
      everythingIsUndone(what, run);
    }
  }

  /** A folder that rm or rmdir could not remove is said, and removed by undo. */
  private void cleared(String what) throws Exception {
    try (Stream<Path> left = Files.list(root.resolve("var/run"))) {
      if (left.findAny().isPresent()) {
        assertThat(run(Map.of(), "undo").code()).as(what).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INT-after", "TERM-after", "HUP-after", "TERM-before", "INT-group", "HUP-group"})
  void a_signal_between_any_two_commands_leaves_nothing_mounted(String signal) throws Exception {
    int steps = steps();
    for (int step = 1; step <= steps; step++) {
      Outcome run = stumble(step, signal);
      everythingIsUndone(signal + " at step " + step + " of " + steps, run);
    }
  }

  @Test
  void what_somebody_mounted_on_top_meanwhile_stays_and_is_said() throws Exception {
    Outcome run = run(Map.of("STAND_IN_ON_TOP", "yes"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("/other/lib.so is mounted over", "unmount that first", "STILL");
    assertThat(asked()).noneMatch(line -> line.startsWith("umount"));
    assertThat(run(Map.of(), "status").out())
        .contains("/other/lib.so is mounted over", "is mounted below it");
    assertThat(run(Map.of(), "undo").code()).isEqualTo(1);
    assertThat(Files.readAllLines(root.resolve("state/mounts"))).hasSize(2);
  }

  @Test
  void a_checksum_that_was_not_compared_is_not_said_to_be_right() throws Exception {
    assertThat(run(Map.of(), "undo").err())
        .contains("its checksum was never taken, and so not compared")
        .doesNotContain("what it was");
    assertThat(run(Map.of("STAND_IN_FAIL", "cksum")).err()).doesNotContain("is what it was");
  }

  @Test
  void a_capture_that_is_there_already_is_not_written_over() throws Exception {
    Path earlier = Files.writeString(root.resolve("boot.log"), "an earlier capture\n");
    Outcome run = run(Map.of(), "-o", earlier.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("holds something already");
    assertThat(earlier).hasContent("an earlier capture\n");
    nothingIsLeft();
  }

  // ---- what others say of it

  @Test
  void shellcheck_and_dash_find_nothing() throws Exception {
    for (BootKit.Bits bits : BootKit.Bits.values()) {
      Files.writeString(kit, BootKit.text(bits, Settings.NONE));
      assertThat(new ProcessBuilder("dash", "-n", kit.toString()).start().waitFor()).isZero();
      boolean installed = Files.isExecutable(Path.of("/usr/bin/shellcheck"));
      // where LXTRIAGE_CI is set, a check that cannot be made is a failure
      assumeTrue(installed || System.getenv("LXTRIAGE_CI") != null, "shellcheck is not installed");
      Process check =
          new ProcessBuilder("shellcheck", "-s", "sh", kit.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(check.getInputStream().readAllBytes(), UTF_8);
      assertThat(check.waitFor()).as(said).isZero();
    }
  }
}
