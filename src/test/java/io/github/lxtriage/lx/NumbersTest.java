package io.github.lxtriage.lx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.LinuxTables;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever number LX prints, the subject is about that number. */
class NumbersTest {
  private final LxReader reader = new LxReader(LinuxTables.bundled());

  /** A and B stand for numbers that no table names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOSYS (%1$d): out of bounds                    | syscall/%1$d
          NOSYS (%1$d): Not done yet                     | syscall/%1$d
          prctl option %1$d                              | prctl/%1$d
          unsupported fcntl command: %1$d                | fcntl/%1$d
          unsupported fcntl64 command: %1$d              | fcntl/%1$d
          fcntl(): unsupported command: %1$d             | fcntl/%1$d
          setting prlimit %1$d for another process\\n    | rlimit/%1$d
          Unsupported resource type %1$d                 | rlimit/%1$d.unmapped
          unsupported clock: %1$d                        | clock/%1$d
          setsockopt(%1$d, %2$d)                         | sockopt/%1$d.%2$d
          getsockopt(%1$d, %2$d)                         | sockopt/%1$d.%2$d.get
          'Unsupported sockopt %1$d, proto %2$d'         | sockopt/%2$d.%1$d
          'unsupported sockopt %1$d, proto %2$d'         | sockopt/%2$d.%1$d
          Unsupported sockopt %1$d %2$d                  | sockopt/%1$d.%2$d
          Unsupported sockopt level %1$d                 | sockopt/%1$d.?
          set unsupported capability %1$d                | capability/%1$d
          'caught Illumos signal %1$d, no Linux equivalent' | signal/%1$d
          unsupported linux ioctl 0x%1$x                 | ioctl/0x%1$x
          lx_ioctl(): unsupported linux ioctl (%1$d)     | ioctl/0x%1$x
          Unsupported socket control message %1$d (%2$d) in recvmsg\\n. | msg_flag/control.%2$d.%1$d
          """)
  void the_number_comes_back(String format, String id) {
    Random random = new Random(format.hashCode());
    for (int i = 0; i < 50; i++) {
      int a = 100_000 + random.nextInt(900_000);
      int b = 100_000 + random.nextInt(900_000);
      String text = String.format(format, a, b);
      LxMessage message = reader.read(text, Optional.empty());
      assertThat(message.recognised()).as(text).isTrue();
      assertThat(message.subject().id()).isEqualTo(String.format(id, a, b));
    }
  }

  /** They are made of a process, a thread or a file, so that no two programs have the same. */
  @Test
  void all_negative_clocks_are_two_subjects() {
    Set<String> subjects = new TreeSet<>();
    for (int clock = -1; clock > -20_000; clock--) {
      subjects.add(reader.read("unsupported clock: " + clock, Optional.empty()).subject().id());
    }
    assertThat(subjects).containsExactly("clock/-5", "clock/-6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          unsupported sock flags 0x%08x
          sendto: unknown socket flag(s) 0x%x
          unknown socket flag(s) set 0x%x
          """)
  void the_flags_come_back(String format) {
    LinuxTables tables = LinuxTables.bundled();
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      int word = random.nextInt();
      String text = String.format(format, word);
      long back = 0;
      for (String flag : reader.read(text, Optional.empty()).subject().name().split("\\|", -1)) {
        back |=
            flag.startsWith("0x")
                ? Long.decode(flag)
                : tables
                    .named(io.github.lxtriage.linux.ValueDomain.MSG_FLAG, flag)
                    .orElseThrow()
                    .value();
      }
      assertThat((int) back).as(text).isEqualTo(word);
    }
  }
}
