package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.HostileTexts;
import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.DProgram;
import io.github.lxtriage.script.check.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is a literal or it is refused; none becomes a piece of a program. */
class HostileValuesTest {

  /** Those that a process can be named; the others are refused below. */
  static Stream<String> names() {
    return HostileTexts.all().stream()
        .filter(text -> UTF_8.newEncoder().canEncode(text))
        .filter(text -> text.indexOf('\0') < 0 && text.length() < 256);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_process_name_is_looked_for_and_nothing_else_happens(String name) throws Exception {
    Settings settings = Settings.of(Map.of(ScriptOption.EXECNAME, name, ScriptOption.HEADING, ""));
    for (Script script : Script.all()) {
      Script plainScript = script;
      String text = plainScript.text(settings);
      String plain =
          plainScript.text(
              Settings.of(Map.of(ScriptOption.EXECNAME, "plain", ScriptOption.HEADING, "")));
      DProgram program = Checker.read(text).orElseThrow();
      assertThat(shape(program))
          .as(script.name())
          .isEqualTo(shape(Checker.read(plain).orElseThrow()));
      assertThat(strings(program)).as(script.name()).contains(name);
      assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
      assertThat(text.lines().filter(line -> line.startsWith("#pragma D option destr"))).isEmpty();
    }
  }

  @Test
  void a_name_longer_than_any_is_warned_of() throws Exception {
    Settings settings =
        Settings.of(Map.of(ScriptOption.EXECNAME, "x\"/ {system(\"rm -rf /\")} /*"));
    assertThat(settings.warnings())
        .containsExactly(
            "--execname: a process name has at most 16 bytes; no process can have this one: 'x\"/ {system(\"rm -rf /\")} /*'");
    assertThat(Settings.of(Map.of(ScriptOption.EXECNAME, "tmux: server")).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          zone | web 01
          zone | global
          execname | caf\ufffd
          execname | \ud800
          zone | -web
          zone | x"/ {system("rm -rf /")} /*
          zone | SUNWx
          zone | _x
          zone | 0123456789012345678901234567890123456789012345678901234567890123
          zone | web;01
          pid | 0
          pid | -1
          pid | 1 or 1
          pid | 0x10
          pid | 99999999999999999999
          level | -1
          level | 2147483648
          optname | 1;2
          top | 0
          top | ten
          duration | 60
          duration | 0s
          duration | -5s
          duration | 60s; exit
          duration | 1000h
          duration | 5d
          interval | 0.5s
          strsize | 4x
          strsize | 8
          strsize | 2m
          strsize | 1k 1k
          bufsize | 100g
          switchrate | 10
          switchrate | 0hz
          switchrate | 9999hz
          aggsize | -4m
          dynvarsize | m
          stack-depth | 0
          stack-depth | 1000
          """)
  void what_is_no_value_of_its_option_is_refused(String word, String value) {
    ScriptOption option = ScriptOption.of(word).orElseThrow();
    assertThatThrownBy(() -> Settings.of(Map.of(option, value)))
        .isInstanceOf(BadValueException.class)
        .hasMessageStartingWith("--" + word + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "a\u0000b"})
  void a_process_name_that_cannot_be_is_refused(String name) {
    assertThatThrownBy(() -> Settings.of(Map.of(ScriptOption.EXECNAME, name)))
        .isInstanceOf(BadValueException.class);
  }

  @Test
  void the_heredoc_of_the_boot_kit_cannot_be_left() throws Exception {
    String kit =
        BootKit.text(
            BootKit.Bits.B64,
            Settings.of(Map.of(ScriptOption.EXECNAME, "\nLXTRIAGE_D_PROGRAM\nrm -rf /\n")));
    assertThat(kit.lines().filter("LXTRIAGE_D_PROGRAM"::equals)).hasSize(1);
    assertThat(kit.lines().filter("rm -rf /"::equals)).isEmpty();
  }

  /** A program without what its strings say. */
  private static List<String> shape(DProgram program) {
    List<String> shape = new ArrayList<>();
    program.inlines().forEach(inline -> shape.add(inline.name()));
    program.controls().forEach(control -> shape.add(control.text()));
    program
        .clauses()
        .forEach(
            clause -> {
              clause.probes().forEach(probe -> shape.add(probe.text()));
              clause.predicate().ifPresent(predicate -> shape(predicate, shape));
              shape(clause.body(), shape);
            });
    return shape;
  }

  private static void shape(Node node, List<String> shape) {
    shape.add(node.kind() + (node.kind() == Node.Kind.STRING ? "" : node.text()));
    node.children().forEach(child -> shape(child, shape));
  }

  private static Set<String> strings(DProgram program) {
    Set<String> strings = new java.util.HashSet<>();
    program.inlines().forEach(inline -> strings(inline.value(), strings));
    program
        .clauses()
        .forEach(clause -> clause.predicate().ifPresent(predicate -> strings(predicate, strings)));
    return strings;
  }

  private static void strings(Node node, Set<String> strings) {
    if (node.kind() == Node.Kind.STRING) {
      strings.add(DStrings.value(node.text()));
    }
    node.children().forEach(child -> strings(child, strings));
  }
}
