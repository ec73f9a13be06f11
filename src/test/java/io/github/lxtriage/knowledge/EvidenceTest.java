package io.github.lxtriage.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxMessage;
import io.github.lxtriage.lx.LxReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every judgement that was gathered for this project is the one that the program gives, but for
 * those that a source has shown to be wrong: {@code mended.csv} names it.
 */
class EvidenceTest {
  /** Rows that are no message of the probe, and the entry that each became. */
  private static final Map<String, String> NO_MESSAGE =
      Map.ofEntries(
          Map.entry("(no unsupported probe) fcntl F_OFD_SETLK", "fcntl/F_OFD_SETLK"),
          Map.entry("lx-ofd-record-locking", "fcntl/F_OFD_SETLK.range"),
          Map.entry("(no unsupported probe) unshare()", "syscall/unshare"),
          Map.entry("(no unsupported probe) setsockopt(6, 5)", "sockopt/TCP_KEEPINTVL.silent"),
          Map.entry("(no unsupported probe) setsockopt(0, 33)", "sockopt/IP_MULTICAST_TTL.silent"),
          Map.entry("(no unsupported probe) getsockopt(6, 3)", "sockopt/TCP_CORK.get.silent"),
          Map.entry("(no unsupported probe) NFS option", "mount/nfs.option.local_lock"),
          Map.entry(
              "(no unsupported probe before the 2026 bounds fix) syscall 323",
              "syscall/userfaultfd.silent"),
          Map.entry(
              "(no unsupported probe before the 2026 bounds fix) syscall 359",
              "syscall/socket.silent"),
          Map.entry("unsupported poll events requested: ...", "other/poll"));

  private final Knowledge knowledge = Knowledge.bundled();
  private final LxReader reader = new LxReader(LinuxTables.bundled());

  static List<CSVRecord> rows() {
    return table("/reference/knowledge/evidence.csv");
  }

  static List<CSVRecord> mended() {
    return table("/reference/knowledge/mended.csv");
  }

