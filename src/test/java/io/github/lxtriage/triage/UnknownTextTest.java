package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.Captures.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What LX is not known to say is counted by its shape, and a draft helps to judge it. */
class UnknownTextTest {
  /** Whatever a text holds, its draft is a rule for it and for nothing that has another shape. */
  @Test
  void a_draft_rule_that_is_pasted_into_a_file_is_for_its_messages() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      List<String> texts = Stream.generate(() -> anyText(random)).limit(12).toList();
      Captures capture = capture();
      texts.forEach(text -> capture.refused("x", text));
      Triage before = capture.triage();
      String file =
          before.unknownShapes().stream().map(MessageShape::rule).collect(Collectors.joining());
      Captures again = Captures.with(ruled(file.replace("verdict: unknown", "verdict: degraded")));
      texts.forEach(text -> again.refused("x", text));
      Triage after = again.triage();
      assertThat(after.unknownShapes()).as("%s", texts).isEmpty();
      assertThat(after.findings())
          .as("%s", texts)
          .extracting(Finding::id, Finding::count, Finding::verdict)
          .containsExactlyInAnyOrderElementsOf(
              before.findings().stream()
                  .map(finding -> tuple(finding.id(), finding.count(), Verdict.DEGRADED))
                  .toList());
    }
  }

  private static Knowledge ruled(String file) {
    return Knowledge.bundled()
        .with(
            Knowledge.rules(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "draft.yaml"));
  }

  private static String anyText(Random random) {
    String[] pieces = {
      "a",
      "b ",
      "*",
      "#",
      "\\",
      "\"a\"",
      "\"b\"",
      "\"",
      "17",
      "0x2f",
      "-3",
      " ",
      "_",
      "%20",
      "/",
      "|",
      "'",
      ": ",
      "{",
      "\u00e9",
      "\u0007",
      "frobnicate ",
      "x".repeat(70),
      "x".repeat(250)
    };
    StringBuilder text = new StringBuilder("q");
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  /** The one leads to the other. */
  @Test
  void explain_and_triage_give_an_unknown_text_the_same_id() {
    LxReader reader = new LxReader(LinuxTables.bundled());
    Random random = new Random(12);
    List<String> texts = new ArrayList<>(List.of("setsockopt(41, 2", "NOSYS (33", "NOSYS (clone"));
    Stream.generate(() -> anyText(random)).limit(300).forEach(texts::add);
    for (String text : texts) {
      Explanation explanation =
          Explanation.of(
              new Explanation.Question(
                  text, reader.asked(text, Optional.empty()), Optional.empty()),
              Knowledge.bundled());
      assertThat(capture().refused("x", text).triage().findings().get(0).id())
          .as(text)
          .isEqualTo(explanation.id());
    }
  }

  @Test
  void what_is_left_of_a_message_says_what_it_may_be() {
    Finding finding = capture().refused("x", "setsockopt(41, 25").triage().findings().get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.title()).isEqualTo("A message of LX, cut before what it is about");
    assertThat(finding.candidates()).containsExactly("sockopt/IPV6_RECVERR");
    assertThat(finding.why()).contains("sockopt/IPV6_RECVERR");
  }

  @Test
  void strings_in_quotes_do_not_make_another_shape() {
    Triage triage = capture().refused("x", "open \"a\" no").refused("x", "open \"b\" no").triage();
    assertThat(triage.unknownShapes())
        .extracting(MessageShape::shape, MessageShape::count)
        .containsExactly(tuple("open \"*\" no", 2L));
  }

  @Test
  void twenty_thousand_clocks_are_one_finding_that_says_how_many() {
    Captures clocks = capture();
    for (int i = 0; i < 20_000; i++) {
      clocks.refused("java", "unsupported clock: " + (-6 - 8L * i));
    }
    Triage triage = clocks.triage();
    assertThat(triage.findings()).singleElement().extracting(Finding::count).isEqualTo(20_000L);
    Finding finding = triage.findings().get(0);
    assertThat(finding.spellings()).hasSize(100);
    assertThat(finding.extra().spellingsLeftOut()).isEqualTo(19_900);
    assertThat(finding.seen()).contains(" and 19999 other spellings, 20000 times, by java");
    Triage twice = Triage.of(List.of(clocks.tally(), clocks.tally()), Knowledge.bundled());
    assertThat(twice.findings().get(0).extra().spellingsLeftOut()).isEqualTo(19_900);
  }
}
