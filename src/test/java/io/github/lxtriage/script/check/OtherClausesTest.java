package io.github.lxtriage.script.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one clause does is known where another is judged: its return, what it sets. */
class OtherClausesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fbt::read:return",
        "fbt::re*:return",
        "::read:return",
        "f*::read:r*",
        ":::return"
      })
  void a_return_by_name_or_pattern_belongs_to_its_entry(String other) {
    assertThat(lints(other)).doesNotContain(Lint.ENTRY_WITHOUT_RETURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fbt::write:return", "fbt::[a:return", "syscall::read:return", "fbt::read:entry"})
  void another_probe_does_not(String other) {
    assertThat(lints(other)).contains(Lint.ENTRY_WITHOUT_RETURN);
  }

  private static List<Lint> lints(String other) {
    String program =
        "fbt::read:entry { self->t = timestamp; }\n" + other + " /self->t/ { self->t = 0; }";
    return Checker.check(program).stream().flatMap(problem -> problem.lint().stream()).toList();
  }

  @Test
  void what_a_predicate_reads_may_be_set_in_the_body_and_what_no_clause_above_set_is_said() {
    assertThat(
            Checker.check("BEGIN /x/ { x = 1; }\nEND /y/ { z = y; y = 1; }\nEND /z/ { w = v; }")
                .stream()
                .map(Problem::line))
        .contains(2, 3);
  }
}
