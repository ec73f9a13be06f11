package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved result is as good as its captures: everything that any output shows is in it. */
class SavedTriageTest {
  private static final ReportContext CONTEXT = ReportContext.plain("1.2.3", "342 entries");

  static Stream<String> cases() {
    return GoldenTest.cases().keySet().stream();
  }

  private static String written(ReportFormat format, Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, CONTEXT, out);
    return out.toString(UTF_8);
  }

  private static SavedTriage read(String json) throws IOException {
    return SavedTriage.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gives_the_same_bytes_in_every_format(String name) throws IOException {
    Triage triage = GoldenTest.named(name);
    SavedTriage saved = read(written(ReportFormat.JSON, triage));
    assertThat(saved.version()).isEqualTo("1.2.3");
    assertThat(saved.knowledge()).isEqualTo("342 entries");
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(written(format, saved.triage())).isEqualTo(written(format, triage));
    }
  }

  @Test
  void is_told_from_a_capture_by_its_first_key() throws IOException {
    byte[] saved = written(ReportFormat.JSON, DemoTriage.full()).getBytes(UTF_8);
    assertThat(SavedTriage.isSaved(saved)).isTrue();
    assertThat(SavedTriage.isSaved(" {\n\"tool\":1}".getBytes(UTF_8))).isTrue();
    assertThat(SavedTriage.isSaved("{\"dtrace\": {\"tool\": 1}}".getBytes(UTF_8))).isFalse();
    assertThat(SavedTriage.isSaved("   PID   PROCESS CALL\n".getBytes(UTF_8))).isFalse();
    assertThat(SavedTriage.isSaved(new byte[0])).isFalse();
  }

  @Test
  void needs_no_more_than_the_contract_promises() throws IOException {
    Triage triage =
        read("""
                {"tool": {"name": "lxtriage", "version": "9", "knowledge": "", "newer": [1, {}]},
                 "captures": [{"source": "a", "records": 1, "unread": 0, "platform": null,
                               "trust": "unknown", "later": true}],
                 "findings": [{"id": "syscall/x", "domain": "syscall", "name": "x",
                               "verdict": "actionable", "confidence": "low", "count": 2,
                               "first": {"source": "a", "line": 7}, "score": 0.5}]}
                """)
            .triage();
    assertThat(triage.findings().get(0).count()).isEqualTo(2);
    assertThat(written(ReportFormat.HTML, triage)).contains("syscall/x");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"tool": {}}                                   | 1:10: 'version' is missing
          {"tool": 1}                                    | 1:10: an object is expected
          {"tool": {"version": 7}}                       | 1:22: a text is expected
          {"captures": {}}                               | 1:14: an array is expected
          {"captures": [{"source": "a"}]}                | 1:15: 'trust' is missing
          {"captures": [{"source": "a", "trust": "so"}]} | 1:40: 'so' is none of the words known here
          {"blind": [1]}                                 | 1:12: a text is expected
          {"timeline": [{"source": "a", "second": -1}]}  | 1:41: a number of 0 or more is expected
          {"timeline": [{"source": "a", "second": 9223372036854775808}]} | 1:41: a whole number below 2^63 is expected
          {"timeline": [{"source": "a", "second": 1e99}]} | 1:41: a whole number below 2^63 is expected
          {"captures": [{"records": 0.5, "source": "a", "trust": "lossy"}]} | 1:27: a whole number below 2^63 is expected
          {"a": 1} x                                     | 1:10: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {"a": 1, "a": 2}                               | 1:13: Duplicate field 'a'
          {"a": 1} {}                                    | 1:10: something follows the object
          {"blind": ["x                                  | 1:14: the file ends in the middle of the object
          """)
  void says_in_one_line_where_a_file_is_broken(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(SavedException.class)
        .hasMessage(message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "trust": "lossy"       | "trust": "complete"      | losses are listed, but the trust is 'complete'
          "trust": "lossy"       | "trust": "unknown"       | losses are listed, but the trust is 'unknown'
          "trust": "complete"    | "trust": "lossy"         | the capture is lossy, but no loss is listed
          "lines": 40            | "lines": 30              | more records or unread lines than lines: 37 and 3 of 30
          "explained": 37        | "explained": 38          | more records are explained than there are
          "refusals": 5          | "refusals": 6            | the count is 5, but its refusals or calls are 6
          "execname": "systemd", "count": 5 | "execname": "systemd", "count": 1 | the processes' counts are 1, but the finding's is 5
          "source": "b.log", "count": 2     | "source": "b.log", "count": 3     | the captures' counts are 6, but the finding's is 5
          "first": {"source": "b.log"       | "first": {"source": "c.log"       | 'c.log' is none of the captures
          "id": "sockopt/SO_X"   | "id": "syscall/unshare"  | there are two findings of this id
          "actionable": 1        | "actionable": 0          | the summary says 0 actionable, but the findings are 1
          """)
  void refuses_what_contradicts_itself_and_names_the_place(
      String said, String instead, String message) throws IOException {
    String json = oneLine(written(ReportFormat.JSON, MadeUp.everything()));
    if (!json.contains(said)) {
      json = oneLine(written(ReportFormat.JSON, GoldenTest.named("nothing-complete")));
    }
    assertThat(json).contains(said);
    String changed = json.replaceFirst(Pattern.quote(said), Matcher.quoteReplacement(instead));
    assertThat(read(json).triage()).isNotNull();
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(SavedException.class)
        .hasMessageMatching("1:[0-9]+: " + Pattern.quote(message));
  }

  private static String oneLine(String json) {
    return json.replaceAll("\n *", " ").replace("{ ", "{");
  }

  /** The number of bars depends on nothing that a file says, else one number would fill a disk. */
  @ParameterizedTest
  @ValueSource(longs = {86_400, 4_294_967_296L, Long.MAX_VALUE})
  void draws_a_few_bars_however_late_a_moment_is(long second) throws IOException {
    String json =
        """
        {"captures": [{"source": "a", "records": 2, "trust": "unknown"}],
         "findings": [],
         "timeline": [{"source": "a", "second": 0, "count": 3},
                      {"source": "a", "second": %d, "count": 1}]}
        """
            .formatted(second);
    Triage triage = read(json).triage();
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(written(format, triage)).hasSizeLessThan(50_000);
    }
    Element rhythm = Jsoup.parse(written(ReportFormat.HTML, triage)).expectFirst("#rhythm");
    assertThat(rhythm.select("tbody td").eachText())
        .hasSizeBetween(2, 24)
        .startsWith("\u22653")
        .endsWith("\u22651");
    assertThat(read(written(ReportFormat.JSON, triage)).triage().timeline())
        .containsExactly(new Moment("a", 0, 3), new Moment("a", second, 1));
  }

  /** Found by fuzzing: these bytes are taken for UTF-32, and end or go on in no character of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{\0\0\0\0\0\n", "\0\0{\0 ", "\u00fe\u00ff\0\0{", "{\0\0\0\377\377\377\377"})
  void says_in_one_line_that_it_is_no_text(String bytes) {
    assertThatThrownBy(() -> SavedTriage.read(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1))))
        .isInstanceOf(SavedException.class)
        .message()
        .startsWith("1:1: this is not UTF-8: ")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tool\": [1,2",
        "{\"tool\": NaN}",
        "{\"tool\": }",
        "{\"tool\": \"",
        "{\"tool\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void says_nothing_to_those_who_program_with_the_parser(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(SavedException.class)
        .message()
        .doesNotContain("Source:")
        .doesNotContain("Feature")
        .doesNotContain("Constraints")
        .doesNotContain("(code");
  }

  @Test
  void refuses_what_is_nested_a_million_deep() {
    for (String open : new String[] {"[", "{\"a\":"}) {
      String json = "{\"tool\": {\"version\": \"1\"}, \"x\": " + open.repeat(1_000_000);
      assertThatThrownBy(() -> read(json))
          .isInstanceOf(SavedException.class)
          .hasMessageContaining("nesting depth")
          .message()
          .matches("[1-9]\\d*:[1-9]\\d*: .*");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers_a_file_that_breaks_off_anywhere_with_one_line(String name) throws IOException {
    String json = written(ReportFormat.JSON, GoldenTest.named(name)).strip();
    for (int cut = 1; cut < json.length(); cut += 97) {
      String broken = json.substring(0, cut);
      assertThatThrownBy(() -> read(broken)).isInstanceOf(SavedException.class);
    }
  }
}
