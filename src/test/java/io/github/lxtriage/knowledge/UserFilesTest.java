package io.github.lxtriage.knowledge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.linux.LinuxTables;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own files win over ours, and a mistake in one names its place and the choices. */
class UserFilesTest {
  private static final String WHOLE =
      "{subject: syscall/statx, title: T, verdict: degraded, confidence: low, why: W., advice: A.}";

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Entry> rules(String text) {
    return Knowledge.rules(in(text), "r.yaml");
  }

  @Test
  void a_users_entry_wins_over_ours_and_over_a_family() {
    Knowledge ours = Knowledge.bundled();
    Knowledge theirs =
        ours.with(
            rules("- " + WHOLE + "\n- " + WHOLE.replace("syscall/statx", "sockopt/SCTP_*") + "\n"));
    assertThat(theirs.entry("syscall/statx").map(Entry::verdict)).hasValue(Verdict.DEGRADED);
    assertThat(theirs.entry("sockopt/SCTP_RTOINFO").map(Entry::verdict)).hasValue(Verdict.DEGRADED);
    assertThat(ours.entry("syscall/statx").map(Entry::verdict)).hasValue(Verdict.HARMLESS);
    assertThat(theirs.size()).isEqualTo(ours.size() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %YAML 9.0;---;- a: b    | r.yaml:1:1: a version of YAML that is not known; leave the line %YAML out
          - ? [a];  : b           | r.yaml:1:5: a field's name must be text
          - a: b;---;- c: d       | r.yaml:2:1: a second document begins here; a file is one list
          """)
  void what_yaml_has_and_a_file_of_rules_has_not_is_said_in_our_words(String text, String said) {
    assertThatThrownBy(() -> rules(text.replace(';', '\n') + "\n"))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage(said);
  }

  /** A device that is named by mistake has no end. */
  @Test
  void a_file_without_end_is_refused_before_it_fills_the_memory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '#';
          }
        };
    assertThatThrownBy(() -> Knowledge.rules(endless, "r.yaml"))
        .hasMessage("r.yaml:1:1: the file is larger than 3 MiB");
  }

  @ParameterizedTest
  @CsvSource({
    "frobnicate 17 of 0x2f,   true",
    "frobnicate -17 of 3,     true",
    "frobnicate x of 3,       false",
    "frobnicate 17 of 0x2f !, false",
    "what ever it says,       true"
  })
  void a_rule_names_texts_that_lx_is_not_known_to_say(String text, boolean named) {
    String rule = WHOLE.replace("}", ", messages: [\"frobnicate # of #\", \"what * says\"]}");
    assertThat(Knowledge.bundled().with(rules("- " + rule)).subjectOf(text).isPresent())
        .isEqualTo(named);
  }

  @Test
  @Timeout(600)
  void a_rule_of_many_stars_and_numbers_takes_no_longer_than_its_length() {
    String stars = "*a".repeat(200) + "*b";
    String numbers = "#".repeat(200) + "b";
    String rule = WHOLE.replace("}", ", messages: [\"" + stars + "\", \"" + numbers + "\"]}");
    Knowledge knowledge = Knowledge.bundled().with(rules("- " + rule));
    assertThat(knowledge.subjectOf("a".repeat(20_000))).isEmpty();
    assertThat(knowledge.subjectOf("1".repeat(20_000))).isEmpty();
    assertThat(knowledge.subjectOf("a".repeat(20_000) + "b")).isPresent();
    assertThat(knowledge.subjectOf("1".repeat(20_000) + "b")).isPresent();
    assertThat(knowledge.subjectOf("1".repeat(199) + "b")).isEmpty();
  }

  @Test
  void the_pieces_of_a_rule_go_together_as_its_signs_say() {
    String shapes = "[\"a # b\", 'c \"*\" d', \"-# of 0x#\", \"\\\\# \\\\* e\"]";
    Knowledge knowledge =
        Knowledge.bundled().with(rules("- " + WHOLE.replace("}", ", messages: " + shapes + "}")));
    for (String text :
        List.of("a 1 b", "a -0xfF b", "a 0 b", "c \"\" d", "c \"x y\" d", "--3 of 0x12", "# * e")) {
      assertThat(knowledge.subjectOf(text)).as(text).isPresent();
    }
    for (String text :
        List.of("a  b", "a 0x b", "a - b", "a 1g b", "c \"x\" y\" d", "1 * e", "a 0xG b")) {
      assertThat(knowledge.subjectOf(text)).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "- ", "{a: ", "? "})
  void what_is_nested_without_end_is_refused_in_one_line(String open) {
    assertThatThrownBy(() -> rules(open.repeat(100_000)))
        .isInstanceOf(KnowledgeException.class)
        .hasMessage("r.yaml:1:1: the file is nested too deeply");
  }

  @Test
  void aliases_of_aliases_and_of_themselves_are_a_mistake_and_no_bomb() {
    StringBuilder bomb = new StringBuilder("- &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      bomb.append("- &" + c + " [" + ("*" + (char) (c - 1) + ",").repeat(8) + "x]\n");
    }
    for (String text : List.of(bomb.toString(), "- &a {subject: *a}\n", "- &b [*b]\n")) {
      assertThatThrownBy(() -> rules(text))
          .isInstanceOf(KnowledgeException.class)
          .message()
          .startsWith("r.yaml:1:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!java.lang.Runtime", "!mine", "!!binary", "!!set"})
  void a_tag_is_refused_where_it_stands(String tag) {
    String text = "- " + WHOLE.replace("syscall/statx", tag + " syscall/statx");
    assertThatThrownBy(() -> rules(text))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith("r.yaml:1:13: a tag (")
        .hasMessageEndingWith("), which no field may have");
  }

  /** Found by fuzzing: the reader of YAML and the names of subjects refuse these otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"!%c", "[!%c", "{{!%c"})
  void a_tag_that_cannot_be_is_one_line(String text) {
    assertThatThrownBy(() -> rules(text)).isInstanceOf(KnowledgeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mount/fstype.overl|", "syscall/|statx", "clone_flag/a||b", "other/|"})
  void a_subject_with_a_part_that_has_no_name_is_one_line(String subject) {
    assertThatThrownBy(() -> rules("- " + WHOLE.replace("syscall/statx", "'" + subject + "'")))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith("r.yaml:1:13: subject must be DOMAIN/NAME");
  }

  /** Found by fuzzing: what the reader of YAML says of these holds the character itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {"- subject: &\n", "- subject: *\n", "- {a: %\u0085}", "&\u2028", "- !\u2029"})
  void a_mistake_is_one_line_whatever_character_it_is_about(String text) {
    assertThatThrownBy(() -> rules(text))
        .isInstanceOf(KnowledgeException.class)
        .message()
        .startsWith("r.yaml:1:")
        .matches("[^\\v]*");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verdict: degraded   | verdict: bad     | r.yaml:1:47: verdict must be one of harmless, degraded, unknown, actionable; got 'bad'
          verdict: degraded   | verdict: supported | r.yaml:1:47: verdict must be one of harmless, degraded, unknown, actionable; got 'supported'
          verdict: degraded,  | ''               | r.yaml:1:3: the field 'verdict' is missing; it must be one of harmless, degraded, unknown, actionable
          syscall/statx       | syscall/statxx   | r.yaml:1:13: no subject is known as 'syscall/statxx'; did you mean 'syscall/statx'?
          syscall/statx       | sockopt/IPV6_RECVER | r.yaml:1:13: no subject is known as 'sockopt/IPV6_RECVER'; did you mean 'sockopt/IPV6_RECVERR'?
          confidence: low     | confidence: none | r.yaml:1:69: confidence must be one of low, medium, high; got 'none'
          , why: W.           | ''               | r.yaml:1:3: the field 'why' is missing
          why: W.             | whi: W.          | r.yaml:1:74: no field is named 'whi'; the fields are advice, also, basis, callers, confidence, evidence, examples, fixed, fixed-in, messages, second-o...
          syscall/statx       | statx            | r.yaml:1:13: subject must be DOMAIN/NAME with a domain of syscall, sockopt, prctl, futex, ioctl, fcntl, clone_flag, msg_flag, fs, clock, capability, p...
          title: T            | title: [T]       | r.yaml:1:35: title must be text
          """)
  void a_mistake_names_its_place_and_the_choices(String from, String to, String message) {
    assertThatThrownBy(() -> rules("- " + WHOLE.replace(from.strip(), to.strip())))
        .isInstanceOf(KnowledgeException.class)
        .extracting(mistake -> cut(String.valueOf(mistake.getMessage())))
        .isEqualTo(message);
  }

  private static String cut(String text) {
    return text.length() > 150 ? text.substring(0, 150) + "..." : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syscall/statx",
        "syscall/480",
        "syscall/x32.520",
        "syscall/madvise.MADV_COLD",
        "sockopt/SO_PEERSEC.get",
        "sockopt/6.999",
        "sockopt/6.999.get",
        "sockopt/IPPROTO_IPV6.MCAST_JOIN_GROUP",
        "sockopt/?.35",
        "prctl/4242",
        "ioctl/0x5499",
        "clock/-6",
        "msg_flag/MSG_MORE|0x400000",
        "msg_flag/control.1.2",
        "msg_flag/control.allocation",
        "rlimit/RLIMIT_RTPRIO.unmapped",
        "syscall/sys_setaltroot",
        "mount/fstype.zfs",
        "other/anything",
        "syscall/stat*"
      })
  void a_rule_may_be_about_whatever_a_capture_can_hold(String subject) {
    assertThat(rules("- " + WHOLE.replace("syscall/statx", '"' + subject + '"'))).hasSize(1);
  }

