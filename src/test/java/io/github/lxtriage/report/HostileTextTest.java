package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever names a process chooses what a report holds; no format acts on it. */
class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "=cmd()",
          "+1",
          "-1",
          "@SUM(A1)",
          "\uff1dcmd()",
          "\t=tab",
          "\r=return",
          "\u001b[31mred",
          "\u009b31m",
          "\u202egnp.exe",
          "\u2066hidden",
          "\u200bzero",
          "two\nlines",
          "nul\u0000",
          "half \ud800",
          "back\\slash \"quoted\", comma",
          "x".repeat(10_000));

  static Stream<Arguments> texts_in_every_format() {
    return TEXTS.stream()
        .flatMap(
            text -> Stream.of(ReportFormat.values()).map(format -> Arguments.of(format, text)));
  }

  private static Triage triage(String text) {
    return MadeUp.triage(
        List.of(MadeUp.capture(text, Trust.Level.UNKNOWN)),
        MadeUp.finding(Domain.OTHER, text, Verdict.ACTIONABLE)
            .title(text)
            .why(text)
            .advice(text)
            .spellings(text)
            .by(text, 2, 1L)
            .first(text, 1)
            .line(text, 1, text));
  }

  private static String written(ReportFormat format, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage(text), ReportContext.plain("1", "2"), out);
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @MethodSource("texts_in_every_format")
  void shows_what_is_hidden_and_sends_no_control_character(ReportFormat format, String text)
      throws IOException {
    assertThat(
            written(format, text)
                .codePoints()
                .filter(
                    c ->
                        Character.getType(c) == Character.FORMAT
                            || (Character.isISOControl(c) && c != '\n' && c != '\t')))
        .isEmpty();
  }

  static Stream<String> texts() {
    return TEXTS.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void gives_json_readers_the_text_as_it_was(String text) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(written(ReportFormat.JSON, text))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("execname")) {
          names.add(json.nextTextValue());
        }
      }
    }
    assertThat(names).containsExactly(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void gives_spreadsheets_one_row_without_a_formula(String text) throws IOException {
    List<CSVRecord> rows =
        CSVFormat.RFC4180.parse(new StringReader(written(ReportFormat.CSV, text))).getRecords();
    assertThat(rows).hasSize(2);
    for (String cell : rows.get(1)) {
      assertThat(cell).doesNotContainPattern("^[=+\\-@\\t\\r\uff1d]");
    }
    assertThat(rows.get(1).get(5)).isEqualTo("1");
  }
}
