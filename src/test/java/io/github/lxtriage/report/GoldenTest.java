package io.github.lxtriage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the formats write, byte for byte, the page without its style and script, which are files of
 * their own. {@code -Dgolden.write=true} accepts what is written now; read the difference before
 * you commit it.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/github/lxtriage/report/golden");
  private static final List<ReportFormat> FORMATS = List.of(ReportFormat.values());

  static Map<String, Triage> cases() {
    Map<String, Triage> cases = new TreeMap<>();
    cases.put("nothing-complete", MadeUp.triage(Trust.Level.COMPLETE));
    cases.put("nothing-lossy", MadeUp.triage(Trust.Level.LOSSY));
    cases.put("nothing-unknown", MadeUp.triage(Trust.Level.UNKNOWN));
    cases.put("no-capture", MadeUp.triage(List.of()));
    cases.put("mixed", mixed());
    cases.put("hostile", hostile());
    cases.put("demo", DemoTriage.full());
    cases.put("everything", MadeUp.everything());
    cases.put("notes", MadeUp.notes());
    return cases;
  }

  /** The case with a name. */
  static Triage named(String name) {
    return Objects.requireNonNull(cases().get(name), name);
  }

  private static Triage mixed() {
    return MadeUp.triage(
        Trust.Level.UNKNOWN,
        MadeUp.finding(Domain.SYSCALL, "statx", Verdict.HARMLESS)
            .count(1240)
            .title("newfstatat is used")
            .spellings("NOSYS (332): out of bounds", "NOSYS (statx): Not done yet")
            .by("ls", 1000, 4L, 5L)
            .by("cp", 240, 6L),
        MadeUp.finding(Domain.SOCKOPT, "SO_KEEPALIVE", Verdict.SUPPORTED)
            .support(Support.NATIVE)
            .count(3)
            .calls(3)
            .by("sshd", 3, 9L),
        MadeUp.finding(Domain.SYSCALL, "480", Verdict.UNKNOWN).confidence(Confidence.LOW),
        MadeUp.finding(Domain.PRCTL, "PR_SET_CHILD_SUBREAPER", Verdict.ACTIONABLE)
            .count(10)
            .title("tini -s exits at once")
            .why("It needs the option.")
            .advice("Start tini without -s.")
            .secondOpinion(Verdict.DEGRADED, Confidence.LOW, "not everybody uses -s")
            .processes(new Finding.Caller("tini", 10, List.of(1L, 2L), 7, Verdict.ACTIONABLE))
            .line("demo.log", 11, "    1   tini prctl option 36\\0"),
        MadeUp.finding(Domain.PRCTL, "PR_SET_MM", Verdict.ACTIONABLE)
            .count(99)
            .suppressed("known", "2030-01-31"));
  }

  private static Triage hostile() {
    return MadeUp.triage(
        List.of(
            MadeUp.capture("+dir/`x`.log", Trust.Level.COMPLETE),
            MadeUp.capture("demo.log", Trust.Level.COMPLETE)),
        MadeUp.finding(Domain.OTHER, "<script>alert(1)</script>", Verdict.ACTIONABLE)
            .title("=cmd()|' /C calc'!A0")
            .count(2)
            .advice("\u001b]0;owned\u0007 \u202egnp.exe \r\nnext\tcell")
            .by("-2+3", 1, 1L)
            .by("\u009b31m", 1, 2L)
            .spellings("@SUM(A1)", "a|b", "\"quoted\", and more")
            .first("+dir/`x`.log", 1)
            .line("+dir/`x`.log", 1, "tab\there\nsecond \u0000 line"),
        MadeUp.finding(Domain.OTHER, "\ud83d\ude00\ud83d\u2066", Verdict.UNKNOWN).count(2));
  }

  @TestFactory
  Stream<DynamicTest> writes_the_bytes_that_were_accepted() {
    return cases().entrySet().stream()
        .flatMap(
            entry ->
                FORMATS.stream()
                    .map(
                        format ->
                            DynamicTest.dynamicTest(
                                name(entry.getKey(), format),
                                () -> compare(entry.getKey(), entry.getValue(), format))));
  }

  @Test
  void has_a_case_for_every_accepted_file() throws IOException {
    Set<String> names =
        cases().keySet().stream()
            .flatMap(key -> FORMATS.stream().map(format -> name(key, format)))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsAll(names)
          .isSubsetOf(names);
    }
  }

  private static String name(String key, ReportFormat format) {
    return key
        + "."
        + switch (format) {
          case TABLE -> "txt";
          case MARKDOWN -> "md";
          case JUNIT -> "xml";
          case JSON, CSV, SARIF, HTML -> format.id();
        };
  }

  /** The page, its style and script and their hashes by name. */
  private static String withoutOwnFiles(String page) {
    return page.replaceFirst("(?s)<style>.*?</style>", "<style>page.css</style>")
        .replaceFirst("(?s)<script>.*?</script>", "<script>page.js</script>")
        .replaceFirst("style-src 'sha256-[^']*'", "style-src 'sha256-...'")
        .replaceFirst("script-src 'sha256-[^']*'", "script-src 'sha256-...'");
  }

  private static void compare(String key, Triage triage, ReportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, ReportContext.plain("1.2.3", "342 entries"), out);
    Path file = FOLDER.resolve(name(key, format));
    String written = out.toString(StandardCharsets.UTF_8);
    if (format == ReportFormat.HTML) {
      written = withoutOwnFiles(written);
    }
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }
}
