package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lxtriage.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file, a label, a zone or a host is called: nothing of it acts on the terminal or on a
 * command, and nothing is written but what the user named.
 */
class InjectionTest {
  @TempDir Path root;

  /** Where the program runs; nothing outside of it may change. */
  private Path here;

  static Stream<String> texts() {
    return HostileTexts.all().stream();
  }

  @BeforeEach
  void prepare() throws IOException {
    here = Files.createDirectories(root.resolve("a/b/here"));
    Files.copy(Path.of("samples/curl.log"), here.resolve("c.log"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(path -> root.relativize(path).toString()).sorted().toList();
    }
  }

  private static void harmless(Run run) {
    assertThat(run.out() + run.err())
        .matches(text -> text.codePoints().noneMatch(InjectionTest::acts));
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
  }

  private static boolean acts(int c) {
    return (Character.isISOControl(c) && c != '\n') || Character.getType(c) == Character.FORMAT;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void as_the_name_of_a_host_it_is_refused_or_no_option_and_no_word_of_a_shell(String text) {
    DtraceHost.named(text)
        .ifPresent(host -> assertThat(text).matches("[A-Za-z0-9_][A-Za-z0-9_.@:-]*"));
    assertThat(DtraceHost.named("-" + text)).isEmpty();
    assertThat(DtraceHost.named("root@" + text + " x")).isEmpty();
    assertThat(DtraceHost.named("root@" + text + "\n")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void as_a_label_it_is_shown_and_names_no_file(String text) throws IOException {
    List<String> before = files();
    for (String option : List.of("zone=" + text, "distro=" + text, "build=" + text)) {
      harmless(Run.in(here, "triage", "c.log", "--label", option));
      harmless(Run.in(here, "triage", "c.log", "--label", option, "--group-by", "distro"));
    }
    assertThat(files()).isEqualTo(before);
    harmless(Run.in(here, "report", "c.log", "--label", "zone=" + text));
    assertThat(files()).hasSize(before.size() + 1).contains("a/b/here/lxtriage-report.html");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void as_the_name_of_a_file_it_is_shown(String text) throws IOException {
    Path file = file(text);
    Files.createDirectories(here.resolve("d"));
    Files.copy(Path.of("samples/curl.log"), file);
    for (String format : List.of("table", "markdown", "csv", "junit", "sarif", "json")) {
      harmless(Run.in(here, "triage", "d", "--format", format));
    }
    harmless(Run.in(here, "parse", "d"));
    Files.writeString(file, "nothing\n");
    harmless(Run.in(here, "triage", "d"));
    Files.delete(file);
    harmless(Run.in(here, "triage", file.toString()));
  }

  /** A file that can have this name, below the folder that is read. */
  private Path file(String text) {
    Path folder = here.resolve("d");
    try {
      Path file = folder.resolve(text);
      boolean name = text.getBytes(UTF_8).length < 255 && folder.equals(file.getParent());
      assumeTrue(name && !text.startsWith("."), "no file of a folder can have this name");
      return file;
    } catch (InvalidPathException impossible) {
      assumeTrue(false, "no file can have this name");
      throw impossible;
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void as_a_zone_of_a_script_or_of_a_boot_kit_it_is_refused_or_a_name(String text) {
    for (String command : List.of("script lxunsup", "boot-kit")) {
      String[] args = (command + " --zone").split(" ");
      String[] all = Stream.concat(Stream.of(args), Stream.of(text)).toArray(String[]::new);
      Run run = Run.in(here, all);
      harmless(run);
      assertThat(run.code() == 2 || text.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void as_something_to_explain_to_find_or_to_read_it_is_one_line_without_a_trace(String text) {
    harmless(Run.in(here, "explain", "--", text));
    harmless(Run.in(here, "knowledge", "show", "--", text));
    harmless(Run.in(here, "triage", "--", text));
    harmless(Run.in(here, "triage", "c.log", "--rules=" + text));
    harmless(Run.in(here, "triage", "c.log", "--platform=" + text));
    harmless(Run.in(here, "check", "--", text));
  }

  @Test
  void what_can_be_no_file_name_is_one_line_and_the_other_inputs_are_done() {
    Run triage = Run.in(here, "triage", "nul\0", "c.log");
    assertThat(triage.code()).isEqualTo(1);
    assertThat(triage.err()).isEqualTo("lxtriage: nul\\x00: not a file name\n");
    assertThat(triage.out()).contains("sockopt/IPV6_RECVERR");
    Run watch = Run.in(here, "watch", "nul\0");
    assertThat(watch.code()).isEqualTo(1);
    assertThat(watch.err()).isEqualTo("lxtriage: nul\\x00: not a file name\n");
  }

  @Test
  void a_directory_given_as_rules_is_said_to_be_one() {
    Run run = Run.in(here, "triage", "c.log", "--rules", "..");
    assertThat(run.err()).isEqualTo("lxtriage: ..: Is a directory\n");
  }
}