  private static List<CSVRecord> table(String path) {
    try (InputStream in =
        Objects.requireNonNull(EvidenceTest.class.getResourceAsStream(path), path)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new InputStreamReader(in, UTF_8))
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> withoutMessage(String signature) {
    return NO_MESSAGE.entrySet().stream()
        .filter(row -> signature.startsWith(row.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Entry entry(CSVRecord row) {
    String signature = row.get("signature");
    String subject =
        withoutMessage(signature)
            .orElseGet(
                () -> {
                  LxMessage message = reader.read(signature, Optional.empty());
                  assertThat(message.recognised()).as(signature).isTrue();
                  return message.subject().id();
                });
    return knowledge.entry(subject).orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void every_row_gives_its_verdict_from_an_entry_of_its_own(CSVRecord row) {
    Entry entry = entry(row);
    assertThat(entry.inherited()).isEmpty();
    String verdict = mendedVerdict(entry.subject()).orElse(row.get("verdict"));
    assertThat(entry.verdict().id()).as(entry.subject()).isEqualTo(verdict);
  }

  /** What a source says of a subject, or of a subject and a caller behind it. */
  private static Optional<String> mendedVerdict(String subject) {
    return mended().stream()
        .filter(mended -> mended.get("subject").equals(subject))
        .map(mended -> mended.get("after"))
        .findFirst();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mended")
  void what_differs_from_its_row_has_a_source_that_says_why(CSVRecord mended) {
    String[] words = mended.get("subject").split(" ", 2);
    Entry entry = knowledge.entry(words[0]).orElseThrow();
    assertThat(entry.evidence()).contains(mended.get("source"));
    assertThat(mended.get("why")).isNotBlank();
    assertThat(
            rows().stream()
                .filter(row -> entry(row).subject().equals(entry.subject()))
                .map(row -> words.length == 1 ? row.get("verdict") : byCaller(row).get(words[1]))
                .filter(Objects::nonNull))
        .containsOnly(mended.get("before"))
        .doesNotContain(mended.get("after"));
  }

  @Test
  void ten_rows_are_no_messages_and_their_entries_say_so() {
    List<CSVRecord> silent =
        rows().stream().filter(row -> withoutMessage(row.get("signature")).isPresent()).toList();
    assertThat(silent).hasSize(10);
    assertThat(
            silent.stream().map(this::entry).filter(entry -> !entry.subject().equals("other/poll")))
        .allMatch(Entry::silent);
  }

  @ParameterizedTest
  @CsvSource({
    "F_OFD_SETLKW,          fcntl/F_OFD_SETLK",
    "lx-ofd-record-locking, fcntl/F_OFD_SETLK.range"
  })
  void a_further_name_leads_to_its_entry(String name, String subject) {
    assertThat(knowledge.named(name, List.of()))
        .extracting(Entry::subject)
        .containsExactly(subject);
  }

  @Test
  void a_silent_failure_is_found_by_the_subject_that_it_belongs_to() {
    assertThat(knowledge.named("x", List.of("sockopt/TCP_KEEPINTVL")))
        .extracting(Entry::subject)
        .containsExactly("sockopt/TCP_KEEPINTVL.silent");
  }

  /** {@code tini -s, containerd-shim: actionable; systemd: harmless}. */
  static Stream<CSVRecord> rowsByCaller() {
    return rows().stream().filter(row -> !row.get("verdict_by_caller").isEmpty());
  }

  /** What was gathered of a program was gathered before it needed more with a later version. */
  private static Verdict verdict(Entry entry, String execname) {
    return CallerAnswer.of(entry, execname, Optional.of(Version.FIRST), Set.of()).verdict();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rowsByCaller")
  void a_row_that_judges_by_caller_has_its_callers(CSVRecord row) {
    Entry entry = entry(row);
    byCaller(row)
        .forEach(
            (execname, verdict) ->
                assertThat(verdict(entry, execname).id())
                    .as("%s: %s", entry.subject(), execname)
                    .isEqualTo(mendedVerdict(entry.subject() + " " + execname).orElse(verdict)));
  }

  /** The verdict of each process that a row names. */
  private static Map<String, String> byCaller(CSVRecord row) {
    Map<String, String> verdicts = new TreeMap<>();
    if (!row.get("verdict_by_caller").isEmpty()) {
      for (String group : row.get("verdict_by_caller").split("; ", -1)) {
        String verdict = group.replaceFirst(".*: ", "").replaceFirst(" \\(.*", "");
        for (String caller : group.replaceFirst(": .*", "").split(", ", -1)) {
          verdicts.put(execname(caller), verdict);
        }
      }
    }
    return verdicts;
  }

  /** The process that a caller of the reference runs as. */
  private static String execname(String caller) {
    String word = caller.replaceFirst(" .*", "");
    return switch (word) {
      case "Open5GS" -> "open5gs-amfd";
      case "others" -> "somebody";
      case "Cilium" -> "cilium-agent";
      case "Falco" -> "falco";
      case "pam_keyinit" -> "login";
      case "ecryptfs" -> "mount.ecryptfs_private".substring(0, 15);
      case "Kerberos" -> "kinit";
      case "PTP" -> "ptp4l";
      default -> word.substring(0, Math.min(15, word.length()));
    };
  }

  @Test
  void a_name_that_the_kernel_cut_is_still_the_caller() {
    Entry.Caller caller = new Entry.Caller("systemd-timesyncd", Verdict.ACTIONABLE, "");
    assertThat(
            Stream.of("systemd-timesyncd", "systemd-timesyn", "systemd-timesync")
                .filter(caller::matches))
        .hasSize(3);
    assertThat(Stream.of("systemd", "systemd-time", "systemd-timedat").noneMatch(caller::matches))
        .isTrue();
  }

  @Test
  void the_most_specific_caller_decides_whatever_the_order() {
    Entry entry = knowledge.entry("sockopt/SCTP_NODELAY").orElseThrow();
    assertThat(Arrays.asList(verdict(entry, "open5gs-amfd"), verdict(entry, "other")))
        .containsExactly(Verdict.ACTIONABLE, Verdict.DEGRADED);
  }
}
