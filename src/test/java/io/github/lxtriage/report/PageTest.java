package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page answers in the order of a reader's questions, says no more than it knows, and acts on
 * nothing.
 */
class PageTest {
  private static final ReportContext CONTEXT = ReportContext.plain("1.2.3", "342 entries");

  private static String html(Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.HTML.write(triage, CONTEXT, out);
    return out.toString(UTF_8);
  }

  private static Document page(Triage triage) throws IOException {
    return Jsoup.parse(html(triage));
  }

  private static MadeUp actionable() {
    return MadeUp.finding(Domain.FS, "X", Verdict.ACTIONABLE)
        .title("it breaks")
        .why("Because.")
        .advice("Upgrade.");
  }

  private static String headline(Triage triage) throws IOException {
    return page(triage).expectFirst("h1").text();
  }

  private static List<String> sections(Triage triage) throws IOException {
    return page(triage).select("section").eachAttr("id");
  }

  @Test
  void shows_the_sections_in_the_order_of_the_questions() throws IOException {
    assertThat(sections(DemoTriage.full()))
        .containsExactly(
            "matrix",
            "trust",
            "todo",
            "verdicts",
            "action",
            "unjudged",
            "origin",
            "findings",
            "faked",
            "captures",
            "unread",
            "blind",
            "ticket");
  }

  @Test
  void moves_what_cannot_be_seen_up_where_nothing_was_found() throws IOException {
    assertThat(sections(MadeUp.triage(Trust.Level.COMPLETE)))
        .containsExactly("blind", "trust", "todo", "unread");
    assertThat(sections(MadeUp.triage(Trust.Level.LOSSY)))
        .containsExactly("trust", "todo", "unread", "blind");
  }

  @Test
  void says_what_was_expected_where_nothing_could_be_read() throws IOException {
    CaptureSummary empty =
        MadeUp.read(
            "notes.txt",
            List.of(),
            12,
            0,
            12,
            Optional.empty(),
            MadeUp.capture("notes.txt", Trust.Level.UNKNOWN).trust(),
            List.of(),
            List.of(new CaptureSummary.UnreadShape("Dear diary, day N", 12, 1)));
    Triage triage = MadeUp.triage(List.of(empty));
    assertThat(headline(triage)).isEqualTo("No record could be read.");
    assertThat(sections(triage)).startsWith("unread", "trust");
    assertThat(page(triage).select("#unread").text())
        .contains("12 of 12", "Expected is what dtrace prints", "Dear diary, day N");
  }

  @Test
  void never_calls_a_capture_clean_that_may_lack_something() throws IOException {
    assertThat(headline(MadeUp.triage(Trust.Level.COMPLETE)))
        .isEqualTo("Nothing unsupported was seen in 1 complete capture.");
    assertThat(headline(MadeUp.triage(Trust.Level.LOSSY)))
        .isEqualTo("Nothing was seen, but 37 records were dropped: this is not a clean result.");
    assertThat(headline(MadeUp.triage(Trust.Level.UNKNOWN)))
        .isEqualTo(
            "Nothing was seen, but nothing shows that the capture is whole: this is not a clean"
                + " result.");
    assertThat(page(MadeUp.triage(Trust.Level.LOSSY)).select("main use[href=#i-t-fine]")).isEmpty();
    assertThat(page(MadeUp.triage(Trust.Level.UNKNOWN)).select("main use[href=#i-t-fine]"))
        .isEmpty();
    assertThat(headline(MadeUp.triage(List.of()))).isEqualTo("No capture was read.");
  }

