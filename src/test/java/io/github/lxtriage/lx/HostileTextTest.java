package io.github.lxtriage.lx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.LinuxTables;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process chooses parts of what LX prints, and a capture may hold anything. */
@Timeout(600) // what hangs; a machine that is shared may take minutes for seconds
class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "\0",
          "NOSYS (\0): \u0007\u001b[31m",
          "NOSYS (".repeat(2_000),
          "prctl option ".repeat(1_000),
          "(".repeat(10_000),
          "NOSYS (" + "(".repeat(1_000),
          "NOSYS (" + "a".repeat(10_000) + "): x",
          "unsupported mount filesystem type: " + "\u00e9".repeat(200),
          "unsupported mount filesystem type: \ud83d\ude00 \ud83d",
          "prctl option " + "9".repeat(10_000),
          "invalid NFS mount option: " + "/|\"<script>\t".repeat(20),
          "setsockopt(" + "1,".repeat(5_000),
          "a|".repeat(5_000),
          "x/".repeat(5_000),
          "\\0".repeat(5_000),
          " ".repeat(10_000) + "x",
          "other/",
          "other/|||",
          "sockopt/\0");

  private final LxReader reader = new LxReader(LinuxTables.bundled());

  @Test
  void nothing_throws_and_names_stay_printable_and_short() {
    for (String text : TEXTS) {
      Subject subject = reader.read(text, Optional.empty()).subject();
      assertThat(US_ASCII.newEncoder().canEncode(subject.name())).isTrue();
      assertThat(subject.name()).matches("[!-~]+").hasSizeLessThan(100);
      reader.startIn(text);
      reader.named(text, Optional.empty());
    }
  }

  @Test
  void random_bytes_do_not_throw() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "" : "NOSYS (");
      IntStream.range(0, 40).forEach(c -> text.append((char) random.nextInt(256)));
      reader.read(text.toString(), Optional.empty());
      reader.named(text.toString(), Optional.empty());
    }
  }

  @Test
  void long_texts_come_to_an_end() {
    for (int i = 0; i < 100; i++) {
      TEXTS.forEach(reader::startIn);
    }
  }

  @Test
  void text_of_a_message_is_cut_and_escaped() {
    String text = "unsupported mount filesystem type: " + "\u00e9/".repeat(50);
    String name = reader.read(text, Optional.empty()).subject().name();
    assertThat(name).startsWith("fstype.%C3%A9%2F%C3%A9").matches(".*\\.\\.\\.[0-9a-f]{8}");
    assertThat(reader.read(text + "/", Optional.empty()).subject().name()).isNotEqualTo(name);
  }
}
