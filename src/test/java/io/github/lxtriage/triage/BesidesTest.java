package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.Captures.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.knowledge.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a finding says besides its verdict: builds, eras, suppressions, unknown texts, debug lines.
 */
class BesidesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static TriageRequest on(String platform) {
    return new TriageRequest(Platform.of(platform), List.of(), TODAY);
  }

  // ---- platform

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setsockopt(41, 25)       | smartos:20220101 | fixed-after
          setsockopt(41, 25)       | smartos:20240101 | not-from-this-build
          setsockopt(41, 25)       | omnios:r151030   | fixed-after
          setsockopt(41, 25)       | omnios:r151048   | not-from-this-build
          prctl option 38          | omnios:r151038   | fixed-after
          prctl option 38          | omnios:r151040   | not-from-this-build
          futex 0x9                | omnios:r151046   | not-from-this-build
          setsockopt(6, 13)        | smartos:20180101 | fixed-after
          setsockopt(6, 18)        | omnios:r151046   | still-possible
          Unsupported sockopt 25, proto 1 | omnios:r151046 | not-from-this-build
          Unsupported sockopt 25, proto 1 | omnios:r151030 | none
          prctl option 23          | smartos:20141010 | answered-otherwise
          unsupported fcntl command: 1024 | smartos:20141010 | none
          setting prlimit 7 for another process | smartos:20141010 | none
          prctl option 23          | smartos:20140601 | not-from-this-build
          fstatat(AT_NO_AUTOMOUNT) | smartos:20220101 | not-from-this-build
          fstatat(AT_NO_AUTOMOUNT) | omnios:r151030   | fixed-after
          fstatat(AT_NO_AUTOMOUNT) | omnios:r151038   | still-possible
          fstatat(AT_NO_AUTOMOUNT) | omnios:r151046   | not-from-this-build
          prctl option 22          | smartos:20240101 | still-possible
          setsockopt(6, 18)        | smartos:20240101 | still-possible
          Unsupported sockopt 25, proto 1 | smartos:20240101 | not-from-this-build
          setsockopt(1, 25)        | smartos:20140601 | not-from-this-build
          setsockopt(1, 25)        | smartos:20240101 | none
          """)
  void a_build_says_what_is_fixed_and_what_cannot_come_from_it(
      String message, String platform, String kind) {
    Finding finding = capture().refused("x", message).triage(on(platform)).findings().get(0);
    assertThat(finding.extra().platform().map(note -> note.kind().id()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void the_note_is_a_sentence_that_names_both_builds() {
    Triage triage = capture().refused("x", "setsockopt(41, 25)").triage(on("smartos:20220101"));
    assertThat(triage.findings().get(0).extra().platform().orElseThrow().text())
        .isEqualTo(
            "Already fixed after your build (SmartOS 2022-01-01): upgrade to SmartOS 2023-09-30 or newer");
    assertThat(triage.captures().get(0).platform()).hasValue("smartos:20220101");
  }

  @Test
  void a_mere_call_is_judged_for_the_build() {
    Captures call = capture().called("curl", 41, 25);
    Finding old = call.triage(on("smartos:20220101")).findings().get(0);
    Finding current = call.triage(on("smartos:20240101")).findings().get(0);
    assertThat(old.support()).isEqualTo(Support.REFUSED);
    assertThat(old.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(current.support()).isEqualTo(Support.IGNORED);
    assertThat(current.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(current.extra().supportNote()).contains("2023-09");
  }

  @ParameterizedTest
  @CsvSource({
    "joyent_20220113T015105Z,    smartos:20220113, fixed-after",
    "omnios-r151046-d2bb8a7ec8,  omnios:r151046,   fixed-after",
    "smartos:20240101,           smartos:20240101, not-from-this-build",
    "5.11,                       '',               none"
  })
  void a_capture_says_itself_what_it_ran_on(String version, String platform, String kind) {
    Triage triage =
        capture().heading("platform", version).refused("x", "setsockopt(41, 25)").triage();
    assertThat(triage.captures().get(0).platform().orElse("")).isEqualTo(platform);
    assertThat(triage.findings().get(0).extra().platform().map(n -> n.kind().id()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void what_the_user_says_beats_what_the_capture_says() {
    Triage triage =
        capture().heading("platform", "joyent_20220113T015105Z").triage(on("omnios:r151046"));
    assertThat(triage.captures().get(0).platform()).hasValue("omnios:r151046");
  }

  @Test
  void captures_of_two_builds_say_nothing_of_a_build() {
    Tally one =
        Captures.named("a")
            .heading("platform", "smartos:20220101")
            .refused("x", "setsockopt(41, 25)")
            .tally();
    Tally two = Captures.named("b").heading("platform", "smartos:20240101").tally();
    Triage triage = Triage.of(List.of(one, two), Knowledge.bundled());
    assertThat(triage.findings().get(0).extra().platform()).isEmpty();
  }

  @Test
  void a_capture_is_complete_with_both_marks_and_without_a_loss() {
    Captures whole =
        capture()
            .heading("script", "lxunsup")
            .heading("start", "1")
            .refused("x", "prctl option 23")
            .heading("end", "2");
    assertThat(whole.triage().trust()).isEqualTo(Trust.Level.COMPLETE);
    assertThat(whole.heading("start", "3").triage().trust()).isEqualTo(Trust.Level.UNKNOWN);
    assertThat(whole.lost(3).triage().trust()).isEqualTo(Trust.Level.LOSSY);
    assertThat(capture().heading("start", "1").refused("x", "prctl option 23").triage().trust())
        .isEqualTo(Trust.Level.UNKNOWN);
  }

  @Test
  void a_text_that_only_old_kernels_print_dates_the_capture() {
    Dating dating =
        capture()
            .refused("x", "NOSYS (keyctl): Not done yet")
            .refused("x", "recvmsg: unsupported socket flag MSG_CMSG_CLOEXEC")
            .triage()
            .captures()
            .get(0)
            .dating()
            .orElseThrow();
    assertThat(dating.sentence()).isEqualTo("This platform is older than 2015-06");
    assertThat(dating.line()).isEqualTo(2);
  }

  @Test
  void texts_of_two_eras_are_not_from_a_single_platform() {
    Dating dating =
        capture()
            .refused("x", "Unsupported sockopt 25, proto 1")
            .refused("x", "fstatat(AT_NO_AUTOMOUNT)")
            .triage()
            .captures()
            .get(0)
            .dating()
            .orElseThrow();
    assertThat(dating.contradicts()).isTrue();
    assertThat(dating.sentence()).endsWith("it is not from a single platform");
  }

  @Test
  void a_text_of_today_dates_nothing() {
    assertThat(
            capture()
                .refused("x", "prctl option 23")
                .triage()
                .captures()
                .get(0)
                .dating()
                .map(Dating::sentence))
        .hasValue("");
  }

  // ---- suppressions

  private static Suppression suppression(String subject, String expires) {
    return new Suppression(subject, "known", LocalDate.parse(expires), "s.yaml:1");
  }

  @Test
  void a_suppressed_finding_does_not_count_and_an_expired_or_unused_one_is_reported() {
    Triage triage =
        capture()
            .refused("curl", "setsockopt(41, 25)")
            .refused("x", "fstatat(AT_NO_AUTOMOUNT)")
            .triage(
                new TriageRequest(
                    Optional.empty(),
                    List.of(
                        suppression("sockopt/IPV6_*", "2026-11-24"),
                        suppression("fs/AT_NO_AUTOMOUNT", "2026-11-23"),
                        suppression("syscall/statx", "2027-01-01")),
                    TODAY));
    assertThat(triage.summary()).containsEntry(Verdict.ACTIONABLE, 1);
    assertThat(triage.findings())
        .extracting(Finding::id, Finding::suppressed)
        .containsExactlyInAnyOrder(
            tuple("sockopt/IPV6_RECVERR", true), tuple("fs/AT_NO_AUTOMOUNT", false));
    assertThat(triage.remarks())
        .containsExactly(
            "s.yaml:1: the suppression of fs/AT_NO_AUTOMOUNT expired on 2026-11-23 and hides nothing",
            "s.yaml:1: the suppression of syscall/statx is not used: there is no such finding");
  }

  // ---- unknown texts

  @Test
  void texts_that_lx_never_said_are_grouped_by_their_shape_with_a_draft_of_a_rule() {
    Captures unknown =
        capture()
            .refused("a", "frobnicate 17 of \"0x2f\"")
            .refused("b", "prctl option 23")
            .refused("b", "frobnicate 4 of \"0x30\"");
    Triage triage = unknown.triage();
    MessageShape shape = triage.unknownShapes().get(0);
    assertThat(triage.unknownShapes()).hasSize(1);
    assertThat(shape.shape()).isEqualTo("frobnicate # of \"#\"");
    assertThat(shape.count()).isEqualTo(2);
    assertThat(shape.first()).isEqualTo(new Place("c.log", 1));
    assertThat(triage.findings()).hasSize(2);

    Knowledge ruled =
        Knowledge.bundled()
            .with(
                Knowledge.rules(
                    new ByteArrayInputStream(
                        shape
                            .rule()
                            .replace("verdict: unknown", "verdict: harmless")
                            .getBytes(StandardCharsets.UTF_8)),
                    "draft.yaml"));
    Triage again = Captures.with(ruled).refused("a", "frobnicate 99 of \"7\"").triage();
    assertThat(again.unknownShapes()).isEmpty();
    assertThat(again.findings().get(0).verdict()).isEqualTo(Verdict.HARMLESS);
  }

  @Test
  void a_hostile_text_makes_a_draft_that_can_be_read() {
    Captures hostile = capture().refused("a", "x\u001b[31m\": *|&!%@`{}[]\\ \u00e9\n- subject: y");
    String rule = hostile.triage().unknownShapes().get(0).rule();
    assertThat(
            Knowledge.rules(
                new ByteArrayInputStream(rule.getBytes(StandardCharsets.UTF_8)), "draft.yaml"))
        .hasSize(1);
    assertThat(rule.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'))).isTrue();
  }

  @Test
  void a_flood_of_unknown_texts_is_one_finding_with_few_spellings() {
    Captures flood = capture();
    for (int i = 0; i < 5000; i++) {
      flood.refused("a", "frobnicate " + i);
    }
    Finding finding = flood.triage().findings().get(0);
    assertThat(finding.count()).isEqualTo(5000);
    assertThat(finding.spellings()).hasSize(100);
  }

  // ---- debug lines

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel clone failed, errno 11                                     | debug/clone-failed
          sysctl: read of [1, 66] unsupported                               | debug/sysctl
          interpose caught Illumos signal 36, translating to Linux signal -1 | debug/signal-dropped
          interpose caught Illumos signal 18, translating to Linux signal 17 | ''
          lx_emulate(165) done (ret -48 / 0xffffffffffffffd0 ; errno 48)    | debug/mount-failed
          lx_emulate(156) done (ret -48 / 0xffffffffffffffd0 ; errno 48)    | debug/enosys._sysctl
          lx_emulate(126) done (ret -1 / 0xffffffffffffffff ; errno 1)      | ''
          lx_emulate(56) done (ret 4214 / 0x1076 ; errno 0)                 | ''
          lx_emulate: kernel sent us a call we cannot emulate (251)         | debug/cannot-emulate
          lx_release: 4.10.0                                                | ''
          """)
  void a_debug_line_is_a_finding_where_it_says_that_something_failed(String line, String id) {
    assertThat(
            capture().debug(4213, line).triage().findings().stream()
                .map(Finding::id)
                .findFirst()
                .orElse(""))
        .isEqualTo(id);
  }

  @Test
  void a_process_that_ended_has_its_last_lines_and_its_name() {
    Captures capture = capture().debug(4213, "executing linux process: postgres");
    for (int i = 0; i < 20; i++) {
      capture.debug(4213, "line " + i).debug(5, "another");
    }
    Ending ending =
        capture
            .debug(4213, "lx_exit_common(LX_ET_EXIT_GROUP, 1)")
            .triage()
            .captures()
            .get(0)
            .endings()
            .get(0);
    assertThat(ending.pid()).isEqualTo(4213);
    assertThat(ending.program()).isEqualTo("postgres");
    assertThat(ending.lines())
        .hasSize(8)
        .endsWith("line 19", "lx_exit_common(LX_ET_EXIT_GROUP, 1)");
  }

  @Test
  void ten_thousand_processes_cost_no_more_than_two_hundred_endings() {
    Captures capture = capture();
    for (int pid = 1; pid <= 10_000; pid++) {
      capture.debug(pid, "x".repeat(1000)).debug(pid, "lx_exit_common(LX_ET_EXIT, 0, 0)");
    }
    List<Ending> endings = capture.triage().captures().get(0).endings();
    assertThat(endings).hasSize(200);
    assertThat(endings.get(0).lines().get(0)).hasSizeLessThan(210);
  }
}
