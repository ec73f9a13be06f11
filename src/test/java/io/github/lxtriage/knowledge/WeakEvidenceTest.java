package io.github.lxtriage.knowledge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence shows what the caller does; what does not show it is called our judgement. */
class WeakEvidenceTest {
  /** A reference work without a page, the table of another product, and forks of single people. */
  private static final Pattern NO_EVIDENCE =
      Pattern.compile("manual pages|gvisor.*linux64\\.go|github\\.com/(smokris|citrus-it)/");

  /** The tables of LX, which show that something is refused and not what a caller does then. */
  private static final Pattern TABLE =
      Pattern.compile(
          "brand/lx/os/lx_syscall\\.c|brand/lx/syscall/lx_(socket|prctl|fcntl|timer|futex)\\.c"
              + "|syscall/lx_personality\\.c|common/capabilities\\.c|lx_netlink\\.c"
              + "|^the LX (system call|socket option)|^the LX tables|^the entr(y|ies) of ");

  /** What happens follows from LX alone, whatever the caller does, so that its source shows it. */
  private static final Set<String> LX_SHOWS_IT =
      Set.of(
          // LX drops the flag and answers success
          "msg_flag/MSG_WAITFORONE",
          // LX remembers it and changes nothing
          "personality/PER_LINUX32",
          // the fault, or the abort, comes from LX itself
          "other/vsyscall",
          "syscall/socket.silent",
          "syscall/userfaultfd.silent",
          // no such thing exists in LX, and the call has no other use
          "syscall/mq_open",
          "syscall/mq_timedsend",
          "syscall/nosys",
          "syscall/x32.512",
          "sockopt/IP_DROP_SOURCE_MEMBERSHIP");

  static List<Entry> entries() {
    return Knowledge.bundled().entries();
  }

  static List<Family> families() {
    return Bundled.families().all();
  }

  private static boolean isWeak(Entry entry) {
    return entry.evidence().stream()
        .allMatch(source -> NO_EVIDENCE.matcher(source).find() || TABLE.matcher(source).find());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void an_entry_says_what_it_rests_on_and_a_judgement_is_never_sure(Entry entry) {
    assertThat(entry.basis()).isPresent();
    if (entry.basis().orElseThrow() == Basis.JUDGEMENT) {
      assertThat(entry.confidence()).isEqualTo(Confidence.LOW);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void what_only_tables_show_is_our_judgement(Entry entry) {
    if (isWeak(entry) && !LX_SHOWS_IT.contains(entry.subject())) {
      assertThat(entry.basis()).hasValue(Basis.JUDGEMENT);
    }
  }

  @Test
  void nothing_rests_on_a_work_without_a_page_on_another_product_or_on_a_fork() {
    assertThat(
            Stream.concat(
                entries().stream().flatMap(entry -> entry.evidence().stream()),
                families().stream().flatMap(family -> family.evidence().stream())))
        .noneMatch(source -> NO_EVIDENCE.matcher(source).find());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void a_family_that_is_our_judgement_is_never_sure(Family family) {
    Entry member = family.entry("sockopt/X", Bundled::own);
    assertThat(member.basis()).isPresent();
    if (member.basis().orElseThrow() == Basis.JUDGEMENT) {
      assertThat(member.confidence()).isEqualTo(Confidence.LOW);
    }
  }

  @Test
  void the_page_counts_what_the_entries_rest_on() throws IOException {
    Map<Basis, Long> counts =
        entries().stream().collect(groupingBy(entry -> entry.basis().orElseThrow(), counting()));
    String page = Files.readString(Path.of("docs/knowledge.md"));
    for (Basis basis : Basis.values()) {
      assertThat(page).contains("| `" + basis.id() + "` | " + counts.get(basis) + " |");
    }
  }
}