  @Test
  void every_subject_of_the_tables_may_have_a_rule() {
    StringBuilder all = new StringBuilder();
    for (String subject : Universe.all(LinuxTables.bundled())) {
      all.append("- ").append(WHOLE.replace("syscall/statx", '"' + subject + '"')).append('\n');
    }
    assertThat(rules(all.toString())).hasSizeGreaterThan(1500);
  }

  @Test
  void what_has_no_end_is_reported_where_it_begins() {
    assertThatThrownBy(() -> rules("- subject: fs/pts\n  title: \"no end\n  why: W.\n\n"))
        .hasMessage(
            "r.yaml:2:10: while scanning a quoted scalar, which begins here and has no end");
  }

  @Test
  void of_several_rules_for_a_text_the_one_that_says_most_of_it_decides() {
    String wide = WHOLE.replace("syscall/statx", "other/wide").replace("}", ", messages: ['a *']}");
    String narrow =
        WHOLE.replace("syscall/statx", "other/narrow").replace("}", ", messages: ['a b \\# *']}");
    for (String text : List.of(wide + "\n- " + narrow, narrow + "\n- " + wide)) {
      Knowledge ruled = Knowledge.bundled().with(rules("- " + text));
      assertThat(ruled.subjectOf("a b # c")).hasValue("other/narrow");
      assertThat(ruled.subjectOf("a b 7 c")).hasValue("other/wide");
    }
  }