  @Test
  void puts_the_headline_into_singular_and_plural() throws IOException {
    MadeUp harmless = MadeUp.finding(Domain.SYSCALL, "statx", Verdict.HARMLESS);
    MadeUp unknown = MadeUp.finding(Domain.SYSCALL, "480", Verdict.UNKNOWN);
    Trust.Level complete = Trust.Level.COMPLETE;
    assertThat(headline(MadeUp.triage(complete, actionable())))
        .isEqualTo("The only finding needs action.");
    assertThat(headline(MadeUp.triage(complete, actionable(), harmless)))
        .isEqualTo("1 of 2 findings needs action.");
    assertThat(headline(MadeUp.triage(complete, unknown, harmless)))
        .isEqualTo("Nothing that is judged needs action; 1 of 2 findings is not judged.");
    assertThat(headline(MadeUp.triage(complete, unknown)))
        .isEqualTo("The only finding is not judged.");
    assertThat(
            headline(
                MadeUp.triage(
                    complete, unknown, MadeUp.finding(Domain.PRCTL, "4242", Verdict.UNKNOWN))))
        .isEqualTo("None of the 2 findings is judged, so none is known to need action.");
    assertThat(headline(MadeUp.triage(complete, harmless)))
        .isEqualTo("Nothing seen needs action; the only finding is harmless.");
    assertThat(headline(MadeUp.triage(Trust.Level.UNKNOWN, harmless, actionable())))
        .isEqualTo("1 of 2 findings needs action; the capture is not known to be complete.");
    assertThat(headline(DemoTriage.full()))
        .isEqualTo(
            "4 of 38 findings need action; 1 of 4 captures is lossy: 37 records were dropped.");
  }

  @Test
  void leaves_suppressed_findings_out_of_the_headline_and_keeps_them_in_the_list()
      throws IOException {
    Document page = page(MadeUp.triage(Trust.Level.COMPLETE, actionable().suppressed()));
    assertThat(page.expectFirst("h1").text())
        .isEqualTo("Nothing that is not suppressed was seen in 1 complete capture.");
    assertThat(headline(MadeUp.triage(Trust.Level.UNKNOWN, actionable().suppressed())))
        .isEqualTo(
            "The only finding is suppressed, but nothing shows that the capture is whole: this is"
                + " not a clean result.");
    assertThat(page.select(".card")).isEmpty();
    assertThat(page.select("#rows tbody tr").text()).contains("fs/X suppressed");
    assertThat(page.select(".lede").text())
        .isEqualTo("1 finding is suppressed and not counted here.");
  }

  @Test
  void marks_counts_as_lower_bounds_unless_the_captures_are_complete() throws IOException {
    Document lossy = page(MadeUp.triage(Trust.Level.LOSSY, actionable().count(421)));
    assertThat(lossy.select(".card .meta").text()).contains("\u2265421 calls");
    assertThat(lossy.select("#verdicts td.number").eachText())
        .containsExactly("\u22651", "\u2265421", "0", "0", "0", "0", "0", "0", "0", "0");
    assertThat(html(MadeUp.triage(Trust.Level.COMPLETE, actionable().count(421))))
        .doesNotContain("\u2265");
  }

  @Test
  void draws_no_picture_of_a_single_mark() throws IOException {
    assertThat(page(MadeUp.triage(Trust.Level.COMPLETE, actionable())).select("svg[role=img]"))
        .isEmpty();
    assertThat(page(DemoTriage.full()).select("svg[role=img] > title").eachText())
        .containsExactly(
            "Findings and calls by verdict",
            "Calls of each finding by process",
            "Calls by process and domain");
  }

  @Test
  void has_a_bar_for_every_actionable_finding_and_the_same_numbers_in_a_table() throws IOException {
    Document page = page(DemoTriage.full());
    assertThat(page.select("#origin figure:first-of-type svg[role=img] path.t-alert")).hasSize(4);
    assertThat(page.select("#origin figure:first-of-type tbody tr")).hasSize(12);
    assertThat(page.select("#origin figure:first-of-type tbody tr").text())
        .contains("fs/fstatat(AT_NO_AUTOMOUNT)");
  }

  @Test
  void shows_what_each_capture_has_and_what_it_cannot_show() throws IOException {
    CaptureSummary rows =
        MadeUp.read(
            "rows.log",
            List.of("lxsockopt"),
            9,
            9,
            0,
            Optional.empty(),
            MadeUp.capture("rows.log", Trust.Level.COMPLETE).trust(),
            List.of(),
            List.of());
    Triage triage =
        MadeUp.triage(
            List.of(
                MadeUp.capture("a.log", Trust.Level.COMPLETE),
                MadeUp.capture("b.log", Trust.Level.LOSSY),
                rows),
            actionable().count(7).in("a.log", 7));
    Element section = page(triage).expectFirst("#matrix");
    assertThat(section.select("tbody td").eachText()).containsExactly("7", "\u22650", "n/a");
    assertThat(section.select("thead th").eachText())
        .containsExactly(
            "Finding", "a.log complete", "b.log OmniOS r151038, lossy", "rows.log complete");
  }

