package io.github.lxtriage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.DailyLife;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import io.github.lxtriage.lx.LxReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text shows of the answer that a call got decides what is said of it. */
class ShownResultTest {
  private static final Set<Verdict> ALL_IS_WELL = Set.of(Verdict.HARMLESS, Verdict.SUPPORTED);
  private static final LinuxTables LINUX = LinuxTables.bundled();
  private static final LxReader LX = new LxReader(LINUX);
  private static final Knowledge KNOWLEDGE = Knowledge.bundled();

  private static Explanation explained(String text) {
    return Explanation.of(
        text,
        LxReader.lines(text).stream()
            .map(
                line ->
                    new Explanation.Question(
                        line, LX.asked(line, Optional.empty()), Optional.empty()))
            .toList(),
        KNOWLEDGE);
  }

  // ---- the law

  /** Calls with what they may be refused for; each as strace prints it, without its result. */
  private static List<String> calls() {
    List<String> calls = new ArrayList<>();
    for (Abi abi : Abi.values()) {
      LINUX.syscallNames(abi).stream().sorted().forEach(name -> calls.add(name + "(3, 0x7ffd)"));
    }
    LINUX
        .socketOptions()
        .forEach(
            option -> {
              String level = LINUX.level(option.level()).orElse(Long.toString(option.level()));
              calls.add("setsockopt(3, " + level + ", " + option.setName() + ", [1], 4)");
              calls.add("getsockopt(3, " + level + ", " + option.getName() + ", 0x7ffd, [4])");
            });
    Map.of(
            ValueDomain.PRCTL, "prctl(%s, 0x1)",
            ValueDomain.IOCTL, "ioctl(3, %s, 0x7ffd)",
            ValueDomain.FCNTL, "fcntl(3, %s, 0x7ffd)",
            ValueDomain.FUTEX, "futex(0x7ffd, %s, 1)",
            ValueDomain.CLONE_FLAG, "clone(child_stack=NULL, flags=%s|SIGCHLD)",
            ValueDomain.MADVISE, "madvise(0x7ffd, 4096, %s)",
            ValueDomain.PTRACE, "ptrace(%s, 7, NULL, NULL)",
            ValueDomain.RLIMIT, "prlimit64(0, %s, NULL, 0x7ffd)",
            ValueDomain.CLOCK, "clock_gettime(%s, 0x7ffd)",
            ValueDomain.ADDRESS_FAMILY, "socket(%s, SOCK_STREAM, 0)")
        .forEach(
            (domain, call) ->
                LINUX.all(domain).stream()
                    .map(NamedValue::name)
                    .forEach(name -> calls.add(String.format(call, name))));
    return calls;
  }

