package io.github.lxtriage.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** A picture says its numbers whatever they are, and may stand in a page with a strict policy. */
class BarPictureTest {
  private static Bar bar(String label, long... values) {
    Tone[] tones = Tone.values();
    Bar.Segment[] segments = new Bar.Segment[values.length];
    for (int i = 0; i < values.length; i++) {
      segments[i] = new Bar.Segment("part" + i, values[i], tones[i]);
    }
    return Bar.of(label, List.of(segments));
  }

  private static Document drawn(BarPicture.Scale scale, Bar... bars) {
    String svg = new BarPicture("p", "Title", "What it says", scale, List.of(bars)).svg();
    return Jsoup.parse(svg, "", Parser.xmlParser());
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.attr(attribute));
  }

  @Test
  void is_one_labelled_element_without_style_and_prolog() {
    BarPicture picture =
        new BarPicture("p", "Title", "Says", BarPicture.Scale.SHARES, List.of(bar("calls", 3, 1)));
    assertThat(picture.svg()).startsWith("<svg").endsWith(">").doesNotContain("style=");
    Element svg = drawn(BarPicture.Scale.SHARES, bar("calls", 3, 1)).expectFirst("svg");
    assertThat(svg.attr("role")).isEqualTo("img");
    assertThat(svg.attr("aria-labelledby")).isEqualTo("p-title p-desc");
    assertThat(svg.expectFirst("#p-title").text()).isEqualTo("Title");
    assertThat(svg.expectFirst("#p-desc").text()).isEqualTo("What it says");
    assertThat(svg.attr("viewBox")).isEqualTo("0 0 400 56");
  }

  @Test
  void draws_no_bars_where_there_is_nothing() {
    assertThat(drawn(BarPicture.Scale.COMMON).select("rect, text")).isEmpty();
    Document zero = drawn(BarPicture.Scale.SHARES, bar("calls", 0, 0), bar("none"));
    assertThat(zero.select("rect")).isEmpty();
    assertThat(zero.select("text").eachText()).containsExactly("0 calls", "0 none");
  }

  @Test
  void draws_a_single_value_over_the_whole_width() {
    for (BarPicture.Scale scale : BarPicture.Scale.values()) {
      double longest =
          switch (scale) {
            case SHARES -> 400;
            case COMMON -> 340;
            case NARROW -> 220;
          };
      Elements rects = drawn(scale, bar("calls", 1)).select("rect");
      assertThat(rects).hasSize(1);
      assertThat(number(rects.get(0), "width")).isCloseTo(longest, within(0.2));
    }
  }

  @Test
  void draws_constant_values_as_equal_bars_in_their_order() {
    Elements rects =
        drawn(BarPicture.Scale.COMMON, bar("a", 5), bar("b", 5), bar("c", 5)).select("rect");
    assertThat(rects.eachAttr("width")).containsOnly(rects.get(0).attr("width"));
    assertThat(rects.eachAttr("y")).containsExactly("4", "30", "56");
    assertThat(rects.eachAttr("height")).containsOnly("18");
  }

  @Test
  void compares_lengths_on_a_common_scale() {
    Elements rects =
        drawn(BarPicture.Scale.COMMON, bar("a", 100, 100), bar("b", 50)).select("rect");
    assertThat(rects.eachAttr("class")).containsExactly("t-alert", "t-doubt", "t-alert");
    assertThat(number(rects.get(0), "width")).isCloseTo(170, within(0.2));
    assertThat(number(rects.get(1), "x")).isCloseTo(460, within(0.2));
    assertThat(number(rects.get(2), "width")).isCloseTo(85, within(0.2));
  }

  @Test
  void shows_a_share_that_is_too_small_to_see() {
    Elements rects = drawn(BarPicture.Scale.SHARES, bar("calls", 1, 1_000_000)).select("rect");
    assertThat(number(rects.get(0), "width")).isBetween(3.5, 4.5);
    assertThat(number(rects.get(0), "width") + number(rects.get(1), "width"))
        .isCloseTo(400, within(0.2));
    assertThat(rects.get(0).text()).isEqualTo("part0: 1");
  }

  @Test
  void prints_numbers_beside_the_bars_and_where_they_fit_inside() {
    Document picture =
        drawn(
            BarPicture.Scale.COMMON,
            new Bar(
                "fs/X",
                Optional.of(Tone.ALERT),
                "\u2265",
                "",
                List.of(
                    new Bar.Segment("systemd", 1000, Tone.SERIES_1),
                    new Bar.Segment("mount", 2, Tone.SERIES_2))));
    assertThat(picture.select("text").eachText())
        .containsExactly("systemd 1,000", "fs/X", "\u22651,002");
    assertThat(picture.select("path").attr("class")).isEqualTo("t-alert");
  }

  @Test
  void prints_a_note_only_where_there_is_room() {
    Bar.Segment large = new Bar.Segment("a", 1000, Tone.OTHERS);
    Bar.Segment small = new Bar.Segment("a", 1, Tone.OTHERS);
    Document picture =
        drawn(
            BarPicture.Scale.COMMON,
            new Bar("full", Optional.empty(), "", "curl, http", List.of(large)),
            new Bar("short", Optional.empty(), "", "curl, http", List.of(small)),
            new Bar("cut", Optional.empty(), "", "x".repeat(100), List.of(small)));
    assertThat(picture.select(".note").eachText().get(0)).isEqualTo("curl, http");
    assertThat(picture.select(".note").eachText().get(1)).endsWith("x\u2026").hasSizeLessThan(60);
    assertThat(picture.select(".note")).hasSize(2);
  }

  @Test
  void keeps_hostile_texts_texts_and_cuts_long_labels() {
    Document picture =
        drawn(BarPicture.Scale.COMMON, bar("<script>\u0000\ud800&" + "x".repeat(10_000), 1));
    assertThat(picture.select("script")).isEmpty();
    assertThat(picture.select(".label").text())
        .startsWith("<script>\ufffd\ufffd&xxx")
        .endsWith("\u2026")
        .hasSizeLessThan(45);
  }

  @Test
  void gives_the_dataset_one_row_for_each_tone_in_use() {
    DefaultCategoryDataset dataset =
        new StackedBars(List.of(bar("b", 0, 2), bar("a", 0, 1)), false).dataset();
    assertThat(dataset.getRowCount()).isEqualTo(1);
    assertThat(dataset.getValue(0, 0)).isEqualTo(2.0);
    assertThat(dataset.getValue(0, 1)).isEqualTo(1.0);
  }

  @Test
  void refuses_what_it_cannot_draw() {
    assertThatThrownBy(() -> bar("a", -1)).hasMessage("a segment is not negative: -1");
    assertThatThrownBy(
            () ->
                Bar.of(
                    "a",
                    List.of(
                        new Bar.Segment("x", 1, Tone.FINE), new Bar.Segment("y", 1, Tone.FINE))))
        .hasMessage("two segments of one tone: FINE");
  }

  @Test
  void gives_the_same_bytes_for_the_same_numbers() {
    BarPicture picture =
        new BarPicture("p", "t", "d", BarPicture.Scale.COMMON, List.of(bar("a", 3, 4)));
    assertThat(picture.svg()).isEqualTo(picture.svg());
  }

  @Test
  void needs_no_fonts() throws Exception {
    // A Java process tells what it loads; the font manager would look for installed fonts.
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.awt.headless=true",
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Smoke.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(loaded.contains("org.jfree.chart.plot.CategoryPlot ")).isTrue();
    assertThat(loaded.contains("<svg")).isTrue();
    assertThat(loaded.contains("sun.font.FontManagerFactory ")).isFalse();
  }

  /** Draws one picture, in a process of its own. */
  static final class Smoke {
    private Smoke() {}

    public static void main(String[] args) {
      System.out.println(
          new BarPicture("p", "t", "d", BarPicture.Scale.COMMON, List.of(bar("a", 3, 4))).svg());
    }
  }
}
