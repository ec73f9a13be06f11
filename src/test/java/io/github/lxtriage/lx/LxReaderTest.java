package io.github.lxtriage.lx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.linux.LinuxTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A finding is about a subject, not about a text: whatever LX said, and however, it is one name.
 */
class LxReaderTest {
  /** Formats that stand in two rows; a text is given the row of today. */
  private static final Set<String> SUPERSEDED =
      Set.of("prctl.user-land", "fcntl.user-land", "prlimit.user-land");

  private final LxReader reader = new LxReader(LinuxTables.bundled());

  static List<FactTable.Row> examples() {
    return FactTable.csv(LxReaderTest.class, "/reference/lx/messages.csv");
  }

  private LxMessage read(String text) {
    return reader.read(text, Optional.empty());
  }

  private String id(String text) {
    LxMessage message = read(text);
    assertThat(message.recognised()).as(text).isTrue();
    return message.subject().id();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void every_text_of_the_reference_has_its_subject_and_its_format(FactTable.Row row) {
    LxMessage message = read(row.get("text"));
    assertThat(message.recognised()).isTrue();
    assertThat(message.text()).isEqualTo(row.get("text"));
    assertThat(message.subject().id()).isEqualTo(row.get("subject"));
    assertThat(message.format().map(MessageFormat::id)).hasValue(row.get("format"));
  }

  @Test
  void every_format_is_met_by_an_example() {
    Set<String> met = new TreeSet<>(SUPERSEDED);
    examples().forEach(row -> met.add(row.get("format")));
    met.add(read("NOSYS (bpf): For a reason of 2030").format().orElseThrow().id());
    assertThat(reader.formats().stream().map(MessageFormat::id))
        .containsExactlyInAnyOrderElementsOf(met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOSYS (332): out of bounds      | NOSYS (statx): Not done yet
          NOSYS (332): out of bounds      | NOSYS (383): out of bounds
          NOSYS (keyctl): Not done yet    | unimplemented syscall #250 (keyctl): Not done yet
          NOSYS (keyctl): Not done yet    | unimplemented syscall #288 (keyctl): Not done yet
          setsockopt(1, 25)               | Unsupported sockopt 25, proto 1
          setsockopt(0, 11)               | Unsupported sockopt 0 11
          prctl option 4                  | prctl(PR_SET_DUMPABLE)
          prctl option 4                  | prctl option 0x4
          ioctl 0xc020660b (fiemap)       | lx_ioctl(): unsupported linux ioctl (-1071618549)
          ioctl 0xc020660b (fiemap)       | unsupported linux ioctl 0xc020660b
          socket flag MSG_CMSG_CLOEXEC    | recvmsg: unsupported socket flag MSG_CMSG_CLOEXEC
          unsupported sock flags 0x00008000 | unsupported sock flag MSG_MORE
          unsupported fcntl command: 1024 | fcntl64(): unsupported command: 1024
          futex 0x9                       | futex 0x189
          """)
  void spellings_of_one_subject_are_one(String one, String other) {
    assertThat(id(one)).isEqualTo(id(other));
  }

  @ParameterizedTest
  @CsvSource({
    "323, syscall/userfaultfd",
    "336, syscall/uprobe",
    "337, syscall/337",
    "358, syscall/358",
    "359, syscall/socket",
    "386, syscall/rseq",
    "387, syscall/387",
    "415, syscall/415",
    "422, syscall/futex_time64",
    "435, syscall/clone3",
    "480, syscall/480",
    "999, syscall/999",
    "1073742336, syscall/x32.512",
    "-1, syscall/-1",
    "-2147483648, syscall/-2147483648"
  })
  void a_number_out_of_bounds_tells_the_abi(String number, String id) {
    assertThat(id("NOSYS (" + number + "): out of bounds")).isEqualTo(id);
  }

  /** A 32-bit program never reports a number that its own table has, whatever the user says. */
  @ParameterizedTest
  @CsvSource({
    "323, syscall/userfaultfd",
    "334, syscall/rseq",
    "345, syscall/345",
    "358, syscall/358",
    "359, syscall/socket",
    "383, syscall/statx",
    "387, syscall/387"
  })
  void the_abi_that_is_given_does_not_rename_a_number_out_of_bounds(String number, String id) {
    for (Abi abi : Abi.values()) {
      String text = "NOSYS (" + number + "): out of bounds";
      assertThat(reader.read(text, Optional.of(abi)).subject().id()).as("%s", abi).isEqualTo(id);
    }
  }

  /**
   * Three texts moved into the kernel as they were: neither era alone says when one was printed.
   */
  @ParameterizedTest
  @CsvSource({
    "prctl option 23,                       2014-07-09, ''",
    "unsupported fcntl command: 1024,       2014-06-25, ''",
    "setting prlimit 7 for another process, 2014-07-07, ''",
    "unsupported fcntl64 command: 1024,     2014-06-25, 2015-03-27"
  })
  void a_text_of_two_eras_is_as_old_as_the_first_and_as_young_as_the_last(
      String text, String since, String until) {
    MessageFormat format = read(text).format().orElseThrow();
    assertThat(format.since()).isEqualTo(since);
    assertThat(format.until()).isEqualTo(until);
  }

  @Test
  void flags_without_a_namespace_are_no_message_about_namespaces() {
    assertThat(read("clone(2) no namespace support (flags:0x00000011)").recognised()).isFalse();
    assertThat(reader.named("clone(0x11)", Optional.empty()))
        .extracting(Subject::id)
        .containsExactly("syscall/clone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          NOSYS (tux): No equivalent illumos functionality ; syscall/tuxcall
          NOSYS (stat): Unsupported, obsolete system call ; syscall/oldstat
          NOSYS (uname): Unsupported, obsolete system call ; syscall/olduname
          NOSYS (olduname): Unsupported, obsolete system call ; syscall/oldolduname
          NOSYS (oldiopl): No equivalent illumos functionality ; syscall/iopl
          NOSYS (sys_setaltroot): Not done yet ; syscall/sys_setaltroot
          NOSYS (security): No equivalent illumos functionality ; syscall/security
          setsockopt(6, 999) ; sockopt/6.999
          getsockopt(6, 999) ; sockopt/6.999.get
          setsockopt(2, 17) ; sockopt/2.17
          setsockopt(-1, -5) ; sockopt/-1.-5
          getsockopt(1, 26) ; sockopt/SO_GET_FILTER.get
          setsockopt(41, 42) ; sockopt/IPPROTO_IPV6.MCAST_JOIN_GROUP
          setsockopt(255, 7) ; sockopt/IPPROTO_RAW.IPV6_CHECKSUM
          Unsupported sockopt level 132 ; sockopt/SOL_SCTP
          Unsupported sockopt level 999 ; sockopt/999.?
          prctl option 4242 ; prctl/4242
          prctl option 1499557217 ; prctl/PR_SET_PTRACER
          futex 0x63 ; futex/99
          unsupported fcntl command: 1099 ; fcntl/1099
          unsupported clock: -22 ; clock/-6
          unsupported clock: -29 ; clock/-5
          set unsupported capability 63 ; capability/63
          Unsupported resource type 99 ; rlimit/99.unmapped
          'caught Illumos signal 42, no Linux equivalent' ; signal/42
          unsupported linux ioctl 0x5499 ; ioctl/0x5499
          invalid personality: 1F ; personality/31
          unsupported sock flags 0x00408000 ; msg_flag/MSG_MORE|0x400000
          unsupported sock flags 0x00000000 ; msg_flag/0x0
          clone(2) no namespace support (flags:0x7E020F11) ; clone_flag/CLONE_NEWNS|CLONE_NEWCGROUP|CLONE_NEWUTS|CLONE_NEWIPC|CLONE_NEWUSER|CLONE_NEWPID|CLONE_NEWNET
          clone(2) no namespace support (flags:0x80000F00) ; clone_flag/CLONE_IO
          unsupported mount flags: 0x200001 ; mount/MS_RELATIME
          unsupported mount flags: 0x204001 ; mount/MS_REC|MS_RELATIME
          unsupported mount flags: 0x3 ; mount/MS_RDONLY|MS_NOSUID
          unsupported mount flags: 0xc0ed0010 ; mount/MS_SYNCHRONOUS
          netlink sendmsg addr port:BDF groups:00000000 ; netlink/unicast
          invalid NFS mount option: lookupcache=none ; mount/nfs.option.lookupcache
          unsupported mount filesystem type: a/b|c d ; mount/fstype.a%2Fb%7Cc%20d
          """)
  void names_follow_the_rules(String text, String id) {
    assertThat(id(text)).isEqualTo(id);
  }

  @Test
  void several_flags_are_one_subject_with_parts() {
    Subject subject = read("clone(2) no namespace support (flags:0x30000011)").subject();
    assertThat(subject.id()).isEqualTo("clone_flag/CLONE_NEWUSER|CLONE_NEWPID");
    assertThat(subject.parts())
        .extracting(Subject::id)
        .containsExactly("clone_flag/CLONE_NEWUSER", "clone_flag/CLONE_NEWPID");
    assertThat(read("clone(2) no namespace support (flags:0x20000011)").subject().parts())
        .isEmpty();
  }

  @Test
  void the_pair_of_the_documentation_names_two_subjects() {
    LxMessage message = read("set_robust_list / get_robust_list");
    assertThat(message.subject().id()).isEqualTo("syscall/set_robust_list");
    assertThat(message.others()).extracting(Subject::id).containsExactly("syscall/get_robust_list");
    assertThat(message.format()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setting prlimit 7 for another process\n",
        "setting prlimit 7 for another process\\n",
        "setting prlimit 7 for another process\\n\\0",
        "  setting prlimit 7 for another process  "
      })
  void a_line_end_and_the_terminator_of_a_string_do_not_count(String text) {
    assertThat(id(text)).isEqualTo("rlimit/RLIMIT_NOFILE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "prctl option",
        "prctl option twenty",
        "prctl option 23 or so",
        "prctl option 99999999999999999999",
        "NOSYS 332",
        "setting prlimit 7 for another planet",
        "setsockopt(41; 25)",
        "invalid personality: 8",
        "unsupported sock flags 0x8000",
        "unsupported sock flag MSG_NONSENSE",
        "netlink sendmsg addr port:0 groups:00000000",
        "nosys (332): out of bounds"
      })
  void what_lx_never_said_is_not_recognised(String text) {
    LxMessage message = read(text);
    assertThat(message.recognised()).isFalse();
    assertThat(message.subject().id()).startsWith("other/");
    assertThat(message.format()).isEmpty();
  }

  @Test
  void a_format_says_when_and_with_what_result() {
    MessageFormat today = read("prctl option 23").format().orElseThrow();
    assertThat(today.until()).isEmpty();
    assertThat(today.result()).isEqualTo("EINVAL");
    MessageFormat past = read("Unsupported sockopt 25, proto 1").format().orElseThrow();
    assertThat(past.since()).isEqualTo("2014-06-24");
    assertThat(past.until()).isEqualTo("2015-11-25");
    assertThat(past.side()).isEqualTo("user-land");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tmux: server NOSYS (334): out of bounds      | 13
          NOSYS (334): out of bounds                   | 0
          Plex Media Serv prctl option 23              | 16
          (sd-pam) setsockopt(41, 25)                  | 9
          prctl option prctl option 23                 | 13
          futex futex 0x2                              | 6
          a(b): c recvmsg: unsupported socket flag MSG_MORE | 8
          tmux: server setting prlimit 7 for ano       | 13
          """)
  void a_message_is_found_behind_a_process_name(String text, int start) {
    assertThat(reader.startIn(text)).hasValue(start);
  }

  @Test
  void no_message_has_no_start() {
    assertThat(reader.startIn("tmux: server says nothing")).isEmpty();
    assertThat(reader.startIn("xprctl option 23")).isEmpty();
    assertThat(reader.startIn("")).isEmpty();
  }

  @Test
  void every_example_is_found_behind_any_name() {
    List<String> names = new ArrayList<>(List.of("systemd", "tmux: server", "a (b) #1", "set"));
    for (FactTable.Row row : examples()) {
      for (String name : names) {
        assertThat(reader.startIn(name + " " + row.get("text")))
            .as("%s %s", name, row)
            .hasValue(name.length() + 1);
      }
    }
  }

  /** What was refused once is not parsed again, which must not change what is read. */
  @Test
  void what_a_reader_read_before_does_not_matter() {
    List<String> texts = new ArrayList<>();
    for (FactTable.Row row : examples()) {
      String text = row.get("text");
      for (int end = 1; end <= text.length(); end += 3) {
        texts.add(text.substring(0, end));
        texts.add(text.substring(0, end) + " 1");
        texts.add(text.substring(0, end) + "(x)");
      }
    }
    LxReader backwards = new LxReader(LinuxTables.bundled());
    List<LxMessage> read = new ArrayList<>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      read.add(0, backwards.read(texts.get(i), Optional.empty()));
    }
    LxReader forwards = new LxReader(LinuxTables.bundled());
    assertThat(texts.stream().map(text -> forwards.read(text, Optional.empty())))
        .containsExactlyElementsOf(read);
  }
}
