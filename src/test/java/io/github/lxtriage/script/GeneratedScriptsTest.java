package io.github.lxtriage.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.DProgram;
import io.github.lxtriage.script.check.Lint;
import io.github.lxtriage.script.check.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever options are asked for, what comes out is a D program that is safe to run. */
class GeneratedScriptsTest {
  private static final Map<ScriptOption, String> VALUES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(ScriptOption.ZONE, "web01.example_1-a"),
              Map.entry(ScriptOption.PID, "4211"),
              Map.entry(ScriptOption.EXECNAME, "tmux: server"),
              Map.entry(ScriptOption.LEVEL, "41"),
              Map.entry(ScriptOption.OPTNAME, "25"),
              Map.entry(ScriptOption.DURATION, "5m"),
              Map.entry(ScriptOption.INTERVAL, "10s"),
              Map.entry(ScriptOption.AGGREGATE, ""),
              Map.entry(ScriptOption.TOP, "20"),
              Map.entry(ScriptOption.STRSIZE, "4k"),
              Map.entry(ScriptOption.BUFSIZE, "24m"),
              Map.entry(ScriptOption.SWITCHRATE, "20hz"),
              Map.entry(ScriptOption.AGGSIZE, "32m"),
              Map.entry(ScriptOption.DYNVARSIZE, "64m"),
              Map.entry(ScriptOption.STACK_DEPTH, "40"),
              Map.entry(ScriptOption.HEADING, "")));

  private static final Set<String> DESTRUCTIVE =
      Set.of(
          "system",
          "stop",
          "raise",
          "breakpoint",
          "panic",
          "chill",
          "freopen",
          "copyout",
          "copyoutstr");

  /**
   * The lints that the byte-exact scripts of the SmartOS page have, and why each stays: lxunsup's
   * {@code %S} is its output format, which every reader of such captures knows; both print rows
   * until ^C, as the page says to run them; and lxsockopt misses 32-bit programs, which is what
   * lxsockopt-failed is for.
   */
  private static final Map<String, Set<Lint>> KNOWN =
      Map.of(
          "lxunsup", Set.of(Lint.ESCAPED_TERMINATOR, Lint.NO_END),
          "lxsockopt", Set.of(Lint.BLIND_32, Lint.NO_END));

  static List<Script> scripts() {
    return Script.all();
  }

  /** No option, each alone, each two, and all together. */
  private static List<Map<ScriptOption, String>> combinations(Script script) {
    List<ScriptOption> options = List.copyOf(script.options());
    List<Map<ScriptOption, String>> combinations = new ArrayList<>();
    combinations.add(Map.of());
    for (ScriptOption one : options) {
      for (ScriptOption other : options) {
        if (one.compareTo(other) <= 0) {
          Map<ScriptOption, String> given = new EnumMap<>(ScriptOption.class);
          given.put(one, VALUES.get(one));
          given.put(other, VALUES.get(other));
          boolean summary =
              given.containsKey(ScriptOption.TOP) || given.containsKey(ScriptOption.INTERVAL);
          if (summary && options.contains(ScriptOption.AGGREGATE)) {
            given.put(ScriptOption.AGGREGATE, "");
          }
          combinations.add(given);
        }
      }
    }
    Map<ScriptOption, String> all = new EnumMap<>(ScriptOption.class);
    options.forEach(option -> all.put(option, VALUES.get(option)));
    combinations.add(all);
    return combinations;
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void every_script_passes_check_with_every_option_and_every_two(Script script) throws Exception {
    for (Map<ScriptOption, String> given : combinations(script)) {
      String text = script.text(Settings.of(given));
      assertThat(Checker.check(text))
          .as("%s %s", script.name(), given)
          .allSatisfy(
              problem -> {
                assertThat(problem.error()).as(problem.in(script.name())).isFalse();
                assertThat(KNOWN.getOrDefault(script.name(), Set.of()))
                    .as(problem.in(script.name()))
                    .contains(problem.lint().orElseThrow());
              });
      assertThat(calls(text)).doesNotContainAnyElementsOf(DESTRUCTIVE);
    }
  }

  @Test
  void the_combinations_are_many() {
    long count = scripts().stream().mapToLong(script -> combinations(script).size()).sum();
    System.getLogger("test").log(System.Logger.Level.INFO, "option combinations: " + count);
    assertThat(count).isGreaterThan(900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lxunsup", "lxsockopt"})
  void the_pages_scripts_have_the_lints_that_are_listed_and_no_others(String name) {
    assertThat(Checker.check(Script.named(name).orElseThrow().text()))
        .extracting(problem -> problem.lint().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(KNOWN.get(name));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void without_options_a_script_is_its_file_byte_for_byte(Script script) throws Exception {
    String file = Files.readString(Path.of("scripts/d", script.name() + ".d"));
    assertThat(script.text()).isEqualTo(file);
    assertThat(script.text(Settings.NONE)).isEqualTo(file);
  }

  @Test
  void every_file_in_scripts_d_is_listed() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("scripts/d"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".d", "")).sorted())
          .containsExactlyElementsOf(scripts().stream().map(Script::name).sorted().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void every_option_of_a_script_changes_it(Script script) throws Exception {
    for (ScriptOption option : script.options()) {
      Map<ScriptOption, String> given = new EnumMap<>(ScriptOption.class);
      boolean summary = option == ScriptOption.TOP || option == ScriptOption.INTERVAL;
      if (summary && script.options().contains(ScriptOption.AGGREGATE)) {
        given.put(ScriptOption.AGGREGATE, "");
      }
      String before = script.text(Settings.of(given));
      given.put(option, VALUES.get(option));
      assertThat(script.text(Settings.of(given)))
          .as("%s --%s", script.name(), option.word())
          .isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void an_option_that_a_script_does_not_have_is_refused(Script script) throws Exception {
    for (ScriptOption option : ScriptOption.values()) {
      if (!script.options().contains(option)) {
        Settings settings = Settings.of(Map.of(option, VALUES.get(option)));
        assertThatThrownBy(() -> script.text(settings))
            .isInstanceOf(BadValueException.class)
            .hasMessageStartingWith(script.name() + " has no --" + option.word() + "; it has --");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void new_scripts_raise_string_size_and_switch_rate_and_are_quiet(Script script) {
    if (!Set.of("lxunsup", "lxsockopt", "lxunsup-count", "lxsockopt-count", "lxsockopt-optlen")
        .contains(script.name())) {
      assertThat(script.text())
          .contains(
              "option quiet\n", "option strsize=", "option switchrate=10hz", "option bufsize=");
      assertThat(script.text()).containsPattern("Needs ").containsPattern("Does not see: ");
    }
  }

  @Test
  void summaries_need_aggregate_where_rows_are_the_rule() throws Exception {
    Settings top = Settings.of(Map.of(ScriptOption.TOP, "3"));
    assertThatThrownBy(() -> Script.named("lxenosys").orElseThrow().text(top))
        .hasMessage("--top needs --aggregate");
  }

  // ---- the rewriting of the page's scripts

  @Test
  void a_filter_is_added_to_the_pages_script_and_all_else_stays() throws Exception {
    Script script = Script.named("lxunsup").orElseThrow();
    String text =
        script.text(
            Settings.of(Map.of(ScriptOption.ZONE, "web01", ScriptOption.EXECNAME, "tmux: server")));
    assertThat(text)
        .isEqualTo(
            script
                .text()
                .replace(
                    "brand-lx-unsupported\n",
                    "brand-lx-unsupported\n/zonename == \"web01\" && execname == \"tmux: server\"/\n"));
  }

  @Test
  void a_predicate_that_is_there_is_kept_whole() throws Exception {
    assertThat(
            Script.named("lxsockopt-optlen")
                .orElseThrow()
                .text(Settings.of(Map.of(ScriptOption.PID, "7"))))
        .contains("/pid == 7 && (arg1 == LEVEL && arg2 == OPTNAME)/");
  }

  @Test
  void rows_of_the_pages_scripts_become_counts() throws Exception {
    assertThat(
            Script.named("lxsockopt")
                .orElseThrow()
                .text(Settings.of(Map.of(ScriptOption.AGGREGATE, ""))))
        .contains(" */\nlx-syscall::setsockopt:entry\n{\n    @num[execname, arg1, arg2] = count();")
        .doesNotContain("printf", "BEGIN");
  }

  @Test
  void a_summary_of_the_pages_counts_keeps_the_largest_and_is_printed_now_and_then()
      throws Exception {
    Script script = Script.named("lxunsup-count").orElseThrow();
    assertThat(script.text(Settings.of(Map.of(ScriptOption.TOP, "3", ScriptOption.INTERVAL, "1m"))))
        .isEqualTo(
            script.text()
                + """

                profile:::tick-60s
                {
                    trunc(@num, 3);
                    printa(@num);
                    trunc(@num);
                }

                dtrace:::END
                {
                    trunc(@num, 3);
                    printa(@num);
                }
                """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lxunsup-count", "lxsockopt-count"})
  void what_a_script_counts_is_printed_above_the_end_mark(String name) throws Exception {
    String text =
        Script.named(name).orElseThrow().text(Settings.of(Map.of(ScriptOption.HEADING, "")));
    assertThat(text)
        .contains("#pragma D option quiet\n", "# lxtriage counts: above the end mark\\n");
    assertThat(text.indexOf("printa(@num);")).isBetween(1, text.indexOf("# lxtriage end"));
  }

  @Test
  void a_heading_names_script_options_platform_host_zone_start_and_end() throws Exception {
    String text =
        Script.named("lxerrno")
            .orElseThrow()
            .text(
                Settings.of(
                    Map.of(
                        ScriptOption.HEADING, "",
                        ScriptOption.ZONE, "web01",
                        ScriptOption.DURATION, "2m",
                        ScriptOption.EXECNAME, "100%\n\"x\"")));
    assertThat(text)
        .containsSubsequence(
            "dtrace:::BEGIN",
            "\"# lxtriage script: lxerrno\\n\"",
            "\"# lxtriage options: --zone=\\\"web01\\\" --execname=\\\"100%%\\\\n\\\\\\\"x\\\\\\\"\\\" --duration=120s --heading\\n\"",
            "\"# lxtriage platform: %s\\n\", `utsname.version",
            "\"# lxtriage host: %s\\n\", `utsname.nodename",
            "\"# lxtriage zone: web01\\n\"",
            "\"# lxtriage start: %d %Y\\n\", walltimestamp, walltimestamp",
            "lx-syscall:::return",
            "dtrace:::END",
            "\"# lxtriage end: %d %Y\\n\", walltimestamp, walltimestamp");
  }

  /**
   * dtrace reads a string that was never set from address 0, which is an error and loses the row.
   */
  @ParameterizedTest
  @MethodSource("scripts")
  void a_string_that_may_never_have_been_set_is_not_printed_as_it_is(Script script) {
    Checker.read(script.text()).orElseThrow().clauses().stream()
        .flatMap(clause -> clause.body().children().stream())
        .filter(node -> node.kind() == Node.Kind.CALL && node.text().equals("printf"))
        .flatMap(printf -> printf.children().stream())
        .forEach(
            printed ->
                assertThat(
                        (printed.kind() == Node.Kind.INDEX
                                && !printed.child(0).text().equals("args"))
                            || (printed.kind() == Node.Kind.THREAD_LOCAL
                                && printed.text().equals("message")))
                    .as(script.name() + " prints " + printed.text())
                    .isFalse());
  }

  private static List<String> calls(String text) {
    DProgram program = Checker.read(text).orElseThrow();
    Set<String> calls = new TreeSet<>();
    program.clauses().forEach(clause -> collect(clause.body(), calls));
    return List.copyOf(calls);
  }

  private static void collect(Node node, Set<String> calls) {
    if (node.kind() == Node.Kind.CALL) {
      calls.add(node.text());
    }
    node.children().forEach(child -> collect(child, calls));
  }
}
