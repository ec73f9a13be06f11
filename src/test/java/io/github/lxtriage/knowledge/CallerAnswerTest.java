package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program is told depends on its version, and where that is not known, it hears both. */
class CallerAnswerTest {
  private final Knowledge knowledge = Knowledge.bundled();

  /** An empty version or errno is one that nobody knows. */
  private CallerAnswer answer(String subject, String caller, String version, String errno) {
    return CallerAnswer.of(
        knowledge.entry(subject).orElseThrow(),
        caller,
        Version.of(version),
        errno.isEmpty() ? Set.of() : Set.of(errno));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      textBlock =
          """
          syscall/statx,        systemd,   252,    harmless
          syscall/statx,        systemd,   257.13, harmless
          syscall/statx,        systemd,   258,    actionable
          syscall/statx,        systemd,   260.2,  actionable
          syscall/pidfd_open,   systemd,   257,    harmless
          syscall/pidfd_open,   systemd,   258,    actionable
          syscall/close_range,  systemd,   259,    harmless
          syscall/close_range,  systemd,   260,    actionable
          syscall/memfd_create, systemd,   258,    actionable
          prctl/PR_CAP_AMBIENT, systemd,   258.1,  actionable
          syscall/statx,        bash,      5.2,    harmless
          syscall/statx,        mount,     2.38,   harmless
          syscall/statx,        mount,     2.39.1, actionable
          syscall/statx,        mount,     2.39.2, harmless
          prctl/PR_SET_SECCOMP, sshd,      10.3,   degraded
          prctl/PR_SET_SECCOMP, sshd,      10.4,   actionable
          syscall/io_uring_setup, postgres, 18,    actionable
          """)
  void a_known_version_decides(String subject, String caller, String version, String verdict) {
    CallerAnswer answer = answer(subject, caller, version, "");
    assertThat(answer.verdict().id()).isEqualTo(verdict);
    assertThat(answer.wants()).isEmpty();
  }

  @Test
  void an_unknown_version_gets_both_answers_and_is_asked_for() {
    CallerAnswer answer = answer("syscall/pidfd_open", "systemd", "", "");
    assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(answer.words())
        .isEqualTo("harmless for systemd up to 257; from 258 units do not start");
    assertThat(answer.wants()).hasValue("systemd");
  }

  /** A library of systemd 253.12 is called 253; whether it is older than 253.9 it does not say. */
  @Test
  void a_version_with_few_numbers_stands_for_all_that_begin_with_it() {
    assertThat(answer("syscall/statx", "mount", "2.39", "").wants()).hasValue("util-linux");
    assertThat(answer("syscall/statx", "mount", "2.39.0", "").verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    assertThat(answer("syscall/statx", "mount", "2.38", "").wants()).isEmpty();
  }

  @Test
  void an_errno_after_which_the_program_goes_on_is_no_failure() {
    assertThat(answer("syscall/fsopen", "systemd", "260", "ENOSYS").because()).isNotEmpty();
    assertThat(answer("syscall/fsopen", "systemd", "260", "EPERM").because()).isEmpty();
    assertThat(answer("syscall/clone3", "glibc", "2.40", "ENOSYS").because()).isEmpty();
    assertThat(answer("syscall/clone3", "glibc", "2.40", "EPERM").because()).isNotEmpty();
  }

  /**
   * The laws, on made-up entries: each version has one verdict; without a version the verdict is
   * never milder than the mildest nor worse than the worst, and never claims a failure that only
   * some versions have; a requirement never makes it milder.
   */
  @Test
  void the_answer_without_a_version_covers_the_answers_of_all_versions() {
    SplittableRandom random = new SplittableRandom(27);
    for (int i = 0; i < 1_000; i++) {
      Entry entry = madeUp(random);
      List<Verdict> all = new ArrayList<>();
      for (int version = 0; version <= 13; version++) {
        CallerAnswer known =
            CallerAnswer.of(entry, "p", Version.of(version + ".1"), Set.of("ENOSYS"));
        assertThat(known.wants()).isEmpty();
        assertThat(known.verdict()).isGreaterThanOrEqualTo(Verdict.HARMLESS);
        all.add(known.verdict());
      }
      CallerAnswer open = CallerAnswer.of(entry, "p", Optional.empty(), Set.of("ENOSYS"));
      boolean same = all.stream().distinct().count() == 1;
      assertThat(open.wants().isPresent())
          .as(entry.callers().toString())
          .isEqualTo(!same && all.contains(Verdict.ACTIONABLE));
      if (same) {
        assertThat(open.verdict()).isEqualTo(all.get(0));
      } else {
        Verdict worst = all.stream().reduce(Verdict.SUPPORTED, Verdict::worse);
        assertThat(open.verdict())
            .isEqualTo(worst == Verdict.ACTIONABLE ? Verdict.UNKNOWN : worst)
            .isNotEqualTo(Verdict.HARMLESS);
        assertThat(open.words()).contains("p ");
      }
    }
  }

  private static Entry madeUp(SplittableRandom random) {
    List<Entry.Caller> callers = new ArrayList<>();
    List<Requirement> rows = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(12);
      VersionRange range =
          new VersionRange(
              Version.of("" + from),
              random.nextBoolean()
                  ? Optional.empty()
                  : Version.of("" + (from + 1 + random.nextInt(12 - from + 1))));
      Requirement.Need need = List.of(Requirement.Need.values()).get(random.nextInt(3));
      rows.add(
          new Requirement(
              List.of("syscall/x"),
              range,
              need,
              need == Requirement.Need.RUN ? Verdict.ACTIONABLE : Verdict.DEGRADED,
              random.nextInt(4) == 0 ? List.of("ENOSYS") : List.of(),
              "it stops: badly",
              "",
              Basis.JUDGEMENT,
              List.of(),
              Confidence.LOW));
    }
    ProgramRequirements program = new ProgramRequirements("p", List.of("p"), List.of(), "", rows);
    for (Requirement row : rows) {
      callers.add(
          new Entry.Caller(
              "p",
              row.verdict(),
              row.effect(),
              row.versions(),
              Optional.of(new Entry.Caller.RequiredBy(program, row))));
    }
    return new Entry(
        "syscall/x",
        List.of(),
        "T",
        Verdict.HARMLESS,
        Confidence.LOW,
        "ENOSYS",
        "",
        "W.",
        "A.",
        "",
        Entry.FixedIn.NOT_STATED,
        callers,
        Optional.empty(),
        false,
        List.of(),
        List.of());
  }
}
