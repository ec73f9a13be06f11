package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What other programs make of a capture on its way: each line with a prefix, other blanks, other
 * ends of lines. Such a line may be read for what it was, or not be read, and then it is counted as
 * unread; it is never read as something else, and a file of such lines is never called clean.
 */
class TransportsTest {
  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
  private static final Pattern UNREAD = Pattern.compile(" ([0-9]+) unread\n");

  @TempDir Path directory;

  /** What passes lines on. */
  enum Transport {
    JOURNALCTL("May 01 10:00:09 gz dtrace[4711]: "),
    SYSLOG("<30>May  1 10:00:09 gz dtrace[4711]: "),
    TS("May 01 10:00:09 "),
    DOCKER("2024-05-01T10:00:09.123456789Z "),
    KUBECTL("[pod/trace-0/dtrace] "),
    CONTAINERD("2024-05-01T10:00:09.123456789Z stdout F "),
    GREP_N("12:"),
    CAT_N("    12\t"),
    NO_BREAK_SPACES("");

    private final String prefix;

    Transport(String prefix) {
      this.prefix = prefix;
    }

    String pass(String line) {
      return this == NO_BREAK_SPACES ? line.replace(" ", "\u00a0") : prefix + line;
    }
  }

  private static List<String> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".log"))
          .sorted()
          .toList();
    }
  }

  /** The records of a capture, without where each was found. */
  private static Set<String> records(Run run) {
    return run.out()
        .lines()
        .map(line -> line.replaceAll("\"(source|line)\":(\"[^\"]*\"|[0-9]+),?", ""))
        .collect(Collectors.toSet());
  }

  private static boolean isCounted(String sample) {
    return records(Run.in(SAMPLES, "parse", sample)).stream()
        .anyMatch(record -> record.contains("\"agg-row\"") || record.contains("\"hist\""));
  }

  private static long unread(Run run) {
    Matcher unread = UNREAD.matcher(run.err());
    assertThat(unread.find()).as(run.err()).isTrue();
    return Long.parseLong(unread.group(1));
  }

  private void isReadOrUnread(String sample, String passed) throws IOException {
    Files.writeString(directory.resolve(sample), passed, UTF_8);
    Run plain = Run.in(SAMPLES, "parse", sample);
    Run run = Run.in(directory, "parse", sample);
    List<String> others = new ArrayList<>(records(run));
    others.removeIf(record -> record.contains("\"kind\":\"text\""));
    others.removeIf(record -> record.matches(".*\"class\":\"(unknown|other-loss)\".*")); // doubts
    others.removeAll(records(plain));
    assertThat(others).as(sample).isEmpty();
    Run strict = Run.in(directory, "triage", "--strict", sample);
    if (!records(run).containsAll(records(plain))) {
      boolean doubted = run.out().contains("\"class\":\"other-loss\"");
      assertThat(unread(run) > 0 || doubted).as(sample).isTrue();
      assertThat(strict.code()).as(sample + strict.out()).isIn(1, 4); // by what is left of it
      assertThat(strict.out()).as(sample).doesNotContain("Nothing was reported", "complete:");
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void a_line_that_was_passed_on_is_read_as_what_it_was_or_unread(Transport transport)
      throws IOException {
    for (String sample : samples()) {
      if (transport == Transport.CAT_N && isCounted(sample)) {
        continue; // a number in front of a count is taken for a part of its key
      }
      isReadOrUnread(
          sample,
          Files.readString(SAMPLES.resolve(sample), ISO_8859_1)
              .lines()
              .map(line -> transport.pass(line) + "\n")
              .collect(Collectors.joining()));
    }
  }

  @Test
  void lines_that_end_in_a_carriage_return_alone_are_read_or_unread() throws IOException {
    for (String sample : samples()) {
      isReadOrUnread(
          sample, Files.readString(SAMPLES.resolve(sample), ISO_8859_1).replace('\n', '\r'));
    }
  }
}