  @Test
  void no_call_that_is_shown_to_fail_is_harmless_or_supported_but_with_the_error_of_its_entry() {
    List<String> wrong = new ArrayList<>();
    for (String call : calls()) {
      for (String errno : List.of("EXDEV", "EINVAL", "ENOSYS", "EPERM", "ENOENT", "ENOPROTOOPT")) {
        Explanation answer = explained(call + " = -1 " + errno + " (words)");
        if (ALL_IS_WELL.contains(answer.verdict())
            && !answer.entry().filter(entry -> entry.answers(errno)).isPresent()
            && KNOWLEDGE
                .daily()
                .reason(answer.id(), errno)
                .filter(DailyLife.Reason::alone)
                .isEmpty()) {
          wrong.add(call + " " + errno + ": " + answer.id() + " " + answer.verdict());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  static List<Entry> entries() {
    return KNOWLEDGE.entries();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void no_entry_answers_for_an_error_that_it_does_not_name(Entry entry) {
    String name = entry.subject().replaceFirst("^.*/", "").replaceFirst("\\..*", "");
    for (String form :
        List.of(
            "%s = -1 EXDEV (words)",
            "%s: Invalid cross-device link",
            "x[7]: %s() failed (18: words)",
            "prog: %s: Err#18 EXDEV",
            "%s failed with EXDEV")) {
      Explanation answer = explained(String.format(form, name));
      assertThat(answer.verdict()).as(answer.asked()).isNotIn(ALL_IS_WELL);
    }
  }

  @Test
  void daily_life_is_of_errors_that_linux_has_and_each_has_its_reason() {
    List<FactTable.Row> rows = FactTable.csv(Knowledge.class, "daily.csv");
    assertThat(rows).isNotEmpty();
    for (FactTable.Row row : rows) {
      assertThat(LINUX.named(ValueDomain.LINUX_ERRNO, row.get("errno"))).isPresent();
      assertThat(row.get("reason")).endsWith(".").contains(" ");
      for (String subject : row.get("subjects").split(" ", -1)) {
        assertThat(subject.equals("*") || !LX.named(subject, Optional.empty()).isEmpty())
            .as(subject)
            .isTrue();
      }
    }
  }

  // ---- forms

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = -1 EINVAL (Invalid argument)",
        "clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = -1 EINVAL (Das Argument ist ungültig)",
        "[pid 23555] 12:01:02.000123 [   56] clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = -1 EINVAL (x) <0.00001>",
        "23555<runc> clone(child_stack=0, flags=0x10000011) = -1 EINVAL (x)",
        "Dec 01 12:00:01 web01 runc[7]: clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = -1 EINVAL (x)",
        "4211/1:\tclone(0x10000011, 0x0)\tErr#22 EINVAL",
        "clone(0x10000011, 0x0, 0x0)\t\t = -22 Err#22",
        "SYS_clone(0x10000011, 0, 0, 0, 0) = -22",
        "clone(CLONE_NEWUSER): Invalid argument",
        "runc: clone(CLONE_NEWUSER) failed: errno 22",
        "CLONE_NEWUSER: Argument invalide",
      })
  void each_form_of_a_refusal_shows_the_same(String text) {
    Explanation answer = explained(text);
    assertThat(answer.id()).isEqualTo("clone_flag/CLONE_NEWUSER");
    assertThat(answer.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(answer.errno()).isEqualTo("EINVAL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foo: Function not implemented                    | ENOSYS
          nginx: foo() failed (38: text)                   | ENOSYS
          OSError: [Errno 38] text                         | ENOSYS
          Error: text (os error 38)                        | ENOSYS
          foo: Fonction non implémentée                    | ENOSYS
          foo: 函数未实现                                   | ENOSYS
          foo: Not a tty                                   | ENOTTY
          foo failed with error -95                        | EOPNOTSUPP
          foo: No such file or directory; bar: Bad address | EFAULT
          """)
  void an_error_is_read_in_words_numbers_and_languages(String text, String errno) {
    assertThat(explained(text).errno()).isEqualTo(errno);
    assertThat(explained(text).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void what_only_looks_like_a_call_is_no_call_and_a_long_line_is_one() {
    assertThat(explained("syscall_0xzz(1) = -1 ENOSYS (x)").errno()).isEqualTo("ENOSYS");
    assertThat(explained("syscall_0x123456789(1) = -1 ENOSYS (x)").verdict())
        .isEqualTo(Verdict.UNKNOWN);
    String long1 =
        "clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD, {"
            + "a=1, ".repeat(500)
            + "}) = -1 EINVAL (x)";
    assertThat(explained(long1).id()).isEqualTo("clone_flag/CLONE_NEWUSER");
  }

  @Test
  void pieces_of_traces_in_any_order_are_answered_and_never_well_where_they_show_a_failure() {
    List<String> pieces =
        List.of(
            "clone",
            "setsockopt",
            "ioctl",
            "mount",
            "brk",
            "accept4",
            "(",
            ")",
            ", ",
            "{",
            "}",
            "[",
            "\"",
            "\\",
            " = ",
            "-1 ",
            "EXDEV",
            " (x)",
            "?",
            "0",
            "Err#18",
            "3</proc/1/x>",
            "SOL_TCP",
            "TCP_CORK",
            "flags=",
            "CLONE_NEWPID",
            "|",
            "<unfinished ...>",
            "<... clone resumed>",
            "\n",
            "/proc/self/",
            "syscall_0x",
            "_IOC(",
            "RTM_NEWADDR",
            "panic[cpu",
            "*",
            "\u00e9",
            "\0");
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 14); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Explanation answer = explained(text + " x");
      assertThat(answer.id()).as(text.toString()).matches("[!-~]+").contains("/");
      if (answer.errno().equals("EXDEV")) {
        assertThat(answer.verdict()).as(text.toString()).isNotIn(ALL_IS_WELL);
      }
    }
  }

  @Test
  void a_call_that_succeeded_is_no_failure_of_its_option() {
    assertThat(explained("setsockopt(3, SOL_IPV6, IPV6_RECVERR, [1], 4) = 0").verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(explained("mmap(0x0, 0x533E0, 0x1)\t\t = -290430976 0").verdict())
        .as("dtruss prints an address as a number, and 0 for no error")
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(explained("setsockopt(3, SOL_IPV6, IPV6_RECVERR, [1], 4) = ?").verdict())
        .isEqualTo(Verdict.ACTIONABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "75789 rt_sigreturn()                    = -1 ENOSYS (Function not implemented)",
        "75802 <... io_getevents resumed> }, {0, 0}) = -1 ENOSYS (Function not implemented)",
        "75789 <... timer_settime resumed> 0)    = -1 ENOSYS (Function not implemented)",
      })
  void enosys_from_what_lx_has_says_that_the_strace_is_out_of_step(String text) {
    Explanation answer = explained(text);
    assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(answer.title()).contains("out of step");
    assertThat(answer.advice()).contains("lxenosys");
  }

  @Test
  void truss_has_names_of_its_own_for_options() {
    String text =
        "4211/1:\tsetsockopt(10, SOL_SOCKET, SO_RECVUCRED, 0xFFFF, 4, SOV_DEFAULT) Err#22 EINVAL";
    assertThat(explained(text).id()).isEqualTo("sockopt/SO_PASSCRED.silent");
  }

  @Test
  void a_file_that_is_not_there_is_daily_life_but_not_below_proc_and_dev() {
    assertThat(explained("openat(AT_FDCWD, \"/etc/ld.so.preload\", O_RDONLY) = -1 ENOENT (x)"))
        .extracting(Explanation::verdict)
        .isEqualTo(Verdict.HARMLESS);
    assertThat(explained("openat(AT_FDCWD, \"/proc/config.gz\", O_RDONLY) = -1 ENOENT (x)"))
        .satisfies(
            answer -> {
              assertThat(answer.id()).isEqualTo("proc/config.gz");
              assertThat(answer.verdict()).isEqualTo(Verdict.DEGRADED);
            });
    assertThat(explained("open(\"/dev/kvm\", O_RDWR) = -1 ENOENT (x)").verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  // ---- traces.csv, words.csv

  static Stream<FactTable.Row> words() {
    return FactTable.csv(ShownResultTest.class, "words.csv").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void what_people_post_gets_a_verdict_that_its_thread_supports(FactTable.Row row) {
    Explanation answer = explained(row.get("text"));
    assertThat(row.get("verdicts").split(",", -1)).contains(answer.verdict().id());
    String said =
        String.join(
            " ",
            answer.id(),
            answer.title(),
            answer.why(),
            answer.advice(),
            answer
                .symptom()
                .map(symptom -> symptom.title() + symptom.why() + symptom.who())
                .orElse(""));
    assertThat(row.get("names_one_of").split(",", -1))
        .as(said)
        .anyMatch(name -> said.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          accept4(9, 0x7ff0, 0x7fec, SOCK_CLOEXEC) = -1 EINVAL (x) ; syscall/accept4
          setsockopt(6, SOL_IP, IP_MULTICAST_LOOP, "\\0", 1) = -1 EINVAL (x) ; sockopt/IP_MULTICAST_LOOP.silent
          readlink("/proc/self/exe", 0x7ffc, 4096) = -1 ENOENT (x) ; proc/PID/exe
          prctl(PR_SET_CHILD_SUBREAPER, 1) = -1 EINVAL (x) ; prctl/PR_SET_CHILD_SUBREAPER
          prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=12, filter=0x7ffd}) = -1 EINVAL (x) ; prctl/PR_SET_SECCOMP
          syscall_0x1b5(0xffffff9c, 0x7fce, 0x7fcf, 0x18) = -1 ENOSYS (x) ; syscall/openat2
          clone3({flags=CLONE_VM|CLONE_FS, exit_signal=0}, 88) = -1 ENOSYS (x) ; syscall/clone3
          io_uring_setup(8, {flags=0}) = -1 ENOSYS (x) ; syscall/io_uring_setup
          unshare(CLONE_NEWNS) = -1 EPERM (x) ; syscall/unshare
          getsockopt(4, SOL_SOCKET, SO_PEERGROUPS, 0x7ff0, [256]) = -1 ENOPROTOOPT (x) ; sockopt/SO_PEERGROUPS.get
          bind(3, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 16) = -1 EINVAL (x) ; netlink/address-length
          sendto(3, [{nlmsg_len=32, nlmsg_type=RTM_NEWADDR, nlmsg_flags=NLM_F_REQUEST}], 32, 0, NULL, 0) = -1 EOPNOTSUPP (x) ; netlink/RTM_NEWADDR
          mount("overlay", "/m", "overlay", 0, "lowerdir=a") = -1 ENODEV (x) ; mount/fstype.overlay
          ioctl(7, _IOC(_IOC_READ|_IOC_WRITE, 0x66, 0xb, 0x20), 0x7ffd) = -1 ENOTTY (x) ; ioctl/FS_IOC_FIEMAP
          """)
  void the_argument_that_tells_most_is_the_subject(String text, String id) {
    assertThat(explained(text).id()).isEqualTo(id);
  }

  // ---- words that say that something failed

  private static final List<String> COMPLAINTS =
      List.of(
          "%s failed",
          "prog: %s returned an error",
          "fatal: %s",
          "can't %s: broken",
          "prog[7]: cannot use %s",
          "could not do %s",
          "unable to use %s",
          "%s: aborting");

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void words_that_say_failed_are_never_answered_with_what_lx_has(Entry entry) {
    String name = entry.subject().replaceFirst("^.*/", "").replaceFirst("\\..*", "");
    for (String form : COMPLAINTS) {
      Explanation answer = explained(String.format(form, name));
      assertThat(answer.verdict()).as(answer.asked()).isNotIn(ALL_IS_WELL);
    }
  }

  private static List<String> files() {
    return FactTable.csv(Knowledge.class, "proc-files.csv").stream()
        .map(row -> row.get("subject"))
        .map(id -> id.replace("proc/sysfs/", "/sys/").replaceFirst("^proc/", "/proc/"))
        .map(path -> path.replace("PID", "self").replace("TID", "7").replace("*", "demo"))
        .toList();
  }

  @Test
  void a_file_of_proc_or_sys_that_failed_is_not_there_for_nothing_and_its_error_is_shown() {
    assertThat(files()).isNotEmpty();
    for (String file : files()) {
      for (String form :
          List.of(
              "prog: cannot open '%s': Permission denied",
              "PermissionError: [Errno 13] Permission denied: '%s'",
              "prog[7]: failed to read %s: permission denied")) {
        Explanation answer = explained(String.format(form, file));
        assertThat(answer.verdict()).as(answer.asked()).isNotIn(ALL_IS_WELL);
        assertThat(answer.errno()).as(answer.asked()).isEqualTo("EACCES");
        if (answer.symptom().isEmpty()) {
          assertThat(answer.why() + answer.advice())
              .as(answer.asked())
              .doesNotContain("older", "Upgrade");
        }
      }
      assertThat(explained("prog: cannot open " + file).verdict()).as(file).isNotIn(ALL_IS_WELL);
    }
  }

  @Test
  void lx_has_only_the_files_that_the_table_lists() {
    assertThat(explained("/proc/meminfo").verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(explained("/sys/fs/cgroup").verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(explained("/sys/fs/cgroup/docker").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  // ---- what the words are about

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          setsockopt(526, IPV6_RECVTCLASS) failed: Protocol not available ; sockopt/IPV6_RECVTCLASS
          s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVTCLASS, 1): [Errno 92] x ; sockopt/IPV6_RECVTCLASS
          setsockopt IPPROTO_IPV6 IPV6_V6ONLY: Invalid argument ; sockopt/IPV6_V6ONLY
          setsockopt IPPROTO_TCP TCP_KEEPIDLE: Invalid argument ; sockopt/TCP_KEEPIDLE
          setsockopt SOL_SOCKET SO_RCVBUF: Invalid argument ; sockopt/SO_RCVBUF
          fstrim: /: FITRIM ioctl failed: Inappropriate ioctl for device ; ioctl/FITRIM
          SIOCGIFHWADDR ioctl error: Invalid argument ; ioctl/SIOCGIFHWADDR
          could not bind socket: Permission denied ; syscall/bind
          prog: cannot connect to 10.0.0.1: Network is unreachable ; syscall/connect
          could not setup io_uring queue: Function not implemented ; syscall/io_uring_setup
          can't create rx ring on packet socket: Protocol not available ; sockopt/PACKET_RX_RING
          """)
  void words_name_the_option_not_its_level_and_the_verb_not_its_object(String text, String id) {
    assertThat(explained(text).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed to set time: Operation not permitted",
        "Cannot change time: Operation not permitted",
        "prog: can't open socket: Operation not permitted",
      })
  void the_object_of_a_sentence_is_no_call(String text) {
    Explanation answer = explained(text);
    assertThat(answer.id()).startsWith("other/");
    assertThat(answer.errno()).isEqualTo("EPERM");
  }

  @Test
  void an_answer_does_not_contradict_itself() {
    for (Entry entry : KNOWLEDGE.entries()) {
      String name = entry.subject().replaceFirst("^.*/", "").replaceFirst("\\..*", "");
      for (String errno : List.of("EINVAL", "EADDRINUSE", "ENOENT")) {
        Explanation answer = explained("prog: " + name + " failed with " + errno);
        assertThat(answer.why())
            .as(answer.asked())
            .doesNotContain(errno + " means here, but not " + errno)
            .doesNotContainPattern("We know what [^.]*\\b" + errno + "\\b[^.]* means here");
        if (!answer.id().startsWith("other/")) {
          assertThat(answer.why()).as(answer.asked()).doesNotContain("the words do not say");
        }
      }
    }
    assertThat(explained("bind: Address already in use").why())
        .contains("What EADDRINUSE means in LX is not described here.");
  }

  // ---- several lines

  private static final List<String> MILD =
      List.of(
          "systemd[1]: Failed to configure loopback device: Disk quota exceeded",
          "Failed to get udev device from devnum 203:1: No such device",
          "openat(AT_FDCWD, \"/etc/ld.so.preload\", O_RDONLY) = -1 ENOENT (No such file or directory)",
          "prctl(PR_SET_NAME, \"x\") = 0",
          "getrandom(\"x\", 1, 0) = 1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd[1]: Failed to start sshd.service",
        "mount: /data: special device does not exist",
        "write(2, \"fatal: no config\\n\", 17) = 17",
        "+++ exited with 1 +++",
        "+++ killed by SIGSEGV (core dumped) +++",
        "error: worker failed",
        "prog: quux: Invalid argument",
        "PermissionError: [Errno 13] Permission denied: '/data'",
        "quux(1) = -1 EXDEV (Invalid cross-device link)",
      })
  void a_mild_line_is_no_answer_where_another_failed_and_nobody_knows_it(String failure) {
    for (String mild : MILD) {
      assertThat(explained(mild).verdict()).as(mild).isIn(ALL_IS_WELL);
      assertThat(explained(mild + "\n" + failure).verdict()).as(mild).isNotIn(ALL_IS_WELL);
      assertThat(explained(failure + "\n" + mild).verdict()).as(mild).isNotIn(ALL_IS_WELL);
    }
  }

  @Test
  void a_call_and_its_error_on_the_next_line_are_one_failure() {
    Explanation answer =
        explained("    os.sched_setaffinity(0, {0,1})\nOSError: [Errno 22] Invalid argument");
    assertThat(answer.id()).isEqualTo("syscall/sched_setaffinity");
    assertThat(answer.errno()).isEqualTo("EINVAL");
    assertThat(answer.others()).isEmpty();
  }

  @Test
  void a_zone_cannot_steer_the_clock_and_chronyd_ends() {
    Explanation answer = explained("adjtimex(0x7ffd) = -1 EPERM (Operation not permitted)");
    assertThat(answer.id()).isEqualTo("syscall/adjtimex");
    assertThat(answer.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(answer.why()).contains("always answers EPERM");
    assertThat(answer.entry().orElseThrow().callers())
        .anyMatch(
            caller -> caller.name().equals("chronyd") && caller.verdict() == Verdict.ACTIONABLE);
    assertThat(explained("adjtimex").verdict()).isEqualTo(Verdict.DEGRADED);
  }

  @Test
  void several_lines_of_one_failure_are_one_answer() {
    Explanation answer =
        explained(
            "systemd 256.12-1.fc41 running in system mode (+PAM)\n"
                + "demo.service: Failed to set up credentials: Invalid argument\n"
                + "demo.service: Failed at step CREDENTIALS spawning /usr/bin/demo: Invalid argument\n"
                + "demo.service: Main process exited, code=exited, status=243/CREDENTIALS\n"
                + "[FAILED] Failed to start demo.service - Demo.\n");
    assertThat(answer.id()).isEqualTo("clone_flag/CLONE_NEWNS");
    assertThat(answer.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(answer.cures()).anyMatch(cure -> cure.content().contains("LoadCredential="));
  }

  @Test
  void a_known_panic_is_known_by_its_stack_not_by_its_first_line() {
    assertThat(
            explained(
                    "panic[cpu3]/thread=fffffe0b1c2a3b40:\n"
                        + "BAD TRAP: type=e (#pf Page fault) rp=fffffe007a addr=7f occurred in module \"unix\"\n"
                        + "fffffe007a0a7c30 unix:strcmp+7 ()\n"
                        + "fffffe007a0a7d80 lx_brand:lx_mount+1a5 ()\n")
                .id())
        .isEqualTo("panic/OS-5646");
  }

  @Test
  void a_call_that_strace_printed_in_two_parts_is_one() {
    assertThat(
            explained(
                    "[pid 7] clone(child_stack=NULL, flags=CLONE_NEWPID|SIGCHLD <unfinished ...>\n"
                        + "[pid 8] read(3, \"\", 1) = 0\n"
                        + "[pid 7] <... clone resumed>) = -1 EINVAL (Invalid argument)\n")
                .id())
        .isEqualTo("clone_flag/CLONE_NEWPID");
  }
}
