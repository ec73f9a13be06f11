package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.lxtriage.HostileTexts;
import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
import io.github.lxtriage.triage.Ending;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever names a process, a zone, a host, a label or a file chooses what a report holds; no format
 * acts on it.
 */
class HostileTextTest {
  static Stream<String> texts() {
    return HostileTexts.all().stream();
  }

  static Stream<Arguments> texts_in_every_format() {
    return HostileTexts.all().stream()
        .flatMap(
            text -> Stream.of(ReportFormat.values()).map(format -> Arguments.of(format, text)));
  }

  /** A triage with the text wherever a text of a capture, a label or a rule can land. */
  private static Triage triage(String text) {
    Trust.Reason reason = new Trust.Reason(text, text);
    CaptureSummary capture =
        MadeUp.read(
            text,
            List.of(text),
            9,
            8,
            1,
            Optional.of(text),
            new Trust(Trust.Level.LOSSY, List.of(reason)),
            List.of(new Loss("drops", 1, 2, text)),
            List.of(new CaptureSummary.UnreadShape(text, 1, 2)),
            Optional.of(new Dating("2021-07-28", "2015-12-02", text, 12)),
            List.of(new Ending(77, text, 30, List.of(text, text))),
            Map.of("host", text, "zone", text, text, text));
    CaptureSummary other = MadeUp.capture("other" + text, Trust.Level.COMPLETE);
    return new Triage(
        List.of(capture, other),
        Stream.of(Verdict.values()).map(verdict -> finding(text, verdict).make()).toList(),
        List.of(text),
        List.of(new MessageShape(text, 2, new Place(text, 1), text)),
        List.of(text),
        List.of(
            new HistogramSeen(
                new Place(text, 3),
                List.of(text, text),
                text,
                List.of(new HistogramSeen.Bucket(text, 3)))),
        List.of(new Moment(text, 0, 1), new Moment("other" + text, 2, 3)));
  }

  private static MadeUp finding(String text, Verdict verdict) {
    return MadeUp.finding(Domain.OTHER, verdict.id() + text, verdict)
        .support(verdict == Verdict.SUPPORTED ? Support.IGNORED : Support.UNKNOWN)
        .title(text)
        .why(text)
        .advice(text)
        .fixedIn(text)
        .evidence(text)
        .spellings(text)
        .candidates(text)
        .by(text, 2, 1L)
        .caller(text, Verdict.HARMLESS, text)
        .inherited(text, text)
        .secondOpinion(Verdict.HARMLESS, Confidence.LOW, text)
        .platform(PlatformNote.Kind.FIXED_AFTER, text)
        .cure(text, text)
        .probe("lxerrno", text)
        .outcome(text, text, text)
        .in(text, 1)
        .first(text, 1)
        .line(text, 1, text);
  }

  private static String written(ReportFormat format, Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, ReportContext.plain("1", "2"), out);
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @MethodSource("texts_in_every_format")
  void shows_what_is_hidden_and_sends_no_control_character(ReportFormat format, String text)
      throws IOException {
    assertThat(
            written(format, triage(text))
                .codePoints()
                .filter(
                    c ->
                        Character.getType(c) == Character.FORMAT
                            || (Character.isISOControl(c) && c != '\n' && c != '\t')))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_page_has_the_elements_and_the_links_that_it_has_for_plain_text(String text)
      throws IOException {
    Document plain = Jsoup.parse(written(ReportFormat.HTML, triage("plain")));
    Document page = Jsoup.parse(written(ReportFormat.HTML, triage(text)));
    for (String kind : List.of("script", "style", "img", "b", "[onerror]", "title", "link")) {
      assertThat(page.select(kind)).as(kind).hasSameSizeAs(plain.select(kind));
    }
    assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("[src], [style], iframe, object, base")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_ticket_shows_it_as_text_in_a_renderer_like_those_of_forges(String text)
      throws IOException {
    Document plain = rendered(written(ReportFormat.MARKDOWN, triage("plain")));
    Document ticket = rendered(written(ReportFormat.MARKDOWN, triage(text)));
    assertThat(ticket.select("a, img, script, em, del, hr, h1, h4, blockquote")).isEmpty();
    List<String> kinds = List.of("h2", "h3", "table", "tr", "td", "th", "li", "ul", "ol", "strong");
    for (String kind : text.length() > 1000 ? kinds.subList(0, 1) : kinds) { // a long text cuts
      assertThat(ticket.select(kind)).as(kind).hasSameSizeAs(plain.select(kind));
    }
    assertThat(ticket.select("td").eachText()).allMatch(cell -> !cell.isEmpty());
    // what is shown is searched for these when the Markdown is gone, except in code
    for (Element code : ticket.select("code, pre")) {
      code.remove();
    }
    assertThat(ticket.body().wholeText()).isNotEmpty();
    assertThat(ticket.body().html()).doesNotContainPattern(Pattern.compile("[@#]\\w"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_ticket_of_the_page_is_as_harmless(String text) throws IOException {
    Document page = Jsoup.parse(written(ReportFormat.HTML, triage(text)));
    Document ticket = rendered(page.expectFirst("#ticket pre").wholeText());
    assertThat(ticket.select("a, img, script, em, del, hr, h1, h4, blockquote, ul")).isEmpty();
    assertThat(ticket.select("tr")).hasSize(3);
    assertThat(ticket.select("ol")).hasSize(1);
  }

  private static Document rendered(String markdown) {
    List<Extension> extensions = List.of(TablesExtension.create(), AutolinkExtension.create());
    String html =
        HtmlRenderer.builder()
            .extensions(extensions)
            .build()
            .render(Parser.builder().extensions(extensions).build().parse(markdown));
    return Jsoup.parse(html);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void gives_json_readers_the_text_as_it_was(String text) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(written(ReportFormat.JSON, triage(text)))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("execname")) {
          names.add(json.nextTextValue());
        }
      }
    }
    assertThat(names).hasSize(Verdict.values().length).containsOnly(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void gives_spreadsheets_one_row_without_a_formula(String text) throws IOException {
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .parse(new StringReader(written(ReportFormat.CSV, triage(text))))
            .getRecords();
    assertThat(rows).hasSize(1 + Verdict.values().length);
    for (CSVRecord row : rows) {
      assertThat(row.size()).isEqualTo(rows.get(0).size());
      for (String cell : row) {
        assertThat(cell).doesNotContainPattern("^[=+\\-@\\t\\r\uff1d]");
      }
    }
    assertThat(rows.get(1).get(5)).isEqualTo("1");
  }
}
