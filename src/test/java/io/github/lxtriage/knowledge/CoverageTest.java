package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.LinuxTables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Everything that the tables have a number for is judged, inherits, or is had by LX; what nobody
 * can judge says so. The figures are those of docs/knowledge.md.
 */
class CoverageTest {
  private final Knowledge knowledge = Knowledge.bundled();
  private final LinuxTables linux = LinuxTables.bundled();

  private Map<String, Integer> counts(Collection<String> subjects) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String subject : subjects) {
      Optional<Entry> entry = knowledge.entry(subject);
      String kind =
          entry
              .map(known -> known.inherited().map(Entry.Inherited::family).orElse("own"))
              .map(family -> family.equals("own") || family.equals("had") ? family : "inherited")
              .orElse("unknown");
      counts.merge(kind, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void of_944_system_calls_only_numbers_without_a_call_are_unknown() {
    List<String> calls = Universe.calls(linux);
    assertThat(counts(calls))
        .isEqualTo(Map.of("own", 201, "had", 501, "inherited", 144, "unknown", 98));
    assertThat(calls.stream().filter(call -> knowledge.entry(call).isEmpty()))
        .allMatch(call -> call.matches("syscall/[0-9]+"));
  }

  @Test
  void of_386_socket_options_none_is_unknown_in_either_direction() {
    List<String> options = Universe.options(linux);
    assertThat(options).hasSize(2 * 386);
    assertThat(counts(options)).isEqualTo(Map.of("own", 93, "inherited", 679));
  }

  @Test
  void of_942_other_values_none_is_unknown() {
    assertThat(counts(Universe.values(linux)))
        .isEqualTo(Map.of("own", 95, "had", 291, "inherited", 556));
  }

  @Test
  void an_option_of_a_level_that_lx_does_not_have_inherits_and_says_from_what() {
    Entry entry = knowledge.entry("sockopt/SCTP_RTOINFO").orElseThrow();
    assertThat(entry.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(entry.title()).contains("SCTP_RTOINFO");
    assertThat(entry.inherited())
        .hasValue(
            new Entry.Inherited("sctp", "the options of SCTP, a level that LX does not have"));
  }

  @Test
  void an_option_of_a_level_that_nobody_has_inherits_too() {
    Entry entry = knowledge.entry("sockopt/300.4").orElseThrow();
    assertThat(entry.inherited().map(Entry.Inherited::family)).hasValue("unknown-levels");
    assertThat(knowledge.entry("sockopt/6.999")).isEmpty();
  }

  @Test
  void setting_and_reading_are_judged_apart() {
    assertThat(knowledge.entry("sockopt/SO_BINDTODEVICE").map(Entry::verdict))
        .hasValue(Verdict.ACTIONABLE);
    assertThat(knowledge.entry("sockopt/SO_BINDTODEVICE.get").map(Entry::verdict))
        .hasValue(Verdict.HARMLESS);
  }

  @Test
  void numbers_that_nobody_assigned_are_never_guessed() {
    assertThat(
            List.of(
                "syscall/480",
                "syscall/337",
                "sockopt/6.999",
                "prctl/4242",
                "clock/77",
                "other/new%20text",
                "sockopt/?.35"))
        .allMatch(subject -> knowledge.entry(subject).isEmpty());
  }
}
