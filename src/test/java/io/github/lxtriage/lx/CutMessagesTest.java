package io.github.lxtriage.lx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.LinuxTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
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
        "NOSYS (keyct",
        "setting prlimit 1",
        "setting prlimit 1 ",
        "setsockopt(41, 2",
        "clone(2) no namespace support (flags:0x6C0000",
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
    for (CSVRecord row : TestCsv.read("messages.csv")) {
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

  private static String filled(String format, Random random) {
    Matcher conversion = CONVERSION.matcher(format);
    return conversion.replaceAll(found -> value(found.group(2), found.group(1), random));
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
