package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.RecordKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every byte of every capture at hand belongs to exactly one record, diagnostic, blank or unread
 * line.
 */
class ConservationTest {
  static Stream<Path> captures() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("samples"));
        Stream<Path> tests = Files.walk(Path.of("src/test/resources"))) {
      return Stream.concat(
          samples.filter(ConservationTest::sample), tests.filter(ConservationTest::test))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<Path> samples() throws IOException {
    return captures().filter(path -> path.startsWith("samples"));
  }

  private static boolean sample(Path path) {
    String name = path.getFileName().toString();
    return Files.isRegularFile(path) && !name.startsWith("README") && !name.equals("captures.csv");
  }

  private static boolean test(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".log") || name.endsWith(".txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void no_byte_is_lost_or_counted_twice(Path capture) throws IOException {
    byte[] bytes = Files.readAllBytes(capture);
    Captured captured = Captured.of(bytes);
    ReadSummary summary = captured.summary();
    assertThat(summary.bytes()).isEqualTo(bytes.length);
    long lines = summary.blank().lines();
    for (RecordKind kind : RecordKind.values()) {
      lines += summary.share(kind).lines();
    }
    assertThat(lines).isEqualTo(summary.lines());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void a_records_text_stands_where_the_record_says(Path capture) throws IOException {
    Captured captured = Captured.of(Files.readAllBytes(capture));
    List<String> lines =
        new String(Files.readAllBytes(capture), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < captured.records().size(); i++) {
      long line = captured.records().get(i).line();
      if (captured.records().get(i).recordKind() != RecordKind.DIAGNOSTIC
          && !lines.get((int) line - 1).contains("dtrace: ")) {
        String first = captured.raw().get(i).split("\n", -1)[0];
        assertThat(lines.get((int) line - 1)).contains(first);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void no_line_of_a_sample_is_unread(Path capture) throws IOException {
    assertThat(Captured.of(Files.readAllBytes(capture)).summary().unread()).isZero();
  }
}