  @Test
  void folds_many_captures_and_adds_them_up_first() throws IOException {
    List<CaptureSummary> captures = new java.util.ArrayList<>();
    for (int i = 0; i < 100; i++) {
      captures.add(MadeUp.capture("c" + i, Trust.Level.COMPLETE));
    }
    Triage triage = MadeUp.triage(captures, actionable().count(3).in("c50", 1).in("c7", 2));
    Element section = page(triage).expectFirst("#matrix");
    assertThat(section.select("table:not(.matrix) td.number").eachText())
        .containsExactly("3", "2", "0", "0", "98", "0");
    assertThat(section.select("details details > summary").eachText())
        .hasSize(9)
        .contains("c0 to c11 12 complete", "c96 to c99 4 complete");
    assertThat(section.select("details table.matrix td.hit").eachText()).containsExactly("2", "1");
  }

  @Test
  void leads_the_matrix_with_what_is_new_and_bad_and_folds_the_rest() throws IOException {
    MadeUp[] findings = new MadeUp[30];
    for (int i = 0; i < findings.length; i++) {
      Verdict verdict = i < 15 ? Verdict.ACTIONABLE : Verdict.HARMLESS;
      findings[i] =
          MadeUp.finding(Domain.SYSCALL, "n" + (10 + i), verdict).count(100 - i).in("a/1.log", 9);
    }
    MadeUp fresh = MadeUp.finding(Domain.SYSCALL, "fresh", Verdict.UNKNOWN).in("a/2.log", 1);
    MadeUp[] all = java.util.Arrays.copyOf(findings, 31);
    all[30] = fresh;
    Triage triage = MadeUp.triage(List.of(build("1"), build("2")), all);
    Element matrix = page(triage).expectFirst("#matrix");
    Element open = matrix.expectFirst("div.scroll");
    assertThat(open.select("tbody th a").eachText())
        .hasSize(12)
        .startsWith("syscall/fresh", "syscall/n10")
        .endsWith("syscall/n20");
    assertThat(open.expectFirst("tbody tr").select("td").eachText()).containsExactly("0", "1 new");
    assertThat(matrix.select("details > summary").eachText()).containsExactly("19 more findings");
    assertThat(matrix.select("details tbody th a").eachText())
        .hasSize(19)
        .startsWith("syscall/n21")
        .endsWith("syscall/n39");
    assertThat(matrix.select("p").text()).startsWith("Of 62 answers 30 are fixed, 1 is new and");
  }

  private static CaptureSummary build(String number) {
    CaptureSummary like = MadeUp.capture("a/" + number + ".log", Trust.Level.COMPLETE);
    return MadeUp.read(
        like.source(),
        like.producers(),
        like.lines(),
        like.records(),
        like.unread(),
        like.platform(),
        like.trust(),
        like.losses(),
        like.unreadShapes(),
        like.dating(),
        like.endings(),
        java.util.Map.of("distro", "a", "build", number));
  }

