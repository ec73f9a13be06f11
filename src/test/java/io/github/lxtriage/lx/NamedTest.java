package io.github.lxtriage.lx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks has a message, a name, a pair or a call; each leads to the same subject. */
class NamedTest {
  private final LxReader reader = new LxReader(LinuxTables.bundled());

  private List<String> named(String text, Optional<Abi> abi) {
    return reader.named(text, abi).stream().map(Subject::id).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          prctl option 23;                    prctl/PR_CAPBSET_READ
          PR_CAPBSET_READ;                    prctl/PR_CAPBSET_READ
          prctl(23);                          prctl/PR_CAPBSET_READ
          prctl(PR_SET_DUMPABLE);             prctl/PR_SET_DUMPABLE
          statx;                              syscall/statx
          statx(AT_FDCWD, "x", 0);            syscall/statx
          llseek;                             syscall/_llseek
          setsockopt(41, 25);                 sockopt/IPV6_RECVERR
          setsockopt(3, SOL_IPV6, IPV6_RECVERR, [1], 4); sockopt/IPV6_RECVERR
          41/25;                              sockopt/IPV6_RECVERR
          getsockopt(SOL_SOCKET, SO_PEERSEC); sockopt/SO_PEERSEC.get
          SO_PEERSEC.get;                     sockopt/SO_PEERSEC.get
          IPPROTO_UDP.UDP_CORK.get;           sockopt/IPPROTO_UDP.UDP_CORK.get
          IPT_SO_GET_INFO;                    sockopt/IPT_SO_GET_INFO.get
          SOL_SCTP;                           sockopt/SOL_SCTP
          CLONE_NEWPID;                       clone_flag/CLONE_NEWPID
          CLONE_NEWPID|CLONE_NEWUSER;         clone_flag/CLONE_NEWUSER|CLONE_NEWPID
          clone(CLONE_NEWPID|SIGCHLD);        clone_flag/CLONE_NEWPID
          CLONE_NEWPID|SIGCHLD;               clone_flag/CLONE_NEWPID
          clone(SIGCHLD);                     syscall/clone
          futex(FUTEX_FD);                    futex/FUTEX_FD
          futex(0x7f00, FUTEX_LOCK_PI2_PRIVATE, 0); futex/FUTEX_LOCK_PI2
          ioctl(0xc020660b);                  ioctl/FS_IOC_FIEMAP
          fiemap;                             ioctl/FS_IOC_FIEMAP
          fcntl(3, F_OFD_SETLK, 0);           fcntl/F_OFD_SETLK
          KEYCTL_READ;                        syscall/keyctl
          SIGXRES;                            signal/SIGXRES
          pr_capbset_read;                    prctl/PR_CAPBSET_READ
          mount/nfs.version;                  mount/nfs.version
          mount(MS_RELATIME);                 mount/MS_RELATIME
          mount(tmpfs);                       syscall/mount
          FUTEX_WAIT|FUTEX_PRIVATE_FLAG;      futex/FUTEX_WAIT
          FUTEX_WAIT|PRIVATE;                 futex/FUTEX_WAIT
          FUTEX_LOCK_PI_PRIVATE;              futex/FUTEX_LOCK_PI
          futex(0x7f, FUTEX_LOCK_PI|FUTEX_PRIVATE_FLAG, 0); futex/FUTEX_LOCK_PI
          futex(0x7f, FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 0); futex/FUTEX_WAIT_BITSET
          FUTEX_WAIT|FUTEX_CLOCK_REALTIME;    futex/FUTEX_CLOCK_REALTIME
          NOSYS (1073742154): out of bounds;  syscall/x32.330
          NOSYS (2147483647): out of bounds;  syscall/2147483647
          prctl 23;                           prctl/PR_CAPBSET_READ
          41 25;                              sockopt/IPV6_RECVERR
          setsockopt 41 25;                   sockopt/IPV6_RECVERR
          setsockopt 41, 25;                  sockopt/IPV6_RECVERR
          PRCTL OPTION 23;                    prctl/PR_CAPBSET_READ
          nosys (STATX): not done yet;        syscall/statx
          lx_prctl: prctl option 23;          prctl/PR_CAPBSET_READ
          10698 curl setsockopt(41, 25)\0;   sockopt/IPV6_RECVERR
          MADV_DONTFORK;                      syscall/madvise.MADV_DONTFORK
          NETLINK_KOBJECT_UEVENT;             syscall/socket.NETLINK_KOBJECT_UEVENT
          ARCH_SET_GS;                        syscall/arch_prctl.ARCH_SET_GS
          FALLOC_FL_PUNCH_HOLE;               syscall/fallocate.FALLOC_FL_PUNCH_HOLE
          ADDR_NO_RANDOMIZE;                  personality/ADDR_NO_RANDOMIZE
          SOCK_SEQPACKET;                     syscall/socket.SOCK_SEQPACKET
          PF_CAN;                             syscall/socket.AF_CAN
          MAP_HUGETLB;                        syscall/mmap.MAP_HUGETLB
          PTRACE_O_EXITKILL;                  ptrace/PTRACE_O_EXITKILL
          prctl/36;                           prctl/PR_SET_CHILD_SUBREAPER
          sockopt/41.25;                      sockopt/IPV6_RECVERR
          sockopt/41.25.get;                  sockopt/IPV6_RECVERR.get
          clone_flag/0x10000000;              clone_flag/CLONE_NEWUSER
          capability/25;                      capability/CAP_SYS_TIME
          sockopt/6.999;                      sockopt/6.999
          set_robust_list;                    syscall/set_robust_list
          getsockopt;                         syscall/getsockopt
          recvfrom;                           syscall/recvfrom
          newfstatat;                         syscall/newfstatat
          SYS_rseq;                           syscall/rseq
          __NR_statx;                         syscall/statx
          sys_statx;                          syscall/statx
          capset(CAP_SYS_TIME);               capability/CAP_SYS_TIME
          mount(MS_SYNCHRONOUS);              mount/MS_SYNCHRONOUS
          "prctl option 23";                  prctl/PR_CAPBSET_READ
          `prctl option 23`.;                 prctl/PR_CAPBSET_READ
          prctl option 23.;                   prctl/PR_CAPBSET_READ
          clone(2) passed unsupported signal: -; clone_flag/EXIT_SIGNAL
          NOSYS (nosy;                        syscall/nosys
          setting prlimit 7 For another process; rlimit/RLIMIT_NOFILE
          """)
  void the_best_match_is_the_only_one(String text, String id) {
    assertThat(named(text, Optional.empty())).containsExactly(id);
  }

  @Test
  void an_option_is_set_first_unless_it_is_only_read() {
    assertThat(named("IPV6_RECVERR", Optional.empty()))
        .containsExactly("sockopt/IPV6_RECVERR", "sockopt/IPV6_RECVERR.get");
    assertThat(named("IPPROTO_IPV6/IPV6_RECVERR", Optional.empty()))
        .containsExactly("sockopt/IPV6_RECVERR", "sockopt/IPV6_RECVERR.get");
    assertThat(named("SO_PEERSEC", Optional.empty()))
        .containsExactly("sockopt/SO_PEERSEC.get", "sockopt/SO_PEERSEC");
  }

  @Test
  void a_bare_number_is_a_call_of_the_abi() {
    assertThat(named("332", Optional.of(Abi.X86_64))).containsExactly("syscall/statx");
    assertThat(named("332", Optional.of(Abi.I386))).containsExactly("syscall/inotify_init1");
    assertThat(named("332", Optional.empty()))
        .containsExactly("syscall/statx", "syscall/inotify_init1");
  }

  @Test
  void a_number_is_a_call_however_it_is_written() {
    for (String text : List.of("syscall/334", "syscall(334)", "syscall 334", "syscall_0x14e")) {
      assertThat(named(text, Optional.of(Abi.X86_64))).as(text).containsExactly("syscall/rseq");
      assertThat(named(text, Optional.of(Abi.I386))).as(text).containsExactly("syscall/pwritev");
    }
  }

  @Test
  void the_arguments_of_a_call_that_have_names_are_what_is_asked() {
    assertThat(named("socket(AF_ALG, SOCK_SEQPACKET, 0)", Optional.empty()))
        .containsExactly("syscall/socket.AF_ALG", "syscall/socket.SOCK_SEQPACKET");
  }

  @Test
  void a_word_that_begins_the_names_of_calls_is_all_of_them_by_their_numbers() {
    assertThat(named("io_uring", Optional.empty()))
        .containsExactly(
            "syscall/io_uring_setup", "syscall/io_uring_enter", "syscall/io_uring_register");
    assertThat(named("inotify", Optional.empty())).contains("syscall/inotify_init1");
    assertThat(named("io", Optional.empty())).isEmpty();
  }

  @Test
  void a_text_of_lx_that_cannot_be_is_no_question_of_the_call_it_begins_with() {
    String text = "clone(2) no namespace support (flags:0x00000011)";
    assertThat(named(text, Optional.empty())).isEmpty();
    assertThat(named("clone(2)", Optional.empty())).isEmpty();
    assertThat(named("clone(2) failed", Optional.empty())).containsExactly("syscall/clone");
  }

  @Test
  void a_debug_row_is_read_without_its_process() {
    assertThat(named("4213/2: \tkernel clone failed, errno 11", Optional.empty()))
        .containsExactly("debug/clone-failed");
  }

  @Test
  void the_width_of_a_result_says_which_abi_a_debug_line_is_from() {
    String end = "lx_emulate(185) done (ret -48 / 0xffffff%s ; errno 48)";
    assertThat(named(String.format(end, "d0"), Optional.empty()))
        .containsExactly("debug/enosys.capset");
    assertThat(named(String.format(end, "ffffffffd0"), Optional.of(Abi.I386)))
        .containsExactly("debug/enosys.security");
  }

  @ParameterizedTest
  @CsvSource({"32, 222", "32, 223", "32, 251", "32, 285", "64, 359", "64, 400"})
  void a_number_that_the_abi_does_not_have_is_no_call_of_the_other(String bits, String number) {
    assertThat(named(number, Abi.ofBits(bits))).containsExactly("syscall/" + number);
  }

  @Test
  void a_family_of_addresses_comes_before_the_socket_level_of_its_name() {
    assertThat(named("AF_VSOCK", Optional.empty()))
        .containsExactly("syscall/socket.AF_VSOCK", "sockopt/AF_VSOCK");
  }

  @Test
  void both_calls_of_the_documentation_are_found() {
    assertThat(named("set_robust_list / get_robust_list", Optional.empty()))
        .containsExactly("syscall/set_robust_list", "syscall/get_robust_list");
  }

  @Test
  void nothing_is_found_for_nonsense() {
    assertThat(named("nonsense", Optional.empty())).isEmpty();
    assertThat(named("", Optional.empty())).isEmpty();
    assertThat(named("setsockopt(nonsense, 1)", Optional.empty()))
        .containsExactly("syscall/setsockopt");
  }
}
