package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user asks of the knowledge, and what a user knows better. */
class KnowledgeCommandsTest {
  private static final String RULE =
      "- {subject: syscall/statx, title: Ours, verdict: degraded, confidence: low, why: W., advice: A.}\n";

  @TempDir Path directory;

  private void capture(String... messages) throws IOException {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (String message : messages) {
      text.append("  4211              systemd ").append(message).append("\\0\n");
    }
    Files.writeString(directory.resolve("c.log"), text);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  // ---- explain

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Failed to take /etc/passwd lock: Invalid argument        | fcntl/F_OFD_SETLK           | actionable
          (code=exited, status=226/NAMESPACE)                      | syscall/unshare             | actionable
          tini: PR_SET_CHILD_SUBREAPER is unavailable              | prctl/PR_SET_CHILD_SUBREAPER | actionable
          curl: (6) Could not resolve host: example.org            | sockopt/IPV6_RECVERR        | actionable
          F_OFD_GETLK                                              | fcntl/F_OFD_SETLK           | actionable
          lx-ofd-record-locking                                    | fcntl/F_OFD_SETLK.range     | degraded
          iptables                                                 | sockopt/IPT_SO_GET_INFO.get | actionable
          332                                                      | syscall/statx               | harmless
          read                                                     | syscall/read                | supported
          NOSYS (read): Not done yet                               | syscall/read                | unknown
          NOSYS (361): out of bounds                               | syscall/bind                | harmless
          setsockopt(132, 0)                                       | sockopt/SCTP_RTOINFO        | actionable
          unsupported clock: -22                                   | clock/-6                    | degraded
          setting prlimit 3 for another process                    | rlimit/RLIMIT_STACK         | degraded
          invalid NFS mount option: sec                            | mount/nfs.option.sec        | actionable
          NOSYS (1073742344): out of bounds                        | syscall/x32.520             | actionable
          invalid personality: 0D                                  | personality/PER_SOLARIS     | harmless
          kernel clone failed, errno 11                            | debug/clone-failed          | actionable
          kernel clone failed, errno 22                            | debug/clone-failed.EINVAL   | actionable
          kernel clone failed, errno 1                             | debug/clone-failed.EPERM    | actionable
          bwrap: Creating new namespace failed: Invalid argument   | clone_flag/CLONE_NEWUSER    | actionable
          [1:1:ERROR:zygote_host_impl_linux.cc] No usable sandbox! | clone_flag/CLONE_NEWUSER    | actionable
          unshare: unshare failed: Operation not permitted         | syscall/unshare             | actionable
          FATAL: kernel too old                                    | other/FATAL:%20kernel%20too%20old | actionable
          AF_VSOCK                                                 | syscall/socket.AF_VSOCK     | degraded
          setsockopt(300, 4)                                       | sockopt/300.4               | degraded
          clone(2) no namespace support (flags:0x2000              | clone_flag/CLONE_NEWPID     | actionable
          setsockopt(41, 2                                         | other/setsockopt(#,%20#     | unknown
          setsockopt(41                                            | other/setsockopt(#          | unknown
          PRCTL OPTION 23                                          | prctl/PR_CAPBSET_READ       | harmless
          newfstatat                                               | syscall/newfstatat          | supported
          set_robust_list                                          | syscall/set_robust_list     | harmless
          SOL_IP                                                   | sockopt/SOL_IP              | unknown
          Unsupported sockopt level 41                             | sockopt/SOL_IPV6            | unknown
          SOL_ALG                                                  | sockopt/SOL_ALG             | degraded
          io_uring                                                 | syscall/io_uring_setup      | harmless
          No usable sandbox                                        | clone_flag/CLONE_NEWUSER    | actionable
          exited, status=226                                       | syscall/unshare             | actionable
          mount: unknown filesystem type 'overlay'                 | mount/fstype.overlay        | actionable
          mount(overlay)                                           | mount/fstype.overlay        | actionable
          mount("overlay", "/m", "overlay", 0, "x")                | mount/fstype.overlay        | actionable
          mount/overlay                                            | mount/fstype.overlay        | actionable
          mount(tmpfs)                                             | syscall/mount               | supported
          Unsupported resource type 14                             | rlimit/RLIMIT_RTPRIO.unmapped | unknown
          fuse: device not found, try 'modprobe fuse' first        | mount/fstype.fuse           | actionable
          ssh: Could not resolve x: Name or service not known      | sockopt/IPV6_RECVERR        | actionable
          mount: unknown filesystem type 'btrfs'                   | other/mount:%20unknown%20filesystem%20type%20'btrfs' | unknown
          """)
  void explain_takes_messages_names_numbers_and_a_programs_own_words(
      String text, String id, String verdict) {
    Run run = Run.in(directory, "explain", "--format", "json", text);
    assertThat(run.out()).contains("\"id\":\"" + id + "\"", "\"verdict\":\"" + verdict + "\"");
  }

  @Test
  void what_is_left_of_a_call_without_its_name_is_the_beginning_of_messages() {
    assertThat(Run.in(directory, "explain", "NOSYS (").out())
        .contains("A message of LX, cut before what it is about");
  }

  @Test
  void flags_that_lx_has_are_not_said_to_ask_for_namespaces() {
    assertThat(Run.in(directory, "explain", "CLONE_VM|CLONE_FS").out())
        .contains("LX has each of these 2 flags.")
        .doesNotContain("namespace");
  }

  @Test
  void words_that_only_we_take_for_a_symptom_are_of_low_confidence() {
    assertThat(Run.in(directory, "explain", "Name or service not known").out())
        .contains("(confidence low)", "How sure: that these words point to this is our judgement");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setsockopt(41, 25) | omnios:r151050            | Cannot come from your build (OmniOS r151050), so the capture or the claim is wrong: LX has done otherwise since OmniOS r151048.
          setsockopt(41, 25) | joyent_20240418T000231Z   | Not expected on your build (SmartOS 2024-04-18): LX has done otherwise since SmartOS 2023-09-30.
          F_OFD_SETLK        | omnios-r151048-4e1e9a4a1d | Solved with OmniOS r151046be, r151048ad or r151050d; of your build (OmniOS r151048) the update is not known: bring it up to date.
          F_OFD_SETLK        | omnios:r151048ac          | Already fixed after your build (OmniOS r151048ac): upgrade to OmniOS r151046be, r151048ad or r151050d or newer.
          prctl option 23    | smartos:20150101          | Your build (SmartOS 2015-01-01) answers: ENOSYS, message prctl option N. Since SmartOS 2015-07-06: EINVAL
          """)
  void what_a_build_means_rests_on_what_a_source_shows(String text, String build, String said) {
    assertThat(
            Run.in(directory, "explain", "--platform", build, text).out().replaceAll("\\s+", " "))
        .contains("On this platform: " + said);
  }

  @Test
  void explain_answers_for_a_program_and_its_version() {
    assertThat(
            Run.in(directory, "explain", "NOSYS (434): out of bounds")
                .out()
                .replaceAll("\\s+", " "))
        .contains(
            "harmless for systemd up to 257; from 258 units do not start",
            "--caller systemd=VERSION")
        .doesNotContain("Do: Nothing to do. ");
    assertThat(Run.in(directory, "explain", "pidfd_open", "--caller", "systemd=258").out())
        .startsWith(
            "pidfd_open: actionable (confidence high)\n  Units do not start (systemd 258).");
    assertThat(Run.in(directory, "explain", "pidfd_open", "--caller", "systemd=257.9").out())
        .startsWith("pidfd_open: harmless");
    assertThat(Run.in(directory, "explain", "pidfd_open", "--format", "json").out())
        .contains("\"from\":\"258\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "systemd=", "=258", "systemd=new", "a b=1", "systemd=1 2"})
  void a_caller_that_is_none_is_a_wrong_command_line(String caller) {
    Run run = Run.in(directory, "explain", "statx", "--caller", caller);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("lxtriage: --caller must be NAME=VERSION, such as systemd=252; got '");
  }

  @Test
  void a_caller_of_two_versions_is_a_wrong_command_line_and_one_without_effect_is_said() {
    assertThat(
            Run.in(directory, "explain", "statx", "--caller", "systemd=1", "--caller", "systemd=2")
                .code())
        .isEqualTo(2);
    Run run = Run.in(directory, "explain", "statx", "--caller", "sytemd=258");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo("lxtriage: --caller sytemd: nothing that is known depends on its version\n");
  }

  @Test
  void a_file_of_requirements_is_validated_and_used() throws IOException {
    Files.writeString(
        directory.resolve("ours.yaml"),
        """
        program: ours
        processes: ["ours*"]
        requirements:
        - subject: syscall/statx
          from: "2.0"
          need: run
          effect: "ours stops: badly"
          basis: judgement
          confidence: low
        """);
    assertThat(Run.in(directory, "knowledge", "validate", "ours.yaml").out())
        .isEqualTo("ours.yaml: 1 requirement of ours\n");
    Run run =
        Run.in(directory, "explain", "statx", "--rules", "ours.yaml", "--caller", "ours-d=2.1");
    assertThat(run.out())
        .startsWith("statx: actionable (confidence low)\n  Ours stops (ours 2.1).");
    Files.writeString(
        directory.resolve("bad.yaml"),
        "program: p\nrequirements:\n- {subject: syscall/statx, from: 2.30, need: run}\n");
    Run bad = Run.in(directory, "knowledge", "validate", "bad.yaml");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).startsWith("lxtriage: bad.yaml:3:34: from must stand in quotes");
  }

  @Test
  void knowledge_show_takes_what_explain_takes() {
    assertThat(Run.in(directory, "knowledge", "show", "statx").out())
        .contains("Subject: syscall/statx");
    assertThat(Run.in(directory, "knowledge", "show", "setsockopt(132, 0)").out())
        .contains("Subject: sockopt/SCTP_RTOINFO", "Inherited from: the options of SCTP");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          knowledge list --verdict=foo   | --verdict must be one of supported, harmless, degraded, unknown, actionable; got 'foo'
          knowledge foo                  | must be one of list, show, validate; got 'foo'
          triage c.log --fail-on foo     | --fail-on must be one of harmless, degraded, unknown, actionable; got 'foo'
          explain statx --format foo     | --format must be one of text, json; got 'foo'
          triage c.log --label a         | Value for option '--label' (KEY=VALUE) should be in KEY=VALUE format but was a
          """,
      quoteCharacter = '"')
  void choices_are_named_as_they_are_typed(String command, String message) {
    Run run = Run.in(directory, command.split(" ", -1));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_file_of_rules_or_suppressions_that_holds_nothing_is_said_to() throws IOException {
    write("empty.yaml", "# nothing yet\n");
    capture("prctl option 23");
    assertThat(Run.in(directory, "knowledge", "validate", "empty.yaml").out())
        .isEqualTo("empty.yaml: holds nothing\n");
    assertThat(Run.in(directory, "triage", "c.log", "--suppress", "empty.yaml").err())
        .contains("empty.yaml: holds nothing");
  }

  @Test
  void a_directory_is_no_file_of_rules() throws IOException {
    capture("prctl option 23");
    assertThat(Run.in(directory, "triage", "c.log", "--rules", ".").err())
        .isEqualTo("lxtriage: .: Is a directory\n");
  }

  @Test
  void a_symptom_shows_why_it_is_likely_the_cure_and_the_script() {
    String out = Run.in(directory, "explain", "Failed at step NAMESPACE spawning").out();
    assertThat(out)
        .contains(
            "Likely: ",
            "Why: The unit asks for a private view of the file system",
            "    Write /etc/systemd/system/UNIT.service.d/lx.conf:\n"
                + "        [Service]\n"
                + "        PrivateTmp=no\n",
            "run lxtriage script lxerrno, which shows");
  }

  @Test
  void what_lx_refuses_of_a_call_that_it_has_is_listed_beside_it() {
    assertThat(Run.in(directory, "explain", "newfstatat").out())
        .contains("LX has newfstatat", "See also: fs/AT_NO_AUTOMOUNT, actionable: ");
  }

  @Test
  void several_matches_are_listed() {
    Run text = Run.in(directory, "explain", "MCAST_JOIN_GROUP");
    assertThat(text.out()).contains("See also: sockopt/IPPROTO_IPV6.MCAST_JOIN_GROUP, ");
    Run json = Run.in(directory, "explain", "--format", "json", "MCAST_JOIN_GROUP");
    assertThat(json.out()).contains("\"others\":[\"sockopt/IPPROTO_IP.MCAST_JOIN_GROUP.get\"");
  }

  @Test
  void a_number_means_another_call_in_each_abi() {
    assertThat(Run.in(directory, "explain", "--abi", "64", "250").out()).contains("syscall/keyctl");
    assertThat(Run.in(directory, "explain", "--abi", "32", "288").out()).contains("syscall/keyctl");
    assertThat(Run.in(directory, "explain", "250").out())
        .contains("Subject: syscall/keyctl", "See also: syscall/fadvise64");
  }

  @Test
  void what_is_our_judgement_says_so() {
    assertThat(Run.in(directory, "explain", "MADV_COLD").out())
        .contains("the verdict is our judgement, not", "evidence.");
    assertThat(Run.in(directory, "explain", "--format", "json", "MADV_COLD").out())
        .contains("\"basis\":\"judgement\"");
    String symptom = Run.in(directory, "explain", "No usable sandbox!").out();
    assertThat(symptom).contains("(confidence low)", "How sure: ", "our judgement, not evidence.");
    assertThat(Run.in(directory, "explain", "Could not resolve host: x").out())
        .contains("(confidence medium)");
  }

  @Test
  void a_cut_text_lists_what_it_may_be_and_is_not_guessed() {
    assertThat(Run.in(directory, "explain", "setsockopt(41, 2").out())
        .contains(
            "setsockopt(41, 2: unknown\n",
            "It is the beginning of \"setsockopt(..., ...)\".",
            "See also: sockopt/IPV6_RECVERR, actionable: Names do not resolve over IPv6.",
            "more, which --format json lists.");
  }

  @Test
  void a_number_that_an_abi_does_not_have_is_no_call_of_it() {
    assertThat(Run.in(directory, "explain", "--abi", "32", "222").out())
        .startsWith("222: unknown\n  No call of this ABI is known by the number 222.\n");
    assertThat(Run.in(directory, "explain", "--abi", "32", "NOSYS (334): out of bounds").out())
        .contains("Subject: syscall/rseq");
  }

  @Test
  void explain_says_what_a_build_means_and_what_was_inherited() {
    Run run = Run.in(directory, "explain", "--platform", "smartos:20220101", "setsockopt(41, 25)");
    assertThat(run.out()).contains("On this platform: Already fixed after your build");
    assertThat(Run.in(directory, "explain", "SCTP_RTOINFO").out())
        .contains("Inherited from: the options of SCTP, a level that LX does not have");
  }

  @Test
  void callers_and_a_second_opinion_are_listed() {
    assertThat(Run.in(directory, "explain", "prctl option 22").out())
        .contains("For java: actionable", "For systemd*: harmless", "A second judge says: ");
  }

  @Test
  void the_title_of_an_entry_is_not_said_of_a_program_that_it_judges_otherwise()
      throws IOException {
    capture("prctl option 36");
    assertThat(Run.in(directory, "triage", "c.log").out())
        .contains("Less bad for the programs seen here; for others: A container with tini -s");
  }

  // ---- rules and suppressions

  @Test
  void a_users_rules_win() throws IOException {
    write("r.yaml", RULE);
    capture("NOSYS (332): out of bounds");
    assertThat(Run.in(directory, "triage", "c.log", "--rules", "r.yaml").out()).contains("Ours");
    assertThat(Run.in(directory, "explain", "statx", "--rules", "r.yaml").out()).contains("Ours");
    write("later.yaml", RULE.replace("Ours", "Last"));
    assertThat(
            Run.in(directory, "explain", "statx", "--rules", "r.yaml", "--rules", "later.yaml")
                .out())
        .contains("Last");
  }

  @Test
  void a_mistake_in_a_users_file_is_one_line_and_ends_the_run_with_1() throws IOException {
    write("r.yaml", RULE.replace("degraded", "bad"));
    capture("NOSYS (332): out of bounds");
    Run run = Run.in(directory, "triage", "c.log", "--rules", "r.yaml");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "lxtriage: r.yaml:1:50: verdict must be one of harmless, degraded, unknown, actionable;"
                + " got 'bad'\n");
    assertThat(Run.in(directory, "triage", "c.log", "--suppress", "gone.yaml").err())
        .isEqualTo("lxtriage: gone.yaml: no such file\n");
  }

  @Test
  void a_suppressed_finding_counts_neither_in_the_summary_nor_for_fail_on() throws IOException {
    write(
        "s.yaml",
        "- {subject: fs/AT_NO_AUTOMOUNT, reason: known, expires: 9999-12-31}\n"
            + "- {subject: fs/pts, reason: known, expires: 9999-12-31}\n"
            + "- {subject: prctl/*, reason: known, expires: 2020-01-01}\n");
    capture("fstatat(AT_NO_AUTOMOUNT)", "prctl option 23");
    Run run =
        Run.in(
            directory,
            "triage",
            "c.log",
            "--suppress",
            "s.yaml",
            "--format",
            "json",
            "--fail-on",
            "degraded");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"actionable\": 0", "\"harmless\": 1", "\"suppressed\": true");
    assertThat(run.err().lines())
        .containsExactly(
            "lxtriage: s.yaml:2: the suppression of fs/pts is not used: there is no such finding",
            "lxtriage: s.yaml:3: the suppression of prctl/* expired on 2020-01-01 and hides nothing");
  }

  @Test
  void a_platform_that_is_none_is_a_wrong_command_line() throws IOException {
    capture("prctl option 23");
    Run run = Run.in(directory, "triage", "c.log", "--platform", "smartos:2023");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("lxtriage: --platform must be smartos:YYYYMMDD, omnios:rNNNNNN");
  }

  // ---- knowledge

  @Test
  void knowledge_lists_shows_and_validates() throws IOException {
    assertThat(Run.in(directory, "knowledge", "list", "--domain", "clock").out().lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("clock/-6  degraded  ");
    assertThat(Run.in(directory, "knowledge", "list", "--verdict", "unknown").out().lines())
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("clone_flag/EXIT_SIGNAL", "other/poll");
    assertThat(Run.in(directory, "knowledge", "show", "fs/pts").out()).contains("Subject: fs/pts");
    assertThat(Run.in(directory, "knowledge", "show", "fs/nothing").code()).isEqualTo(2);
    write("good.yaml", RULE);
    write("bad.yaml", "- {subject: x}\n");
    Run run = Run.in(directory, "knowledge", "validate", "bad.yaml", "good.yaml");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("good.yaml: 1 entry\n");
    assertThat(run.err()).startsWith("lxtriage: bad.yaml:1:13: subject must be DOMAIN/NAME");
    write("s.yaml", "- subject: fs/pts\n  reason: known\n  expires: 2027-01-31\n");
    write("late.yaml", "- {subject: fs/pts, reason: known, expires: soon}\n");
    assertThat(Run.in(directory, "knowledge", "validate", "s.yaml").out())
        .isEqualTo("s.yaml: 1 suppression\n");
    assertThat(Run.in(directory, "knowledge", "validate", "late.yaml").err())
        .isEqualTo("lxtriage: late.yaml:1:45: expires must be a day, YYYY-MM-DD; got 'soon'\n");
  }
}
