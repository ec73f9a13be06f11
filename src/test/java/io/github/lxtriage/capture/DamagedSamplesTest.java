package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample, cut anywhere, with one byte changed, with blocks swapped, with lines doubled: what
 * was not touched is read as before, and every byte is counted once. {@code mvn -Pslow} cuts at
 * each byte of the first 4 KB and at 1,000 others, and changes 10,000 bytes.
 */
class DamagedSamplesTest {
  /** How much more is tried in the long form. */
  private static final int FACTOR = Integer.getInteger("damage.factor", 1);

  private static final int HEAD = 4_096;
  private static final int STRIDE = Math.max(1, 64 / FACTOR);
  private static final int CUTS = Math.min(1_000, 20 * FACTOR);
  private static final int CHANGES = Math.min(10_000, 100 * FACTOR);
  private static final int LARGEST = 1 << 15;

  static Stream<Path> samples() throws IOException {
    return ConservationTest.samples();
  }

  private static byte[] bytes(Path sample) throws IOException {
    byte[] all = Files.readAllBytes(sample);
    return all.length > LARGEST && FACTOR == 1 ? Arrays.copyOf(all, LARGEST) : all;
  }

  // ---- what was read, and where

  /** What stands in some lines, without their numbers. */
  private record Part(long first, long last, String said) {}

  private static List<Part> parts(byte[] bytes) {
    Captured captured = Captured.of(bytes);
    assertThat(captured.summary().bytes()).isEqualTo(bytes.length);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < captured.records().size(); i++) {
      long line = captured.records().get(i).line();
      String raw = captured.raw().get(i);
      String said = captured.records().get(i).toString().replaceAll("line=\\d+", "");
      parts.add(new Part(line, line + raw.chars().filter(c -> c == '\n').count(), said));
    }
    return parts;
  }

  /**
   * What stands above a line, without the record next to it: what is left of a damaged line may be
   * its continuation, as a message with a newline in it has one.
   */
  private static List<String> above(List<Part> parts, long line) {
    List<String> above = parts.stream().filter(part -> part.last() < line).map(Part::said).toList();
    return above.subList(0, Math.max(0, above.size() - 1));
  }

  private static List<String> below(List<Part> parts, long line) {
    return parts.stream().filter(part -> part.first() > line).map(Part::said).toList();
  }

  private static long line(byte[] bytes, int at) {
    return 1 + IntStream.range(0, at).filter(i -> bytes[i] == '\n').count();
  }

  // ---- damage

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void cut_anywhere_it_keeps_what_stands_above(Path sample) throws IOException {
    byte[] bytes = bytes(sample);
    List<Part> whole = parts(bytes);
    SplittableRandom random = new SplittableRandom(sample.toString().hashCode());
    IntStream.concat(
            IntStream.iterate(0, at -> at < Math.min(HEAD, bytes.length), at -> at + STRIDE),
            random.ints(CUTS, 0, bytes.length))
        .forEach(
            cut -> {
              List<String> kept = above(whole, line(bytes, cut));
              List<String> read =
                  parts(Arrays.copyOf(bytes, cut)).stream().map(Part::said).toList();
              assertThat(read.subList(0, Math.min(read.size(), kept.size())))
                  .as("cut at byte " + cut)
                  .isEqualTo(kept);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void a_changed_byte_costs_its_own_block_alone(Path sample) throws IOException {
    byte[] bytes = bytes(sample);
    List<Part> whole = parts(bytes);
    SplittableRandom random = new SplittableRandom(sample.toString().hashCode() + 1L);
    for (int i = 0; i < CHANGES; i++) {
      int at = random.nextInt(bytes.length);
      byte[] changed = bytes.clone();
      changed[at] = (byte) random.nextInt(256);
      untouched(whole, bytes, changed, at, at);
    }
  }

  private static void untouched(List<Part> whole, byte[] bytes, byte[] changed, int from, int to) {
    List<Part> read = parts(changed);
    List<String> said = read.stream().map(Part::said).toList();
    List<String> kept = above(whole, line(bytes, from) - 1);
    assertThat(said.subList(0, Math.min(said.size(), kept.size())))
        .as("above bytes " + from + " to " + to)
        .isEqualTo(kept);
    List<String> rest = below(whole, line(bytes, blockEnd(bytes, to)) + 1);
    assertThat(said.subList(Math.max(0, said.size() - rest.size()), said.size()))
        .as(
            "below bytes %d to %d, now %s",
            from, to, new String(changed, from, to - from + 1, StandardCharsets.ISO_8859_1))
        .isEqualTo(rest);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void a_doubled_line_costs_its_own_block_alone(Path sample) throws IOException {
    byte[] bytes = bytes(sample);
    List<Part> whole = parts(bytes);
    SplittableRandom random = new SplittableRandom(sample.toString().hashCode() + 2L);
    for (int i = 0; i < CUTS; i++) {
      int[] line = span(bytes, random.nextInt(bytes.length), "\n");
      byte[] doubled =
          concat(Arrays.copyOf(bytes, line[1]), Arrays.copyOfRange(bytes, line[0], bytes.length));
      untouched(whole, bytes, doubled, line[0], line[1] - 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void swapped_blocks_cost_nothing_outside_them(Path sample) throws IOException {
    byte[] bytes = bytes(sample);
    List<Part> whole = parts(bytes);
    SplittableRandom random = new SplittableRandom(sample.toString().hashCode() + 3L);
    for (int i = 0; i < CUTS; i++) {
      int[] block = span(bytes, random.nextInt(bytes.length), "\n\n");
      if (block[1] < bytes.length) {
        int[] next = span(bytes, block[1], "\n\n");
        byte[] swapped =
            concat(
                Arrays.copyOf(bytes, block[0]),
                Arrays.copyOfRange(bytes, next[0], next[1]),
                Arrays.copyOfRange(bytes, block[0], block[1]),
                Arrays.copyOfRange(bytes, next[1], bytes.length));
        untouched(whole, bytes, swapped, block[0], next[1] - 1);
      }
    }
  }

  /** From where to where a line or a block reaches, the end of it included. */
  private static int[] span(byte[] bytes, int at, String end) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int above = at == 0 ? -1 : text.lastIndexOf(end, at - 1);
    int from = above < 0 || above + end.length() > at ? Math.max(0, at) : above + end.length();
    int below = text.indexOf(end, at);
    return new int[] {from, below < 0 ? bytes.length : below + end.length()};
  }

  private static byte[] concat(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** Where the block ends that a byte stands in: at an empty line. */
  private static int blockEnd(byte[] bytes, int byteAt) {
    // an entry whose lines run together, or whose value alone on its line is damaged, may have lost
    // it, and then goes on in the next block
    int[] line = span(bytes, byteAt, "\n");
    String text = new String(bytes, line[0], line[1] - line[0], StandardCharsets.ISO_8859_1);
    return bytes[byteAt] == '\n' || text.matches(" +-?[0-9]+\n")
        ? emptyLine(bytes, emptyLine(bytes, byteAt) + 1)
        : emptyLine(bytes, byteAt);
  }

  private static int emptyLine(byte[] bytes, int at) {
    for (int i = at + 1; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return bytes.length - 1;
  }
}
