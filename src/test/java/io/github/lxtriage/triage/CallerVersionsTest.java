package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.Captures.capture;
import static io.github.lxtriage.triage.Captures.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding of a program whose version decides has the verdict of its version. */
class CallerVersionsTest {
  private static final String STATX = "NOSYS (332): out of bounds";

  private static TriageRequest said(String program, String version) {
    return new TriageRequest(
        Optional.empty(),
        Map.of(program, Version.of(version).orElseThrow()),
        List.of(),
        LocalDate.EPOCH);
  }

  private static Finding only(Triage triage) {
    assertThat(triage.findings()).hasSize(1);
    return triage.findings().get(0);
  }

  @Test
  void without_a_version_both_answers_are_given_and_nothing_is_called_harmless() {
    Triage triage = capture().refused("systemd", STATX).triage();
    Finding finding = only(triage);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.title()).isEqualTo("Harmless for systemd up to 257; from 258 PID 1 stops");
    assertThat(finding.advice())
        .doesNotContain("Nothing to do")
        .contains("--caller systemd=VERSION");
    assertThat(finding.extra().wants()).containsExactly("systemd");
  }

  @ParameterizedTest
  @CsvSource({"252, HARMLESS", "257.9, HARMLESS", "258, ACTIONABLE", "260.2, ACTIONABLE"})
  void what_the_user_says_decides(String version, Verdict verdict) {
    Triage triage = capture().refused("systemd", STATX).triage(said("systemd", version));
    assertThat(only(triage).verdict()).isEqualTo(verdict);
    assertThat(only(triage).extra().wants()).isEmpty();
    assertThat(only(triage).why()).contains("systemd " + version);
  }

  @Test
  void the_sources_of_what_decides_come_first() {
    Finding finding = only(capture().refused("systemd", STATX).triage(said("systemd", "258")));
    assertThat(finding.evidence().get(0)).contains("systemd/systemd/commit");
    assertThat(finding.advice()).startsWith("Stay below 258");
  }

  /** A child of PID 1 goes by another name until it is executed; the kernel cuts long names. */
  @ParameterizedTest
  @ValueSource(
      strings = {"systemd", "systemd-udevd", "systemd-network", "(sd-mkdcreds)", "(httpd)"})
  void every_process_of_a_program_has_its_version(String execname) {
    assertThat(only(capture().refused(execname, STATX).triage(said("systemd", "258"))).verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    assertThat(
            only(capture().refused(execname, STATX).triage(said("systemd-journald", "258")))
                .verdict())
        .isEqualTo(Verdict.ACTIONABLE);
  }

  @Test
  void another_program_is_not_touched_and_the_worst_decides() {
    Finding both =
        only(
            capture()
                .refused("apt", STATX)
                .refused("systemd", STATX)
                .triage(said("systemd", "258")));
    assertThat(both.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(both.processes())
        .extracting(Finding.Caller::execname, Finding.Caller::verdict, Finding.Caller::note)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("apt", Verdict.HARMLESS, ""),
            org.assertj.core.groups.Tuple.tuple(
                "systemd", Verdict.ACTIONABLE, "systemd 258: PID 1 stops"));
    assertThat(only(capture().refused("apt", STATX).triage()).verdict())
        .isEqualTo(Verdict.HARMLESS);
  }

  @Test
  void a_heading_says_the_version() {
    assertThat(
            only(capture()
                    .heading("caller", "systemd=256.12-1.fc41")
                    .refused("systemd", STATX)
                    .triage())
                .verdict())
        .isEqualTo(Verdict.HARMLESS);
    assertThat(
            only(capture().heading("caller", "systemd").refused("systemd", STATX).triage())
                .verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_console_line_and_a_library_in_a_stack_say_the_version() {
    Triage console =
        capture()
            .text("systemd 258.1-1.fc43 running in system mode (+PAM +AUDIT)")
            .refused("systemd", STATX)
            .triage();
    assertThat(only(console).verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(console.captures().get(0).labels()).containsEntry("caller.systemd", "258.1");
    Triage stack =
        capture()
            .stack("libsystemd-shared-252.so`is_mount_point_at+0x10")
            .refused("systemd", STATX)
            .triage();
    assertThat(only(stack).verdict()).isEqualTo(Verdict.HARMLESS);
  }

  @Test
  void of_two_versions_in_one_capture_the_worse_counts() {
    assertThat(
            only(capture()
                    .text("systemd 252 running in system mode")
                    .text("systemd 258 running in system mode")
                    .refused("systemd", STATX)
                    .triage())
                .verdict())
        .isEqualTo(Verdict.ACTIONABLE);
  }

  @Test
  void each_capture_has_the_version_that_it_says_itself() {
    Tally old = named("a").heading("caller", "systemd=252").refused("systemd", STATX).tally();
    Tally fresh = named("b").heading("caller", "systemd=258").refused("systemd", STATX).tally();
    Tally silent = named("c").refused("systemd", STATX).tally();
    assertThat(only(Triage.of(List.of(old), Knowledge.bundled())).verdict())
        .isEqualTo(Verdict.HARMLESS);
    assertThat(only(Triage.of(List.of(old, fresh), Knowledge.bundled())).verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    assertThat(only(Triage.of(List.of(old, silent), Knowledge.bundled())).verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(
            only(Triage.of(List.of(old, silent), Knowledge.bundled(), said("systemd", "257")))
                .verdict())
        .isEqualTo(Verdict.HARMLESS);
  }

  /** A label by which a user tells captures apart is no version, whatever it looks like. */
  @Test
  void a_label_of_another_name_is_no_version() {
    Tally tally = named("a").refused("systemd", STATX).tally();
    tally.label(Map.of("systemd", "252"));
    assertThat(only(Triage.of(List.of(tally), Knowledge.bundled())).verdict())
        .isEqualTo(Verdict.UNKNOWN);
    tally.label(Map.of("caller.systemd", "252"));
    assertThat(only(Triage.of(List.of(tally), Knowledge.bundled())).verdict())
        .isEqualTo(Verdict.HARMLESS);
  }

  @Test
  void several_flags_have_the_verdict_of_the_worst_for_the_version() {
    String message = "clone(2) no namespace support (flags:0x00020011)";
    assertThat(only(capture().refused("systemd", message).triage(said("systemd", "253.5"))).title())
        .isEqualTo("PID 1 stops (systemd 253.5)");
    assertThat(
            only(capture().refused("systemd", message).triage(said("systemd", "256.12"))).title())
        .contains("243/CREDENTIALS");
  }
}
