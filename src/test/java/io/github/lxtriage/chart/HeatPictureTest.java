package io.github.lxtriage.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Every number stands in its cell, and the picture is sensible for any numbers. */
class HeatPictureTest {
  private static HeatPicture.Row row(String label, long... values) {
    return new HeatPicture.Row(
        label,
        Optional.empty(),
        LongStream.of(values).mapToObj(value -> HeatPicture.Cell.of("", value)).toList());
  }

  private static HeatPicture picture(List<String> columns, HeatPicture.Row... rows) {
    return new HeatPicture("c", "Title", "Description.", columns, List.of(rows));
  }

  private static Document drawn(HeatPicture picture) {
    return Jsoup.parse(picture.svg());
  }

  @Test
  void draws_a_shape_for_each_cell_that_is_not_0_and_writes_every_number() {
    Document svg = drawn(picture(List.of("a", "b"), row("x", 1, 0), row("y", 1200, 30)));
    assertThat(svg.select("rect")).hasSize(3);
    assertThat(svg.select("rect > title").eachText())
        .containsExactly("x, a: 1", "y, a: 1,200", "y, b: 30");
    assertThat(svg.select("text").eachText())
        .containsExactly("a", "b", "x", "1", "0", "y", "1,200", "30");
    assertThat(svg.select("svg > title").text()).isEqualTo("Title");
    assertThat(svg.select("svg > desc").text()).isEqualTo("Description.");
  }

  @Test
  void puts_each_shape_where_its_number_stands() {
    List<Rectangle2D> shapes =
        new HeatCells(List.of(row("x", 0, 5), row("y", 7, 0)), 2)
            .draw(new Rectangle2D.Double(100, 10, 80, 40));
    assertThat(shapes)
        .containsExactly(
            new Rectangle2D.Double(140, 10, 40, 20), new Rectangle2D.Double(100, 30, 40, 20));
  }

  @Test
  void is_darker_for_more() {
    HeatPicture picture = picture(List.of("a", "b", "c"), row("x", 1, 40, 1000));
    assertThat(picture.tone(1)).isEqualTo(Tone.HEAT_1);
    assertThat(picture.tone(40)).isEqualTo(Tone.HEAT_3);
    assertThat(picture.tone(1000)).isEqualTo(Tone.HEAT_5);
  }

  @Test
  void draws_empty_single_and_constant_numbers() {
    assertThat(drawn(picture(List.of())).select("rect")).isEmpty();
    assertThat(drawn(picture(List.of("a"), row("x", 0))).select("rect")).isEmpty();
    assertThat(drawn(picture(List.of("a"), row("x", 9))).select("rect")).hasSize(1);
    assertThat(drawn(picture(List.of("a", "b"), row("x", 4, 4))).select("rect.t-heat-5"))
        .hasSize(2);
    assertThat(drawn(picture(List.of("a"), row("x", Long.MAX_VALUE))).select("rect")).hasSize(1);
  }

  @Test
  void refuses_rows_that_do_not_fit() {
    assertThatThrownBy(() -> picture(List.of("a", "b"), row("x", 1)))
        .hasMessage("a row needs a cell for each column: x");
    assertThatThrownBy(() -> row("x", -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keeps_hostile_labels_text() {
    Document svg = drawn(picture(List.of("<script>"), row("</svg><script>alert(1)</script>", 1)));
    assertThat(svg.select("script")).isEmpty();
    assertThat(svg.select("[style]")).isEmpty();
  }
}
