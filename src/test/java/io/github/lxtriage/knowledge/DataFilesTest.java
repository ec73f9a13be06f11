package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.DebugText;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.LxMessage;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.lx.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reviewer would look for in the data files, so that nobody has to. */
class DataFilesTest {
  private static boolean isScript(String name) {
    return Files.isRegularFile(Path.of("scripts/d", name + ".d"));
  }

  private final Knowledge knowledge = Knowledge.bundled();
  private final LinuxTables linux = LinuxTables.bundled();
  private final LxReader reader = new LxReader(linux);

  static List<Entry> entries() {
    return Knowledge.bundled().entries();
  }

  static List<Family> families() {
    return Bundled.families().all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void an_entry_has_a_reason_advice_and_evidence(Entry entry) {
    assertThat(entry.title()).isNotBlank().hasSizeLessThanOrEqualTo(78).doesNotEndWith(".");
    assertThat(entry.why()).matches("(?s)\\S.*[.]");
    assertThat(entry.advice()).matches("(?s)\\S.*[.]");
    assertThat(entry.evidence()).isNotEmpty().noneMatch(String::isBlank);
    assertThat(entry.verdict()).isNotEqualTo(Verdict.SUPPORTED);
    assertThat(entry.examples().isEmpty()).isEqualTo(entry.silent());
    entry
        .secondOpinion()
        .ifPresent(
            opinion -> {
              assertThat(opinion.verdict()).isNotEqualTo(entry.verdict());
              assertThat(entry.confidence()).isNotEqualTo(Confidence.HIGH);
              assertThat(opinion.why()).isNotBlank();
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void every_example_of_an_entry_is_about_its_subject(Entry entry) {
    for (String example : entry.examples()) {
      if (entry.subject().startsWith("debug/")) {
        assertThat(new DebugText(linux).failure(example, Optional.empty()).map(Subject::id))
            .as(example)
            .hasValue(entry.subject());
      } else {
        LxMessage message = reader.read(example.replace("...", "events=0x1"), Optional.empty());
        assertThat(message.recognised()).as(example).isTrue();
        assertThat(
                Stream.concat(Stream.of(message.subject()), message.others().stream())
                    .map(Subject::id))
            .as(example)
            .contains(entry.subject());
      }
    }
  }

  @Test
  void no_entry_has_a_twin() {
    assertThat(entries().stream().map(Entry::subject)).doesNotHaveDuplicates();
    assertThat(entries().stream().map(Entry::title)).doesNotHaveDuplicates();
    assertThat(entries().stream().flatMap(entry -> entry.examples().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void entries_stand_sorted_in_the_file_of_their_domain() {
    for (Domain domain : Domain.values()) {
      List<String> subjects = List.copyOf(Bundled.domain(domain).keySet());
      assertThat(subjects).isSorted().allMatch(id -> id.startsWith(domain.id() + "/"));
    }
  }

  @Test
  void the_index_lists_what_the_entries_say() throws IOException {
    String rows = entries().stream().map(Index::row).collect(Collectors.joining("\n", "", "\n"));
    assertThat(text("index.csv")).isEqualTo("subject,names,silent\n" + rows);
    assertThat(knowledge.size()).isEqualTo(entries().size());
  }

  @Test
  void what_is_read_one_by_one_is_what_the_whole_file_says() throws IOException {
    for (Entry entry : entries()) {
      assertThat(Bundled.own(entry.subject())).hasValue(entry);
    }
    assertThat(knowledge.symptoms()).isEqualTo(Symptom.read(stream("symptoms.yaml"), "s"));
    for (Symptom symptom : knowledge.symptoms()) {
      for (String word : symptom.words()) {
        assertThat(knowledge.symptoms("x " + word + " y")).as(word).contains(symptom);
      }
    }
    for (Cure cure : Cure.read(stream("cures.yaml"), "c")) {
      assertThat(cure.subjects()).allMatch(subject -> knowledge.cures(subject).contains(cure));
    }
  }

  private static InputStream stream(String file) throws IOException {
    return new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DataFilesTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // ---- families

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void a_family_makes_a_whole_entry(Family family) {
    Entry member = family.entry("sockopt/X", Bundled::own);
    assertThat(family.like().isEmpty() || Bundled.own(family.like()).isPresent())
        .as("%s is like %s", family.id(), family.like())
        .isTrue();
    assertThat(member.title()).isNotBlank().doesNotContain("{");
    assertThat(member.why()).isNotBlank().doesNotContain("{");
    assertThat(member.advice()).isNotBlank();
    assertThat(member.evidence()).isNotEmpty();
    assertThat(member.confidence()).isNotEqualTo(Confidence.HIGH);
    assertThat(member.inherited().orElseThrow().name()).isNotBlank();
    assertThat(family.matches())
        .allMatch(match -> Domain.of(match.substring(0, match.indexOf('/'))).isPresent());
    assertThat(family.matches().stream().filter(match -> Bundled.own(match).isPresent()))
        .as("%s names subjects with an entry of their own", family.id())
        .isEmpty();
  }

  @Test
  void a_family_with_a_verdict_of_its_own_says_what_it_rests_on() {
    assertThat(families().stream().filter(family -> family.verdict().isPresent()))
        .isNotEmpty()
        .anyMatch(family -> family.basis().equals(Optional.of(Basis.JUDGEMENT)));
    String judged =
        "- {family: f, name: n, matches: [fs/x], title: T, verdict: harmless, why: W., advice: A.}";
    assertThatThrownBy(
            () ->
                Families.read(
                    new ByteArrayInputStream(judged.getBytes(StandardCharsets.UTF_8)), "f.yaml"))
        .hasMessage(
            "f.yaml:1:3: the field 'basis' is missing; it must be one of boot, source, documentation,"
                + " report, judgement");
  }

  @Test
  void the_families_are_those_of_the_whole_file() throws IOException {
    Families whole =
        Families.read(
            new ByteArrayInputStream(text("families.yaml").getBytes(StandardCharsets.UTF_8)),
            "families.yaml");
    assertThat(families()).hasSizeGreaterThan(80).isEqualTo(whole.all());
    for (String subject : Universe.all(linux)) {
      assertThat(Bundled.families().naming(subject)).as(subject).isEqualTo(whole.naming(subject));
      assertThat(Bundled.families().fittingBest(subject))
          .as(subject)
          .isEqualTo(whole.fittingBest(subject));
    }
  }

  @Test
  void no_subject_has_two_families_that_fit_equally_well() {
    Map<String, List<String>> tied = new HashMap<>();
    for (String subject : Universe.all(linux)) {
      List<String> families = Bundled.families().tied(subject);
      if (!families.isEmpty()) {
        tied.put(subject, families);
      }
    }
    assertThat(tied).isEmpty();
  }

  @Test
  void the_order_of_the_families_does_not_matter() throws IOException {
    List<String> items = new ArrayList<>(List.of(text("families.yaml").split("(?m)^(?=- )", -1)));
    items.remove(0);
    Collections.reverse(items);
    Families reversed =
        Families.read(
            new ByteArrayInputStream(String.join("", items).getBytes(StandardCharsets.UTF_8)),
            "families.yaml");
    for (String subject : Universe.all(linux)) {
      assertThat(reversed.fittingBest(subject).map(Family::id))
          .as(subject)
          .isEqualTo(Bundled.families().fittingBest(subject).map(Family::id));
    }
  }

  // ---- symptoms, cures, scripts

  @Test
  void symptoms_and_cures_point_to_what_is_known() {
    for (Symptom symptom : knowledge.symptoms()) {
      assertThat(symptom.words()).isNotEmpty();
      assertThat(symptom.subjects())
          .as("%s", symptom.words())
          .allMatch(subject -> knowledge.entry(subject).isPresent());
      assertThat(symptom.script()).matches(script -> script.isEmpty() || isScript(script));
    }
    assertThat(knowledge.cures("syscall/unshare"))
        .singleElement()
        .satisfies(
            cure -> {
              assertThat(cure.file()).startsWith("/etc/systemd/system/").endsWith(".conf");
              assertThat(cure.content()).startsWith("[Service]\n").endsWith("no\n");
            });
  }

  @Test
  void the_words_of_two_symptoms_are_not_the_same() {
    assertThat(knowledge.symptoms().stream().flatMap(symptom -> symptom.words().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_silent_failure_names_a_script_that_exists() {
    assertThat(
            Universe.all(linux).stream()
                .flatMap(subject -> knowledge.probe(subject).stream())
                .map(SilentFailures.Probe::script)
                .distinct())
        .isNotEmpty()
        .allMatch(DataFilesTest::isScript);
    assertThat(knowledge.probe("ioctl/TUNSETIFF").map(SilentFailures.Probe::script))
        .hasValue("lxioctl-failed");
  }
}