  @Test
  void two_entries_for_one_subject_contradict_each_other() {
    assertThatThrownBy(() -> rules("- " + WHOLE + "\n- " + WHOLE))
        .hasMessage("r.yaml:2:13: syscall/statx has an entry already, in line 1");
  }

  @Test
  void two_suppressions_of_one_subject_contradict_each_other() {
    String one = "- {subject: syscall/statx, reason: R., expires: 2027-01-31}\n";
    assertThatThrownBy(() -> Suppression.read(in(one + one), "s.yaml"))
        .hasMessage("s.yaml:2:13: syscall/statx has a suppression already, in line 1");
  }

  @Test
  void a_misspelt_subject_of_a_suppression_is_a_mistake() {
    assertThatThrownBy(
            () ->
                Suppression.read(
                    in("- {subject: syscall/statxx, reason: R., expires: 2027-01-31}"), "s.yaml"))
        .hasMessage(
            "s.yaml:1:13: no subject is known as 'syscall/statxx'; did you mean 'syscall/statx'?");
  }

  @Test
  void a_tab_a_field_that_stands_twice_and_what_is_not_utf8_are_named_where_they_stand() {
    assertThatThrownBy(() -> rules("- subject: syscall/statx\n\ttitle: T\n"))
        .hasMessage("r.yaml:2:1: a tab; only blanks may indent a line");
    assertThatThrownBy(() -> rules("- subject: syscall/statx\n  title: T\n  title: U\n"))
        .hasMessage("r.yaml:3:3: the field 'title' stands here twice");
    byte[] latin = "- subject: syscall/statx\n  title: caf\u00e9\n".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> Knowledge.rules(new ByteArrayInputStream(latin), "r.yaml"))
        .hasMessage("r.yaml:2:13: a byte that is not UTF-8; save the file as UTF-8");
    assertThatThrownBy(() -> rules("- subject: syscall/statx\n  title: a\u0001b\n"))
        .hasMessage("r.yaml:2:11: a character that is not allowed in YAML");
  }

  @Test
  void text_that_is_no_yaml_says_where() {
    assertThatThrownBy(() -> rules("- subject: [a\n"))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageStartingWith("r.yaml:2:1: ");
    assertThatThrownBy(() -> rules("subject: a"))
        .hasMessage("r.yaml:1:1: the file must be a list: each item begins with '- '");
    assertThat(rules("")).isEmpty();
  }

  @Test
  void a_suppression_needs_a_reason_and_a_last_day() {
    String whole = "- {subject: fs/*, reason: known, expires: 2026-12-31}";
    Suppression suppression = Suppression.read(in(whole), "s.yaml").get(0);
    assertThat(suppression.isFor("fs/pts")).isTrue();
    assertThat(suppression.isFor("prctl/4")).isFalse();
    assertThat(suppression.isExpired(LocalDate.of(2026, 12, 31))).isFalse();
    assertThat(suppression.isExpired(LocalDate.of(2027, 1, 1))).isTrue();
    assertThatThrownBy(() -> Suppression.read(in(whole.replace("reason: known, ", "")), "s.yaml"))
        .hasMessage("s.yaml:1:3: the field 'reason' is missing");
    assertThatThrownBy(() -> Suppression.read(in(whole.replace("2026-12-31", "soon")), "s.yaml"))
        .hasMessage("s.yaml:1:43: expires must be a day, YYYY-MM-DD; got 'soon'");
  }

  @ParameterizedTest
  @CsvSource({
    "smartos:20230914,         smartos:20230914",
    "smartos:20230914T000102Z, smartos:20230914",
    "omnios:r151046,           omnios:r151046",
    "omnios:r151046p,          omnios:r151046p",
    "smartos:2023-09-14,       ''",
    "smartos:20231301,         ''",
    "omnios:151046,            ''",
    "illumos:20230914,         ''"
  })
  void a_platform_is_a_day_of_smartos_or_a_release_of_omnios(String text, String platform) {
    assertThat(Platform.of(text).map(Platform::toString).orElse("")).isEqualTo(platform);
  }
}
