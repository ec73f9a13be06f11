package io.github.lxtriage.lx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.linux.LinuxTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dtrace cuts a long text; what is left never yields a wrong number. */
class CutMessagesTest {
  private static final Pattern CONVERSION = Pattern.compile("%(0?[28])?([dxXs])");

  private final LxReader reader = new LxReader(LinuxTables.bundled());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOSYS (332)                                | syscall/statx
          NOSYS (keyctl): Not do                     | syscall/keyctl
          setting prlimit 7 f                        | rlimit/RLIMIT_NOFILE
          clone(2) a thread req                      | clone_flag/THREAD_SHARING
          unsupported nfs mount request, tra         | mount/nfs.family
          unimplemented syscall #332 (inotify_init1) | syscall/inotify_init1
          'caught Illumos signal 38,'                | signal/SIGXRES
          Unsupported socket control message 29 (1)  | msg_flag/control.1.29
          NOSYS (keyct                               | syscall/keyctl
          NOSYS (statx                               | syscall/statx
          unimplemented syscall #250 (keyc           | syscall/keyctl
          PTRACE_SINGLES                             | ptrace/PTRACE_SINGLESTEP
          setting prlimit 7                          | rlimit/RLIMIT_NOFILE
          'invalid NFS mount option: lookup'         | mount/nfs.option.lookupcache
          'clone(2) no namespace support (flags:0x2000'   | clone_flag/CLONE_NEWPID
          'clone(2) no namespace support (flags:0x6C0000' | 'clone_flag/CLONE_NEWUTS|CLONE_NEWIPC|CLONE_NEWPID|CLONE_NEWNET'
          """)
  void what_is_left_decides(String text, String id) {
    LxMessage message = reader.read(text, Optional.empty());
    assertThat(message.recognised()).isTrue();
    assertThat(message.subject().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOSYS (33",
        "NOSYS (clone",
        "NOSYS (mq_",
        "setting prlimit 1",
        "setting prlimit 1 ",
        "setsockopt(41, 2",
        "setsockopt(41",
        "setsocko",
        "clone(2) no namespace support (flags:0x20",
        "invalid NFS mount",
        "clone(2) requires t",
        "unsupported nfs mount request",
        "Unsupported sockopt 11,",
        "netlink sendmsg addr port:3",
        "netlink sendmsg addr port:BDF groups:0000000",
        "unsupported sock flags 0",
        "futex 0",
        "Unsupported socketcall:",
        "recvmsg: unsupported socket flag MSG_F"
      })
  void what_is_left_does_not_decide(String text) {
    assertThat(reader.read(text, Optional.empty()).recognised()).isFalse();
  }

  @Test
  void no_beginning_of_a_message_has_another_subject() {
    List<String> texts = new ArrayList<>();
    for (FactTable.Row row : FactTable.csv(CutMessagesTest.class, "/reference/lx/messages.csv")) {
      texts.add(row.get("text"));
    }
    Random random = new Random(1);
    for (MessageFormat format : reader.formats()) {
      texts.add(filled(format.format(), random));
      texts.add(filled(format.format(), random));
    }
    texts.forEach(this::assertBeginnings);
  }

  private void assertBeginnings(String text) {
    LxMessage whole = reader.read(text, Optional.empty());
    int end = endsOpen(whole) ? text.lastIndexOf(' ') : text.length() - 1;
    for (int length = 0; length <= end; length++) {
      LxMessage cut = reader.read(text.substring(0, length), Optional.empty());
      if (cut.recognised()) {
        assertThat(cut.subject()).as(cut.text()).isEqualTo(whole.subject());
      }
    }
  }

  /** A cut within the last value of such a format cannot be seen; {@link LxReader} says so. */
  private static boolean endsOpen(LxMessage message) {
    String format = message.format().map(MessageFormat::format).orElse("");
    return format.replace("\\n", "").matches(".*(%d|%x|%s)");
  }

  /** A text that LX can print: some values are only a few. */
  private static String filled(String format, Random random) {
    Matcher conversion = CONVERSION.matcher(format);
    if (format.startsWith("setting prlimit")) {
      return conversion.replaceAll(Integer.toString(random.nextInt(16)));
    }
    if (format.startsWith("clone(2) no namespace")) {
      return conversion.replaceAll(String.format("%08X", 0x20000000 | random.nextInt()));
    }
    return conversion.replaceAll(found -> value(found.group(2), found.group(1), random));
  }

  // ---- what may it be

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'setsockopt(41, 2'   | sockopt/IPV6_RECVERR
          'getsockopt(1, 5'    | sockopt/SO_INCOMING_NAPI_ID.get
          'NOSYS (33'          | syscall/statx
          'NOSYS (clone'       | syscall/clone3
          'setting prlimit 1'  | rlimit/RLIMIT_NICE
          'clone(2) requires t' | clone_flag/CHILD_STACK
          """)
  void what_does_not_decide_says_what_it_may_be(String text, String id) {
    CutMessage cut = cut(text).orElseThrow();
    assertThat(cut.formats()).isNotEmpty();
    assertThat(cut.candidates()).extracting(Subject::id).contains(id);
    assertThat(reader.named(text, Optional.empty())).isEmpty();
  }

  private Optional<CutMessage> cut(String text) {
    return reader.cut(reader.read(text, Optional.empty()), Optional.empty());
  }

  @Test
  void a_cut_text_is_no_call_and_a_whole_one_is_not_cut() {
    assertThat(cut("setsockopt(41").orElseThrow().formats()).containsExactly("setsockopt(%d, %d)");
    assertThat(cut("setsockopt(41, 25)")).isEmpty();
    assertThat(cut("setting prlimit 7")).isEmpty();
    assertThat(cut("nonsense")).isEmpty();
  }

  private static String value(String kind, String width, Random random) {
    int number = random.nextInt(500);
    return switch (kind) {
      case "d" -> Integer.toString(number);
      case "x" -> String.format(width == null ? "%x" : "%08x", number);
      case "X" -> String.format(width == null ? "%X" : "%" + width + "X", number % 256);
      default -> random.nextBoolean() ? "recvmsg" : "sendto";
    };
  }
}
