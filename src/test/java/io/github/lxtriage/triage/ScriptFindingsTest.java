package io.github.lxtriage.triage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the scripts print is judged like the rest: an error, an outcome, and no failure too much.
 */
class ScriptFindingsTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/io/github/lxtriage/script/script-output");

  private static Tally tally(String source, String text) {
    LinuxTables linux = LinuxTables.bundled();
    LxReader lx = new LxReader(linux);
    Knowledge knowledge = Knowledge.bundled();
    Tally tally = new Tally(source, new Interpreter(linux, lx, knowledge, Optional.empty()));
    try {
      ReadSummary summary =
          new CaptureReader(lx::startIn)
              .read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), tally::add);
      tally.end(summary.lines(), summary.tornLine());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return tally;
  }

  private static String text(String sample) {
    try {
      return Files.readString(SAMPLES.resolve(sample + ".log"), ISO_8859_1);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Triage samples(String... names) {
    return Triage.of(
        Stream.of(names).map(name -> tally(name, text(name))).toList(), Knowledge.bundled());
  }

  private static Finding finding(Triage triage, String id) {
    return triage.findings().stream()
        .filter(found -> found.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + ids(triage)));
  }

  private static List<String> ids(Triage triage) {
    return triage.findings().stream().map(Finding::id).sorted().toList();
  }

  private static Outcomes outcomes(Triage triage, String id) {
    return finding(triage, id).extra().outcomes();
  }

  @Test
  void a_failed_option_is_refused_not_merely_called_and_has_its_error() {
    Triage triage = samples("lxsockopt-failed");
    Finding set = finding(triage, "sockopt/IPV6_RECVERR");
    assertThat(set.refusals()).isEqualTo(1);
    assertThat(set.calls()).isZero();
    assertThat(set.extra().outcomes().errnos())
        .containsExactly(new Counted<>(new Errno(92, "ENOPROTOOPT"), 1));
    assertThat(set.seen())
        .isEqualTo(
            "setsockopt(41, 25) answers ENOPROTOOPT, 1 time, by sshd, refused with ENOPROTOOPT");
    assertThat(ids(triage)).contains("sockopt/SO_PEERPIDFD.get");
  }

  @Test
  void counts_of_a_summary_count_and_have_no_process_ids() {
    Finding finding = finding(samples("lxsockopt-failed-aggregate"), "sockopt/IPV6_RECVERR");
    assertThat(finding.count()).isEqualTo(24);
    assertThat(finding.processes().get(0).pids()).isEmpty();
  }

  @Test
  void every_failing_call_of_lxerrno_counts_and_what_every_linux_has_counts_together() {
    Triage triage = samples("lxerrno");
    assertThat(ids(triage))
        .containsExactly("other/daily-life", "syscall/bpf", "syscall/inotify_add_watch");
    assertThat(finding(triage, "syscall/bpf").count()).isEqualTo(190);
    assertThat(finding(triage, "syscall/inotify_add_watch"))
        .satisfies(
            found -> {
              assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
              assertThat(found.title())
                  .isEqualTo("Refused with ENOSPC, not judged: inotify_add_watch");
            });
    assertThat(finding(triage, "other/daily-life"))
        .satisfies(
            found -> {
              assertThat(found.count()).isEqualTo(7);
              assertThat(found.verdict()).isEqualTo(Verdict.HARMLESS);
              assertThat(found.spellings()).containsExactly("openat answers ENOENT");
            });
    assertThat(triage.captures().get(0).records()).isEqualTo(3);
  }

  @Test
  void a_message_of_lxenosys_is_the_subject_and_counted_once() {
    Triage triage = samples("lxenosys");
    assertThat(ids(triage))
        .containsExactly("syscall/bpf", "syscall/fallocate", "syscall/keyctl", "syscall/statx");
    assertThat(finding(triage, "syscall/bpf").count()).isEqualTo(1);
    assertThat(finding(triage, "syscall/fallocate").seen()).contains("refused with ENOSYS");
  }

  @Test
  void a_request_of_ioctl_is_a_finding_whatever_error_it_got() {
    Triage triage = samples("lxioctl-failed", "lxioctl-failed-aggregate");
    assertThat(ids(triage))
        .containsExactly(
            "ioctl/0x4004667f", "ioctl/FS_IOC_FIEMAP", "ioctl/TCSETSW", "other/daily-life");
    assertThat(finding(triage, "ioctl/TCSETSW").verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding(triage, "other/daily-life").count())
        .as("who asks whether a file is a terminal")
        .isEqualTo(48);
    assertThat(outcomes(triage, "ioctl/FS_IOC_FIEMAP").errnos())
        .containsExactly(new Counted<>(new Errno(25, "ENOTTY"), 4));
  }

  @Test
  void clone_mount_and_ptrace_are_findings_where_something_is_known_of_them() {
    Triage triage = samples("lxclone", "lxmount", "lxptrace");
    assertThat(ids(triage))
        .contains(
            "syscall/unshare",
            "syscall/clone3",
            "syscall/setns",
            "mount/fstype.cgroup2",
            "ptrace/PTRACE_SINGLESTEP",
            "ptrace/PTRACE_SEIZE");
    assertThat(finding(triage, "syscall/unshare").seen()).endsWith("refused with EPERM");
  }

  private static Triage of(String text) {
    return Triage.of(List.of(tally("a", text)), Knowledge.bundled());
  }

  @Test
  void a_count_of_calls_and_negative_results_is_a_count_of_errors_however_its_columns_stand() {
    String key = String.format("  %-50s %16d %16d\n", "accept4", -22, 32670);
    for (String text : List.of(key, key.indent(2))) {
      Finding found = finding(of(text), "syscall/accept4");
      assertThat(found.verdict()).as(text).isEqualTo(Verdict.UNKNOWN);
      assertThat(found.count()).isEqualTo(32670);
      assertThat(found.title()).contains("EINVAL");
    }
    assertThat(ids(of(key.replace("-22", " 22")))).isEmpty();
    assertThat(ids(of(key.replace("accept4", "frobnic")))).isEmpty();
  }

  @Test
  void columns_behind_ours_do_not_hide_ours_and_a_negative_last_one_is_the_answer() {
    String heading = "   PID                 NAME PROTO SOCKOPT ARG4 RETURN\n";
    Triage failed = of(heading + " 50270                 java     0    33   1       -22\n");
    assertThat(finding(failed, "sockopt/IP_MULTICAST_TTL.silent").verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    Triage called = of(heading + " 50270                 java     0    33   1         0\n");
    assertThat(finding(called, "sockopt/IP_MULTICAST_TTL"))
        .satisfies(
            found -> {
              assertThat(found.verdict()).isEqualTo(Verdict.SUPPORTED);
              assertThat(found.why()).contains("fails without a message");
            });
    assertThat(
            ids(
                of(
                    "     COUNT                 NAME   ABI                     CALL ERRNO ZONE\n"
                        + "         9                 ruby sys64                  accept4    22 web01\n")))
        .containsExactly("syscall/accept4");
  }

  @Test
  void of_two_errors_of_a_subject_the_one_that_nobody_judged_decides_over_a_harmless_one() {
    String heading = "     COUNT                 NAME   ABI                     CALL ERRNO\n";
    String missing = "        40                  apt sys64                    statx    38\n";
    String other = "         1                  apt sys64                    statx    22\n";
    assertThat(finding(of(heading + missing), "syscall/statx").verdict())
        .isNotEqualTo(Verdict.UNKNOWN);
    assertThat(finding(of(heading + missing + other), "syscall/statx"))
        .satisfies(
            found -> {
              assertThat(found.count()).isEqualTo(41);
              assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
              assertThat(found.title()).contains("EINVAL");
            });
  }

  @Test
  void an_outcome_stands_in_the_finding() {
    Triage triage = samples("lxoutcome");
    Outcomes option = outcomes(triage, "sockopt/IPV6_RECVERR");
    assertThat(option.answers()).containsExactly(new Counted<>(new Errno(92, "ENOPROTOOPT"), 1));
    assertThat(option.next()).containsExactly(new Counted<>("tgkill", 1));
    assertThat(option.signals()).containsExactly(new Counted<>(6L, 1));
    assertThat(option.exits()).containsExactly(new Counted<>("killed with a core file", 1));
    assertThat(finding(triage, "sockopt/IPV6_RECVERR").seen())
        .isEqualTo(
            "setsockopt(41, 25), 1 time, by Plex Media Serv, refused with ENOPROTOOPT; then tgkill,"
                + " signal 6, killed with a core file");
    assertThat(outcomes(triage, "syscall/bpf").exits()).isEmpty();
    assertThat(outcomes(triage, "syscall/statx").answers()).isEmpty();
  }

  @Test
  void the_times_of_refusals_are_counted_by_the_second() {
    assertThat(samples("lxoutcome").timeline())
        .containsExactly(
            new Moment("lxoutcome", 1, 1),
            new Moment("lxoutcome", 2, 1),
            new Moment("lxoutcome", 3, 1));
    assertThat(samples("lxunsup-stack").timeline()).isEmpty();
  }

  @Test
  void a_capture_that_says_when_it_ended_has_times_to_its_end() {
    String whole =
        "# lxtriage script: lxoutcome\n# lxtriage start: 1600000000000000000 2020 Sep 13 12:26:40\n"
            + text("lxoutcome")
            + "# lxtriage end: 1600000060500000000 2020 Sep 13 12:27:40\n";
    List<Moment> moments = Triage.of(List.of(tally("a", whole)), Knowledge.bundled()).timeline();
    assertThat(moments).hasSize(4).endsWith(new Moment("a", 60, 0));
    assertThat(Triage.of(List.of(tally("a", whole + whole)), Knowledge.bundled()).timeline())
        .as("two captures in one file have no common length")
        .hasSize(3);
  }

  @Test
  void the_times_of_a_long_capture_take_a_bounded_list_in_any_order() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%16d %6d %4d %20s %7s %6d %s",
              i * 1_000_000_000L,
              7,
              1,
              "sh",
              "said",
              0,
              "NOSYS (bpf): Not done yet"));
    }
    String heading = text("lxoutcome").lines().findFirst().orElseThrow() + "\n";
    List<Moment> forward =
        Triage.of(
                List.of(tally("a", heading + String.join("\n", rows) + "\n")), Knowledge.bundled())
            .timeline();
    Collections.reverse(rows);
    List<Moment> backward =
        Triage.of(
                List.of(tally("a", heading + String.join("\n", rows) + "\n")), Knowledge.bundled())
            .timeline();
    assertThat(forward).hasSize(125).isEqualTo(backward);
    assertThat(forward.get(1)).isEqualTo(new Moment("a", 8, 8));
    assertThat(forward.stream().mapToLong(Moment::count).sum()).isEqualTo(1000);
  }

  @Test
  void a_message_with_its_stack_is_a_finding_with_the_stack_as_evidence() {
    Triage triage = samples("lxunsup-stack");
    assertThat(ids(triage)).containsExactly("prctl/PR_CAPBSET_READ", "syscall/statx");
    Finding finding = finding(triage, "prctl/PR_CAPBSET_READ");
    assertThat(finding.refusals()).isEqualTo(4);
    assertThat(finding.lines().get(0).text()).contains("prctl option 23", "libc.so.6`prctl+0xa");
    assertThat(triage.captures().get(0).producers()).containsExactly("lxunsup-stack");
    assertThat(triage.blind()).noneMatch(text -> text.contains("run lxunsup."));
  }

  @Test
  void stacks_of_other_programs_are_no_findings() {
    String text =
        "  bash                                                read                                              \n"
            + "              libc.so.6`read+0xa\n                4\n";
    assertThat(Triage.of(List.of(tally("a", text)), Knowledge.bundled()).findings()).isEmpty();
  }

  @Test
  void options_that_lxsockopt_counted_are_calls_with_their_level() {
    String text =
        "# lxtriage script: lxsockopt\n# lxtriage options: --aggregate --heading\n\n"
            + String.format("  %-50s %16d %16d %16d\n", "sshd", 41, 25, 2);
    Triage triage = Triage.of(List.of(tally("a", text)), Knowledge.bundled());
    Finding finding = finding(triage, "sockopt/IPV6_RECVERR");
    assertThat(finding.calls()).isEqualTo(2);
    assertThat(finding.refusals()).isZero();
  }

  @Test
  void summaries_of_clone_mount_and_ptrace_count() {
    Triage triage = samples("lxclone-aggregate", "lxmount-aggregate", "lxptrace-aggregate");
    assertThat(finding(triage, "syscall/clone3").count()).isEqualTo(40);
    assertThat(finding(triage, "mount/fstype.cgroup2").count()).isEqualTo(2);
    assertThat(finding(triage, "ptrace/PTRACE_SINGLESTEP").count()).isEqualTo(7);
    assertThat(finding(triage, "ptrace/PTRACE_SINGLESTEP").seen())
        .endsWith("refused with EOPNOTSUPP");
  }

  @Test
  void rows_that_are_not_in_the_order_of_time_have_the_same_outcome() {
    String text = text("lxoutcome");
    int heading = text.indexOf('\n') + 1;
    List<String> rows = new ArrayList<>(text.substring(heading).strip().lines().toList());
    rows.set(
        0,
        "      1043210987   1201    1              systemd    said      0 NOSYS (bpf): Not done yet");
    Collections.reverse(rows);
    String reversed = text.substring(0, heading) + String.join("\n", rows) + "\n";
    Triage triage = Triage.of(List.of(tally("a", reversed)), Knowledge.bundled());
    for (String id : ids(triage)) {
      assertThat(outcomes(triage, id)).isEqualTo(outcomes(samples("lxoutcome"), id));
    }
  }

  @Test
  void what_two_scripts_saw_says_that_it_may_be_the_same() {
    Triage triage = samples("lxsockopt-failed", "lxoutcome");
    assertThat(finding(triage, "sockopt/IPV6_RECVERR").seen())
        .endsWith(
            "(1 in lxoutcome, 1 in lxsockopt-failed; several scripts may have seen the same calls)");
  }

  @Test
  void what_lxdebug_repeats_is_not_counted_twice() {
    String line = "4211/1: unimplemented syscall #250 (keyctl): Not done yet\n";
    Triage once = Triage.of(List.of(tally("a", line)), Knowledge.bundled());
    Triage repeated = Triage.of(List.of(tally("a", line + "= " + line)), Knowledge.bundled());
    assertThat(repeated.findings())
        .extracting(Finding::count)
        .isEqualTo(once.findings().stream().map(Finding::count).toList());
  }

  @Test
  void each_script_is_a_producer_and_says_what_it_cannot_see() {
    Triage triage = samples("lxmount");
    assertThat(triage.captures().get(0).producers()).containsExactly("lxmount");
    assertThat(triage.blind()).anyMatch(text -> text.startsWith("lxmount does not see"));
    assertThat(samples("lxoutcome").blind()).noneMatch(text -> text.contains("run lxunsup"));
    assertThat(triage.blind()).anyMatch(text -> text.contains("run lxunsup"));
  }
}
