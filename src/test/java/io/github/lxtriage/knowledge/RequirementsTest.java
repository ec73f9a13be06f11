package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.ValueDomain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files below {@code requirements/}, and those of users, say what a program needs. */
class RequirementsTest {
  private static final Path FILES =
      Path.of("src/main/resources/io/github/lxtriage/knowledge/requirements");

  private static final String HEAD = "program: p\nprocesses: [p]\nrequirements:\n";

  private static final String ROW =
      "- {subject: syscall/statx, from: \"1.2\", need: run, effect: it stops, basis: source,"
          + " confidence: high}\n";

  private static ProgramRequirements read(String text) {
    return Knowledge.requirements(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "p.yaml");
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  /** Ours are held to what is asked of a user's. */
  @ParameterizedTest
  @MethodSource("files")
  void each_file_is_sound_and_is_what_the_program_reads(Path file) throws IOException {
    ProgramRequirements written;
    try (InputStream in = Files.newInputStream(file)) {
      written = Knowledge.requirements(in, file.toString());
    }
    assertThat(Knowledge.bundled().program(written.program())).hasValue(written);
    for (Requirement row : written.requirements()) {
      assertThat(row.evidence()).as(row.subjects().toString()).isNotEmpty();
      assertThat(row.brief()).isNotBlank();
      if (row.verdict() == Verdict.ACTIONABLE) {
        assertThat(row.brief()).doesNotContain("'");
        assertThat(row.brief().length()).as(row.brief()).isLessThan(100);
      }
    }
  }

  /** Nothing depends on which file is read first. */
  @Test
  void no_process_is_two_programs_and_no_row_stands_twice() {
    List<ProgramRequirements> all = Knowledge.bundled().programs();
    assertThat(all).hasSize(34);
    for (ProgramRequirements program : all) {
      for (String process : program.processes()) {
        assertThat(all.stream().filter(other -> other.isProcess(process.replace("*", "-x"))))
            .as(process)
            .containsExactly(program);
      }
      assertThat(program.requirements().stream().map(row -> row.subjects() + "" + row.versions()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_errnos_are_those_of_linux() {
    LinuxTables linux = LinuxTables.bundled();
    List<String> known =
        Stream.iterate(1L, number -> number + 1)
            .limit(133)
            .flatMap(number -> linux.value(ValueDomain.LINUX_ERRNO, number).stream())
            .map(value -> value.name())
            .toList();
    assertThat(
            Knowledge.bundled().programs().stream()
                .flatMap(program -> program.requirements().stream())
                .flatMap(row -> row.fallsBackOn().stream())
                .filter(errno -> !errno.equals("ENOTSUP")))
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @CsvSource({
    "systemd 256.12-1.fc41 running in system mode (+PAM +AUDIT),            systemd, 256.12",
    "[    0.1] systemd[1]: systemd 252.17-1~deb12u1 running in system mode, systemd, 252.17",
    "libsystemd-shared-257.9-1.fc42.so`unit_start+0x10,                     systemd, 257.9",
    "libsystemd-shared-252.so`0x7f,                                         systemd, 252",
    "libpython3.12.so.1.0`Py_Main,                                          python3, 3.12"
  })
  void a_program_says_its_version_in_texts(String text, String program, String version) {
    assertThat(Knowledge.bundled().versionSaid(text))
        .hasValueSatisfying(
            said -> {
              assertThat(said.getKey()).isEqualTo(program);
              assertThat(said.getValue().text()).isEqualTo(version);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "systemd running in system mode",
    "systemd X running in system mode",
    "systemd 252 was running in user mode",
    "libsystemd-shared.so`f",
    "libsystemd.so.0.36"
  })
  void other_texts_say_none(String text) {
    assertThat(Knowledge.bundled().versionSaid(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from: "1.2"       | from: 2.30                    | p.yaml:4:34: from must stand in quotes, as in "2.30": else 2.30 would be 2.3
          from: "1.2"       | from: "soon"                  | p.yaml:4:34: from must be a version; got 'soon'
          from: "1.2"       | from: "2", below: "1.9"       | p.yaml:4:46: below must be a later version than from
          from: "1.2", need | need                          | p.yaml:4:3: the field 'from' is missing; "0" stands for every version
          need: run         | need: must                    | p.yaml:4:47: need must be one of run, should, feature; got 'must'
          syscall/statx     | syscall/statz                 | p.yaml:4:13: no subject is known as 'syscall/statz'; did you mean 'syscall/stat'?
          syscall/statx     | [syscall/statx, sycall/x]     | p.yaml:4:13: subject must be DOMAIN/NAME with a domain of
          need: run         | need: run, falls-back-on: [38] | p.yaml:4:67: falls-back-on must name errnos, such as ENOSYS; got '38'
          effect: it stops, | effect: it stops, affect: x,  | p.yaml:4:70: no field is named 'affect'
          """)
  void a_mistake_names_its_place(String good, String bad, String message) {
    String text = HEAD + ROW;
    assertThat(text).contains(good);
    assertThatThrownBy(() -> read(text.replace(good, bad))).hasMessageStartingWith(message);
  }

  @Test
  void any_of_several_subjects_is_enough() {
    Knowledge theirs =
        Knowledge.bundled()
            .with(
                List.of(),
                List.of(
                    read(
                        HEAD + ROW.replace("syscall/statx", "[syscall/statx, syscall/newfstatat]")),
                    read(
                        HEAD.replace("program: p", "program: q").replace("[p]", "[q]")
                            + ROW.replace("syscall/statx", "[syscall/statx, syscall/clone3]"))));
    Entry statx = theirs.entry("syscall/statx").orElseThrow();
    assertThat(CallerAnswer.of(statx, "p", Version.of("2"), java.util.Set.of()).verdict())
        .isEqualTo(Verdict.HARMLESS);
    assertThat(CallerAnswer.of(statx, "q", Version.of("2"), java.util.Set.of()).verdict())
        .isEqualTo(Verdict.ACTIONABLE);
  }

  @Test
  void a_users_file_takes_the_place_of_ours_for_its_program() {
    Knowledge theirs =
        Knowledge.bundled()
            .with(List.of(), List.of(read(HEAD.replace("program: p", "program: systemd") + ROW)));
    Entry statx = theirs.entry("syscall/statx").orElseThrow();
    assertThat(statx.callers().stream().filter(caller -> caller.name().equals("systemd")))
        .singleElement()
        .satisfies(caller -> assertThat(caller.versions().from()).isEqualTo(Version.of("1.2")));
  }

  @Test
  void a_users_rule_for_a_subject_wins_over_what_programs_need() {
    List<Entry> rules =
        Knowledge.rules(
            new ByteArrayInputStream(
                ("- {subject: syscall/statx, title: T, verdict: degraded, confidence: low, why: W.,"
                        + " advice: A., callers: [{name: p, verdict: actionable, from: \"2\","
                        + " below: \"4\"}]}")
                    .getBytes(StandardCharsets.UTF_8)),
            "r.yaml");
    Entry statx = Knowledge.bundled().with(rules).entry("syscall/statx").orElseThrow();
    assertThat(statx.callers()).hasSize(1);
    assertThat(CallerAnswer.of(statx, "p", Version.of("3"), java.util.Set.of()).verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    assertThat(CallerAnswer.of(statx, "p", Version.of("4"), java.util.Set.of()).verdict())
        .isEqualTo(Verdict.DEGRADED);
    assertThat(CallerAnswer.of(statx, "p", Optional.empty(), java.util.Set.of()).words())
        .isEqualTo("degraded for p up to 1; from 2 up to 3 actionable; from 4 degraded");
  }
}
