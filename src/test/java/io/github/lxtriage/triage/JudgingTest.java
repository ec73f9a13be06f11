package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.Captures.capture;
import static io.github.lxtriage.triage.Captures.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.trace.Key;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract's paragraph "Refused and called", line by line, and what decides a verdict. */
class JudgingTest {
  // ---- refused and called

  @Test
  void a_message_means_that_lx_refused_it_and_its_entry_decides() {
    Finding finding =
        capture().refused("curl", "setsockopt(41, 25)").finding("sockopt/IPV6_RECVERR");
    assertThat(finding.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(finding.support()).isEqualTo(Support.REFUSED);
    assertThat(finding.refusals()).isEqualTo(1);
    assertThat(finding.calls()).isZero();
  }

  @Test
  void a_refused_option_is_never_supported_though_lx_has_it() {
    Finding finding = capture().refused("sshd", "setsockopt(1, 9)").finding("sockopt/SO_KEEPALIVE");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.inherited()).isPresent();
  }

  @Test
  void a_refused_call_that_lx_has_is_unknown_and_says_so() {
    Finding finding = capture().refused("x", "NOSYS (read): Not done yet").finding("syscall/read");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.title()).isEqualTo("LX has read, and yet refused it");
  }

  @Test
  void a_mere_call_is_supported_where_lx_answers_it_with_success() {
    Finding nativeOption = capture().called("sshd", 1, 9).finding("sockopt/SO_KEEPALIVE");
    assertThat(nativeOption.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(nativeOption.support()).isEqualTo(Support.NATIVE);
    Finding converted = capture().called("sshd", 1, 16).finding("sockopt/SO_PASSCRED");
    assertThat(converted.support()).isEqualTo(Support.CONVERTED);
    Finding faked = capture().called("curl", 0, 11).finding("sockopt/IP_RECVERR");
    assertThat(faked.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(faked.support()).isEqualTo(Support.IGNORED);
    assertThat(faked.title()).contains("does nothing");
  }

  @Test
  void a_faked_success_is_degraded_where_the_knowledge_says_so() {
    String rule =
        "- {subject: sockopt/ICMP_FILTER, title: T, verdict: degraded, confidence: low, why: W.,"
            + " advice: A.}";
    Knowledge ruled =
        Knowledge.bundled()
            .with(Knowledge.rules(new ByteArrayInputStream(rule.getBytes(UTF_8)), "r.yaml"));
    Finding finding = Captures.with(ruled).called("ping", 255, 1).finding("sockopt/ICMP_FILTER");
    assertThat(finding.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(finding.support()).isEqualTo(Support.IGNORED);
    assertThat(capture().called("ping", 255, 1).finding("sockopt/ICMP_FILTER").verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void a_mere_call_of_what_lx_refuses_is_what_the_entry_says() {
    assertThat(capture().called("nmap", 1, 25).finding("sockopt/SO_BINDTODEVICE").verdict())
        .isEqualTo(Verdict.DEGRADED);
    assertThat(capture().called("x", 132, 0).finding("sockopt/SCTP_RTOINFO").verdict())
        .isEqualTo(Verdict.ACTIONABLE);
    assertThat(capture().called("x", 6, 999).finding("sockopt/6.999").verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void refusals_count_where_there_are_any_and_calls_are_kept_beside() {
    Finding finding =
        capture()
            .called("curl", 41, 25)
            .called("curl", 41, 25)
            .called("curl", 41, 25)
            .refused("curl", "setsockopt(41, 25)")
            .finding("sockopt/IPV6_RECVERR");
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.calls()).isEqualTo(3);
    assertThat(finding.verdict()).isEqualTo(Verdict.ACTIONABLE);
  }

  @Test
  void set_and_get_are_two_findings() {
    Triage triage =
        capture().refused("x", "setsockopt(1, 25)").refused("x", "getsockopt(1, 25)").triage();
    assertThat(triage.findings())
        .extracting(Finding::id)
        .containsExactly("sockopt/SO_BINDTODEVICE", "sockopt/SO_BINDTODEVICE.get");
  }

  @Test
  void a_number_without_a_level_names_no_option_and_only_counts_of_setsockopt_are_options() {
    Captures counted = capture().describes("lx-syscall::setsockopt:entry");
    Finding finding = counted.counted("ntpd", new Key.Int(35), 3).finding("sockopt/?.35");
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.candidates()).contains("IPPROTO_IP/IP_ADD_MEMBERSHIP");
    assertThat(capture().counted("ntpd", new Key.Int(35), 3).triage().findings()).isEmpty();
  }

  @Test
  void a_row_of_two_strings_is_a_finding_where_lx_says_it_or_the_capture_names_the_probe() {
    Key message = new Key.Str("prctl option 23");
    Key other = new Key.Str("/etc/passwd");
    assertThat(capture().counted("x", message, 9).finding("prctl/PR_CAPBSET_READ").count())
        .isEqualTo(9);
    assertThat(capture().counted("x", other, 9).triage().findings()).isEmpty();
    assertThat(
            capture().describes("brand-lx-unsupported").counted("x", other, 9).triage().findings())
        .hasSize(1);
  }

  // ---- callers, parts, opinions

  @Test
  void the_process_decides_where_an_entry_judges_by_caller_and_the_worst_stands() {
    Captures both =
        capture().refused("systemd", "prctl option 36").refused("tini", "prctl option 36");
    Finding finding = both.finding("prctl/PR_SET_CHILD_SUBREAPER");
    assertThat(finding.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(finding.processes())
        .extracting(Finding.Caller::execname, Finding.Caller::verdict)
        .containsExactly(tuple("systemd", Verdict.HARMLESS), tuple("tini", Verdict.ACTIONABLE));
    assertThat(
            capture()
                .refused("systemd", "prctl option 36")
                .finding("prctl/PR_SET_CHILD_SUBREAPER")
                .verdict())
        .isEqualTo(Verdict.HARMLESS);
  }

  @Test
  void several_flags_are_one_finding_counted_once_and_the_worst_decides() {
    Finding finding =
        capture()
            .refused("x", "unsupported sock flags 0x0000a000")
            .finding("msg_flag/MSG_ERRQUEUE|MSG_MORE");
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.verdict()).isEqualTo(Verdict.ACTIONABLE);
    assertThat(finding.parts())
        .extracting(Finding.Part::id, Finding.Part::verdict)
        .containsExactly(
            tuple("msg_flag/MSG_ERRQUEUE", Verdict.ACTIONABLE),
            tuple("msg_flag/MSG_MORE", Verdict.HARMLESS));
  }

  @Test
  void a_differing_second_opinion_is_kept_and_the_confidence_is_not_high() {
    Finding finding = capture().refused("java", "prctl option 22").finding("prctl/PR_SET_SECCOMP");
    assertThat(finding.entry().flatMap(Entry::secondOpinion)).isPresent();
    assertThat(finding.confidence()).isNotEqualTo(Confidence.HIGH);
  }

  @Test
  void what_was_inherited_says_from_what() {
    Finding finding = capture().refused("x", "setsockopt(132, 0)").finding("sockopt/SCTP_RTOINFO");
    assertThat(finding.inherited().map(Entry.Inherited::family)).hasValue("sctp");
    assertThat(finding.confidence()).isEqualTo(Confidence.MEDIUM);
  }

  // ---- order

  @Test
  void the_public_captures_have_one_finding_that_needs_action_each() {
    Triage curl =
        capture()
            .refused("curl", "NOSYS (334): out of bounds")
            .refused("curl", "NOSYS (435): out of bounds")
            .refused("curl", "setsockopt(41, 25)")
            .triage();
    Triage systemd =
        capture()
            .refused("systemd", "prctl option 23")
            .refused("systemd", "NOSYS (332): out of bounds")
            .refused("systemd", "fstatat(AT_NO_AUTOMOUNT)")
            .heading("caller", "systemd=247")
            .triage();
    for (Triage triage : List.of(curl, systemd)) {
      assertThat(triage.summary())
          .containsEntry(Verdict.ACTIONABLE, 1)
          .containsEntry(Verdict.HARMLESS, 2);
    }
    assertThat(curl.findings().get(0).id()).isEqualTo("sockopt/IPV6_RECVERR");
    assertThat(systemd.findings().get(0).id()).isEqualTo("fs/AT_NO_AUTOMOUNT");
  }

  @Test
  void neither_the_order_of_files_nor_that_of_records_shows() {
    Captures a = named("a.log").refused("curl", "setsockopt(41, 25)").called("curl", 41, 25);
    Captures b =
        named("b.log").refused("tini", "prctl option 36").refused("x", "NOSYS (480): gone");
    Triage one = Triage.of(List.of(a.tally(), b.tally()), Knowledge.bundled());
    Triage two = Triage.of(List.of(b.tally(), a.tally()), Knowledge.bundled());
    assertThat(two).isEqualTo(one);
    for (long seed = 0; seed < 5; seed++) {
      Triage shuffled =
          Triage.of(List.of(b.shuffled(seed).tally(), a.tally()), Knowledge.bundled());
      assertThat(shuffled.findings())
          .extracting(Finding::id, Finding::verdict, Finding::count)
          .containsExactlyElementsOf(
              one.findings().stream().map(f -> tuple(f.id(), f.verdict(), f.count())).toList());
    }
  }
}