  @Test
  void a_fold_of_a_capture_names_the_worst_findings_and_counts_the_others() throws IOException {
    List<CaptureSummary> captures = new java.util.ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      captures.add(MadeUp.capture("c" + i, Trust.Level.COMPLETE));
    }
    MadeUp[] findings = new MadeUp[300];
    for (int i = 0; i < findings.length; i++) {
      findings[i] =
          MadeUp.finding(Domain.PRCTL, "PR_MADE_UP_" + i, Verdict.DEGRADED).in("c50", 1 + i);
    }
    Element fold = page(MadeUp.triage(captures, findings)).select("details.capture").get(50);
    assertThat(fold.select("a").size()).isBetween(3, 40);
    assertThat(fold.text())
        .contains("300 degraded")
        .endsWith(
            "and "
                + (300 - fold.select("a").size())
                + " more, in the output of triage --format json");
  }

  @Test
  void draws_what_is_distributed_and_says_where_the_peak_is() throws IOException {
    Document page = page(MadeUp.everything());
    assertThat(page.select("#rhythm figcaption").eachText())
        .containsExactly(
            "Calls over time. 4 of \u22655 refusals in the 4 seconds from 0:00 on (minutes:seconds since the"
                + " capture began).",
            "Distribution: NANOSECONDS: sshd, read. 7 of 8 values are in the bucket 1024 (a.log:20)",
            "Distribution: without a name. No value was counted (a.log:30)");
    assertThat(page.select("#rhythm svg[role=img]")).hasSize(3);
  }

  @Test
  void draws_one_line_for_a_long_silence_and_keeps_it_in_the_table() throws IOException {
    Element figure = page(MadeUp.everything()).expectFirst("#rhythm figure");
    assertThat(figure.select("svg text").eachText())
        .containsExactly("0:00", "\u22654", "0:04 to 1:24", "0", "1:28", "\u22651");
    assertThat(figure.select("tbody tr")).hasSize(23);
  }

  @Test
  void says_of_an_empty_capture_that_it_is_empty_and_what_to_run() throws IOException {
    CaptureSummary empty =
        MadeUp.read(
            "boot.log",
            List.of(),
            0,
            0,
            0,
            Optional.empty(),
            MadeUp.capture("boot.log", Trust.Level.UNKNOWN).trust(),
            List.of(),
            List.of());
    Document page = page(MadeUp.triage(List.of(empty)));
    assertThat(page.select("h1").text())
        .isEqualTo("The capture is empty: there is nothing to judge.");
    assertThat(page.select("section").eachAttr("id"))
        .containsExactly("trust", "todo", "unread", "blind");
    assertThat(page.select("#trust h2").text()).isEqualTo("Nothing was captured");
    assertThat(page.select("#todo pre").text())
        .startsWith("lxtriage script lxunsup --heading > lxunsup.d");
    assertThat(page.select("#blind p").text()).startsWith("No record was read");
  }

  @Test
  void adds_up_the_domains_that_do_not_fit_beside_each_other() throws IOException {
    List<Domain> domains = List.of(Domain.values()).subList(0, 13);
    MadeUp[] findings = new MadeUp[domains.size()];
    for (int i = 0; i < findings.length; i++) {
      findings[i] =
          MadeUp.finding(domains.get(i), "x", Verdict.DEGRADED)
              .count(200 - i)
              .by("ls", 100, 1L)
              .by("cp", 100 - i, 2L);
    }
    Elements figures = page(MadeUp.triage(Trust.Level.COMPLETE, findings)).select("#origin figure");
    Element heat = figures.get(figures.size() - 1);
    assertThat(heat.select("svg text").eachText())
        .contains("others (3)", "300", "267") // ls and cp in the last three domains
        .contains(domains.get(9).id())
        .doesNotContain(domains.get(10).id());
    assertThat(heat.select("thead th")).hasSize(15);
  }

  @Test
  void lists_the_least_trusted_captures_and_folds_the_others() throws IOException {
    List<CaptureSummary> captures = new java.util.ArrayList<>();
    for (int i = 10; i < 30; i++) {
      Trust.Level level = i < 27 ? Trust.Level.COMPLETE : Trust.Level.LOSSY;
      captures.add(MadeUp.capture("c" + i, level));
    }
    Element trust = page(MadeUp.triage(captures, actionable().in("c10", 1))).expectFirst("#trust");
    assertThat(trust.expectFirst("table").select("tbody th b").eachText())
        .containsExactly("c27", "c28", "c29", "c10");
    assertThat(trust.select("details > summary").text()).isEqualTo("16 more captures: 16 complete");
    assertThat(trust.select("details tbody tr")).hasSize(16);
  }

  @Test
  void captures_again_in_one_step_with_a_line_for_each_way() throws IOException {
    Document page = page(DemoTriage.full());
    assertThat(page.expectFirst("#todo > ol > li:last-child").text())
        .startsWith("Capture 2 captures again, since they may hide findings:")
        .contains("fedora-34.log with -x bufsize=16m", "nginx.sockopt: append 2>&1");
    assertThat(page.select("#todo > ol > li:contains(Capture)")).hasSize(1);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "0, None of the 2 findings is harmless.",
    "1, 1 of the 2 findings is harmless.",
    "2, Both findings are harmless."
  })
  void says_in_a_sentence_that_reads_well_how_many_are_harmless(int harmless, String caption)
      throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE,
            MadeUp.finding(Domain.SYSCALL, "a", harmless > 0 ? Verdict.HARMLESS : Verdict.DEGRADED),
            MadeUp.finding(
                Domain.SYSCALL, "b", harmless > 1 ? Verdict.HARMLESS : Verdict.DEGRADED));
    assertThat(page(triage).select("#origin > p").text()).isEqualTo(caption);
    assertThat(page(triage).select("#todo h2").text()).isEqualTo("What to do");
  }

  @Test
  void fills_in_the_script_to_run_next() throws IOException {
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                actionable().by("it's", 1, 1L),
                MadeUp.finding(Domain.SOCKOPT, "SO_X", Verdict.ACTIONABLE)
                    .spellings("setsockopt(41, 25)"),
                MadeUp.finding(Domain.SOCKOPT, "?.35", Verdict.UNKNOWN),
                MadeUp.finding(Domain.SYSCALL, "unshare", Verdict.UNKNOWN)
                    .by("a\u0000b", 1, 1L)
                    .probe("lxerrno", "shows it")));
    assertThat(page.select(".card .copyable pre").eachText())
        .extracting(command -> command.split(" --heading", 2)[0])
        .containsExactly(
            "lxtriage script lxoutcome --execname='it'\\''s'",
            "lxtriage script lxsockopt-failed --level=41 --optname=25",
            "lxtriage script lxsockopt --optname=35",
            "lxtriage script lxerrno");
  }

  @Test
  void says_on_the_card_what_the_build_and_the_knowledge_add() throws IOException {
    Document page = page(MadeUp.everything());
    Element card = page.expectFirst("article.card");
    assertThat(card.text())
        .contains("On this platform Already fixed after your build.")
        .contains("Fixed in no release, and none is planned")
        .contains("Cure for a unit that fails", "systemctl daemon-reload")
        .contains("It differs by program runc*: harmless (it asks first)")
        .contains("inherited from the family of namespaces");
    assertThat(card.expectFirst(".copyable pre").wholeText())
        .isEqualTo("[Service]\nPrivateTmp=no\n");
    assertThat(page.select("#unjudged details .copyable pre").text()).contains("other/odd");
    assertThat(page.select("#trust").text())
        .contains("This platform is older than 2021-07 (line 12).");
    assertThat(page.expectFirst("#captures details.capture").text())
        .startsWith("a.log lossy 1 actionable")
        .contains("distribution Debian 12");
    assertThat(page.select("#endings").text()).contains("pid 77, /bin/<b>", "exit 1");
  }

  @Test
  void strikes_out_what_is_suppressed_and_says_why_and_until_when() throws IOException {
    Element row = page(MadeUp.everything()).expectFirst("#rows tr[data-verdict=degraded] summary");
    assertThat(row.select("s code").text()).isEqualTo("sockopt/SO_X");
    assertThat(row.select("b").text())
        .isEqualTo("suppressed until 2030-01-31: known, see the ticket");
  }

  @Test
  void begins_with_what_stops_the_zone_as_a_whole() throws IOException {
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                MadeUp.finding(Domain.FS, "LOUD", Verdict.ACTIONABLE)
                    .count(900)
                    .advice("First by count.")
                    .by("curl", 900, 1L),
                MadeUp.finding(Domain.FS, "INIT", Verdict.ACTIONABLE)
                    .advice("First by effect.")
                    .by("systemd", 1, 1L)));
    assertThat(page.select("#todo > ol > li").eachText())
        .extracting(text -> text.split("\\.", 2)[0])
        .containsExactly("First by effect", "First by count");
  }

  @Test
  void gives_one_step_to_findings_with_the_same_advice() throws IOException {
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                actionable(),
                MadeUp.finding(Domain.FS, "Y", Verdict.ACTIONABLE).advice("Upgrade.")));
    assertThat(page.select("#todo li")).hasSize(1);
    assertThat(page.select("#todo li a").eachAttr("href")).containsExactly("#fs/X", "#fs/Y");
  }

  @Test
  void explains_a_finding_on_its_card() throws IOException {
    Element card =
        page(MadeUp.triage(
                Trust.Level.COMPLETE,
                actionable()
                    .confidence(Confidence.MEDIUM)
                    .fixedIn("OmniOS r151038")
                    .spellings("fstatat(X)")
                    .by("curl", 4, 7L)
                    .secondOpinion(Verdict.DEGRADED, Confidence.LOW, "it depends")
                    .evidence(
                        "https://github.com/a/b/issues/12",
                        "javascript:alert(1)",
                        "man(1)",
                        "http://x.example/%zz")
                    .line("demo.log", 11, "  7\tcurl\nnext")))
            .expectFirst("article.card");
    assertThat(card.id()).isEqualTo("fs/X");
    assertThat(card.expectFirst("h3").text()).startsWith("actionable: it breaks");
    assertThat(card.select(".terms").text())
        .isEqualTo(
            "Seen Seen 1 time Why it matters Because. What to do Upgrade. Fixed in OmniOS r151038"
                + " Second opinion degraded, confidence low: it depends");
    assertThat(card.select(".side a").eachAttr("href"))
        .containsExactly("https://github.com/a/b/issues/12");
    assertThat(card.select(".side a").attr("rel")).isEqualTo("noreferrer");
    assertThat(card.select(".side a").text()).isEqualTo("b #12");
    assertThat(card.select(".side").text()).contains("javascript:alert(1)", "man(1)", "curl 4");
    assertThat(card.select(".chain li > b").eachText())
        .containsExactly("Message", "Subject", "Knowledge", "Verdict");
    assertThat(card.expectFirst("pre.raw").wholeText()).isEqualTo("11  7\tcurl\n12next\n");
  }

  @Test
  void names_what_a_source_is() throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE,
            actionable()
                .evidence(
                    "https://github.com/a/b/pull/7",
                    "https://github.com/a/b/commit/60e0b1e68024bd83",
                    "https://github.com/a/b/blob/main/usr/lx_misc.c#L10",
                    "https://smartos.org/bugview/OS-7754"));
    assertThat(page(triage).select(".card .side a").eachText())
        .containsExactly("b PR 7", "b 60e0b1e", "b lx_misc.c", "smartos.org/bugview/OS-7754");
  }

  @Test
  void guesses_no_verdict_on_the_card_of_an_unknown() throws IOException {
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                MadeUp.finding(Domain.SYSCALL, "480", Verdict.UNKNOWN),
                MadeUp.finding(Domain.SOCKOPT, "?.35", Verdict.UNKNOWN)
                    .candidates("SO_TIMESTAMPNS", "TCP_MD5SIG_EXT")));
    assertThat(page.select("#unjudged .terms").text())
        .contains("What is missing A verdict.", "It may be SO_TIMESTAMPNS, TCP_MD5SIG_EXT");
    assertThat(page.select("#unjudged .card").eachAttr("id"))
        .containsExactly("sockopt/?.35", "syscall/480");
    assertThat(page.select("section#action")).isEmpty();
  }

  @Test
  void lists_faked_successes_apart() throws IOException {
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                MadeUp.finding(Domain.SOCKOPT, "IP_RECVERR", Verdict.SUPPORTED)
                    .support(Support.IGNORED)
                    .why("No errors arrive.")));
    assertThat(page.select("#faked td").text()).contains("No errors arrive.");
    assertThat(sections(MadeUp.triage(Trust.Level.COMPLETE, actionable())))
        .doesNotContain("faked", "captures");
  }

  @Test
  void gives_cards_to_the_twenty_worst_and_a_row_to_every_finding() throws IOException {
    String html = html(DemoTriage.many(1000));
    Document page = Jsoup.parse(html);
    assertThat(page.select("#action .card")).hasSize(20);
    assertThat(page.select("#action > p").text())
        .isEqualTo("30 more in the table of all findings.");
    assertThat(page.select(".rows tbody tr")).hasSize(1000);
    assertThat(page.select("#rows tbody tr")).hasSize(200);
    assertThat(page.select("#more > summary").text()).isEqualTo("800 more findings");
    assertThat(page.select(".rows tbody tr[data-verdict=harmless] details")).isEmpty();
    assertThat(html.length()).isLessThan(1_500_000);
  }

  @Test
  void stays_small_for_forty_findings() throws IOException {
    assertThat(html(DemoTriage.full()).getBytes(UTF_8).length).isLessThan(180_000);
  }

  @Test
  void allows_its_own_style_and_script_and_nothing_else() throws Exception {
    Document page = page(DemoTriage.full());
    String policy = page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src '"
                + hash(page.expectFirst("style").data())
                + "'; script-src '"
                + hash(page.expectFirst("script").data())
                + "'; base-uri 'none'; form-action 'none'");
    assertThat(page.select("style, script")).hasSize(2);
    assertThat(page.select("[style], [src], link, img, iframe, object, embed, base")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on");
      }
    }
  }

  private static String hash(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void has_unique_ids_and_no_link_that_leads_nowhere() throws Exception {
    for (Triage triage : List.of(DemoTriage.full(), DemoTriage.many(300))) {
      Document page = page(triage);
      Set<String> ids = new HashSet<>();
      for (Element element : page.select("[id]")) {
        assertThat(ids.add(element.id())).as(element.id()).isTrue();
      }
      for (String href : page.select("[href^=#]").eachAttr("href")) {
        assertThat(ids).contains(new java.net.URI(href).getFragment());
      }
      for (String attribute : List.of("aria-labelledby")) {
        for (String names : page.select("[" + attribute + "]").eachAttr(attribute)) {
          assertThat(ids).containsAll(List.of(names.split(" ", -1)));
        }
      }
    }
  }

  @Test
  void can_be_read_without_script_and_by_machines_that_read_aloud() throws IOException {
    Document page = page(DemoTriage.full());
    assertThat(page.select("button, form, input").stream())
        .allMatch(control -> control.hasAttr("hidden") || control.closest("[hidden]") != null);
    assertThat(page.body().child(0).attr("href")).isEqualTo("#action");
    assertThat(page.select("table").stream())
        .allMatch(table -> table.selectFirst("caption") != null);
    assertThat(page.select("th").stream()).allMatch(head -> head.hasAttr("scope"));
    assertThat(page.select("svg[role=img]").stream())
        .allMatch(svg -> svg.selectFirst("title") != null && svg.selectFirst("desc") != null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title></style></script><b>",
        "=cmd()",
        "\u001b[31m\u202e\u0000\u009b",
        "line\r\nbreak\ttab",
        "\ud800 half",
        "`a`|b"
      })
  void keeps_hostile_text_a_text_everywhere(String text) throws IOException {
    Triage triage =
        MadeUp.triage(
            List.of(MadeUp.capture(text, Trust.Level.LOSSY)),
            hostile(text, "A", Verdict.ACTIONABLE),
            hostile(text, "B", Verdict.UNKNOWN),
            hostile(text, "C", Verdict.HARMLESS));
    String html = html(triage);
    Document page = Jsoup.parse(html);
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, [onerror]")).isEmpty();
    assertThat(page.select("#rows tbody tr").text()).contains(Visible.line(text).strip());
    assertThat(html.codePoints().filter(c -> c < ' ' && c != '\n' && c != '\t')).isEmpty();
    assertThat(html).doesNotContain("\u009b", "\u202e", "\ufffd");
    assertThat(page.select(".card")).hasSize(2);
  }

  private static MadeUp hostile(String text, String name, Verdict verdict) {
    return MadeUp.finding(Domain.OTHER, name + text, verdict)
        .title(text)
        .why(text)
        .advice(text)
        .fixedIn(text)
        .spellings(text)
        .by(text, 3, 1L)
        .evidence(text)
        .candidates(text)
        .first(text, 1)
        .line(text, 1, text);
  }

  @Test
  void shortens_endless_names() throws IOException {
    String text = "x".repeat(10_000);
    Document page =
        page(MadeUp.triage(Trust.Level.COMPLETE, hostile(text, "A", Verdict.ACTIONABLE)));
    assertThat(page.expectFirst(".card h3").text()).hasSizeLessThan(250);
    assertThat(page.expectFirst("#rows summary").text()).hasSizeLessThan(400);
    assertThat(page.expectFirst(".card").id()).hasSizeLessThan(130);
  }

  @Test
  void tells_ids_apart_that_look_alike() throws IOException {
    String text = "x".repeat(200);
    Document page =
        page(
            MadeUp.triage(
                Trust.Level.COMPLETE,
                MadeUp.finding(Domain.OTHER, text + "1", Verdict.ACTIONABLE),
                MadeUp.finding(Domain.OTHER, text + "2", Verdict.ACTIONABLE)));
    assertThat(page.select(".card").eachAttr("id")).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void gives_the_same_bytes_in_every_locale() throws IOException {
    String here = html(DemoTriage.full());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(html(DemoTriage.full())).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void offers_a_ticket_that_markdown_cannot_break() throws IOException {
    Triage triage =
        MadeUp.triage(
            List.of(MadeUp.capture("a|b.log", Trust.Level.COMPLETE)),
            actionable().title("*loud* <b>").by("`x`", 1, 1L).line("a|b.log", 1, "raw ``text``"));
    assertThat(page(triage).expectFirst("#ticket pre").wholeText())
        .contains("| `a\\|b.log` |", "\\*loud\\* \\<b\\>", "`` `x` ``", "``` raw ``text`` ```");
  }
}
