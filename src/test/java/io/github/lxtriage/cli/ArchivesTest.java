package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** Every byte of an archive, and of what stands behind it, is read or reported. */
class ArchivesTest {
  private static final String HEADING = "   PID                 NAME CALL\n";
  private static final List<String> FORMATS = List.of("gzip", "xz", "lzma", "zstd");

  @TempDir Path directory;

  private static String rows(String program, int count) {
    StringBuilder text = new StringBuilder(HEADING);
    SplittableRandom random = new SplittableRandom(21);
    for (int i = 0; i < count; i++) {
      text.append(
          String.format(
              "%6d %20s prctl option %d\\0%n",
              random.nextInt(1, 99_999), program + random.nextInt(9_999), random.nextInt(60)));
    }
    return text.toString();
  }

  private static byte[] packed(String format, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed =
        switch (format) {
          case "gzip" -> new GZIPOutputStream(out);
          case "xz" -> new XZOutputStream(out, new LZMA2Options());
          case "lzma" -> new LZMAOutputStream(out, new LZMA2Options(), -1);
          case "zstd" -> new ZstdOutputStream(out);
          default -> out;
        }) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] packed(String format, String text) throws IOException {
    return packed(format, text.getBytes(ISO_8859_1));
  }

  private Run parsed(byte[]... pieces) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.write(piece);
    }
    Files.write(directory.resolve("x"), all.toByteArray());
    return Run.in(directory, "parse", "x");
  }

  static Stream<List<String>> pairs() {
    return FORMATS.stream()
        .flatMap(
            first -> Stream.of("gzip", "xz", "lzma", "zstd", "text").map(b -> List.of(first, b)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void what_follows_an_archive_is_read(List<String> pair) throws IOException {
    Run run = parsed(packed(pair.get(0), rows("a", 300)), packed(pair.get(1), rows("b", 200)));
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(500);
    String said = pair.get(1).equals("text") ? "is no archive, and was read as it is" : "";
    assertThat(run.err()).contains(said, " 0 unread").doesNotContain("damaged", "breaks off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "lzma", "zstd"})
  void bytes_behind_an_archive_that_are_nothing_are_said_and_unread(String format)
      throws IOException {
    byte[] second = packed("gzip", rows("b", 200));
    second[1] ^= 4; // as one bit of a disk
    Run run = parsed(packed(format, rows("a", 300)), second);
    assertThat(run.out().lines().filter(line -> line.contains("\"lxunsup\""))).hasSize(300);
    assertThat(run.err())
        .contains("x: what stands behind the " + format + " archive is no archive")
        .doesNotContain(" 0 unread");
    Run triage = Run.in(directory, "triage", "--strict", "x");
    assertThat(triage.code()).isEqualTo(4);
    assertThat(triage.err()).contains("x: what stands behind the " + format + " archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "lzma", "zstd"})
  void zeros_that_fill_up_a_block_of_a_tape_are_nothing(String format) throws IOException {
    Run run = parsed(packed(format, rows("a", 300)), new byte[512], packed(format, rows("b", 9)));
    assertThat(run.out().lines()).hasSize(309);
    assertThat(parsed(packed(format, rows("a", 300)), new byte[512]).err())
        .isEqualTo("lxtriage: 301 lines: 300 lxunsup, 1 blank or heading, 0 unread\n");
  }

  /** Cut anywhere, or with any byte changed: what was read is the beginning of what was written. */
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd"})
  void damage_is_said_and_what_was_read_was_written(String format) throws IOException {
    String text = rows("a", 8_000);
    byte[] whole = packed(format, text);
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(12, whole.length - 1);
      if (i % 2 == 0) {
        bytes = Arrays.copyOf(bytes, at);
      } else {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(directory.resolve("x"), bytes);
      try (OpenInput open = Input.open(directory.resolve("x"));
          CaptureStream in = new CaptureStream(open.bytes())) {
        byte[] read = in.readAllBytes();
        boolean same = Arrays.equals(read, text.getBytes(ISO_8859_1));
        assertThat(in.isBroken() || same || !in.remarks().isEmpty()).as(format + " " + i).isTrue();
        if (i % 2 == 0) {
          assertThat(text).startsWith(new String(read, ISO_8859_1));
        }
      }
    }
  }

  @Test
  void what_a_decoder_holds_back_of_a_zstd_frame_that_breaks_off_is_read() throws IOException {
    byte[] whole = packed("zstd", rows("a", 40_000));
    Run run = parsed(Arrays.copyOf(whole, whole.length - 1));
    assertThat(run.out().lines().count()).isGreaterThan(35_000);
    assertThat(run.err()).contains("x: the zstd archive breaks off; what could be read was read");
  }

  /**
   * Headers of frames, as RFC 8878 has them: a window, a frame that is one window, a dictionary.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          28b52ffd 00 71               | its zstd compression needs a window of 18 MiB, and 8 are the most
          28b52ffd 00 a8               | its zstd compression needs a window of 2048 MiB, and 8 are the most
          28b52ffd a0 00000003         | its zstd compression needs a window of 48 MiB, and 32 are the most
          28b52ffd e0 ffffffffffffffff | its zstd compression needs a window of
          28b52ffd 01 50 07            | its zstd compression needs a dictionary
          """)
  void a_zstd_frame_that_cannot_be_held_costs_one_line(String header, String said)
      throws IOException {
    byte[] bytes = HexFormat.of().parseHex(header.replace(" ", ""));
    Files.writeString(directory.resolve("fine.log"), rows("a", 3));
    Files.write(directory.resolve("x"), Arrays.copyOf(bytes, bytes.length + 100));
    Run run = Run.in(directory, "triage", "x", "fine.log");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasLineCount(1).startsWith("lxtriage: x: " + said);
    assertThat(run.out()).contains("prctl/");
  }

  @Test
  void a_zstd_file_may_begin_with_frames_that_are_to_be_skipped() throws IOException {
    byte[] skippable = HexFormat.of().parseHex("5e2a4d1803000000aabbcc");
    Run run = parsed(skippable, packed("zstd", rows("a", 30)), skippable);
    assertThat(run.out().lines()).hasSize(30);
    assertThat(run.err()).contains(" 0 unread").doesNotContain("archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd"})
  void utf_16_is_read_in_an_archive_too(String format) throws IOException {
    Run run = parsed(packed(format, ("\ufeff" + rows("a", 50)).getBytes(UTF_16LE)));
    assertThat(run.out().lines()).hasSize(50);
  }
}
