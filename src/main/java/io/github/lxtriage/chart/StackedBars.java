package io.github.lxtriage.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Bars as JFreeChart lays them out. Only the shapes are taken from it: its texts would need the
 * metrics of installed fonts, and a machine that reads captures may have none.
 */
final class StackedBars {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** The least share of a bar that can still be seen. */
  private static final double LEAST_SHARE = 0.01;

  private static final double LEAST_LENGTH = 2;

  private final List<Bar> bars;
  private final boolean shares;

  /**
   * @param shares true where every bar fills the area; else lengths compare
   */
  StackedBars(List<Bar> bars, boolean shares) {
    this.bars = bars;
    this.shares = shares;
  }

  /** Rows are the tones in use, columns the numbers of the bars; what is not there is null. */
  DefaultCategoryDataset dataset() {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    for (Tone tone : Tone.values()) {
      if (bars.stream().anyMatch(bar -> value(bar, tone) > 0)) {
        for (int i = 0; i < bars.size(); i++) {
          double value = shares ? share(bars.get(i), tone) : value(bars.get(i), tone);
          dataset.addValue(value == 0 ? null : (Number) value, tone, (Integer) i);
        }
      }
    }
    return dataset;
  }

  private static double value(Bar bar, Tone tone) {
    return segments(bar, tone).mapToLong(Bar.Segment::value).sum();
  }

  private static Stream<Bar.Segment> segments(Bar bar, Tone tone) {
    return bar.segments().stream().filter(segment -> segment.tone() == tone);
  }

  /** A tone's part of its bar; what is too small to be seen is widened at the others' cost. */
  private static double share(Bar bar, Tone tone) {
    double sum = 0;
    for (Tone each : Tone.values()) {
      sum += widened(bar, each);
    }
    return sum == 0 ? 0 : widened(bar, tone) / sum;
  }

  private static double widened(Bar bar, Tone tone) {
    double value = value(bar, tone);
    return value == 0 ? 0 : Math.max(LEAST_SHARE, value / bar.total());
  }

  /**
   * The shapes of all segments that have a size, bar by bar.
   *
   * @param area where the bars stand, one slot each
   * @param top from the top of a slot to its bar
   */
  List<Rectangle2D> draw(Rectangle2D area, double top, double thickness) {
    DefaultCategoryDataset dataset = dataset();
    if (dataset.getRowCount() == 0) {
      return List.of();
    }
    SVGGraphics2D graphics =
        Fontless.graphics(
            GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null));
    CategoryPlot plot =
        new CategoryPlot(dataset, slots(area, top, thickness), values(), renderer(dataset));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.draw(graphics, area, null, null, null);
    return shapes(graphics.getRoot());
  }

  /** An axis whose margins, fractions of the area, put each bar into its slot. */
  private CategoryAxis slots(Rectangle2D area, double top, double thickness) {
    double slot = area.getHeight() / bars.size();
    CategoryAxis axis = new CategoryAxis();
    axis.setVisible(false);
    axis.setLowerMargin(top / area.getHeight());
    axis.setUpperMargin((slot - top - thickness) / area.getHeight());
    axis.setCategoryMargin((bars.size() - 1) * (slot - thickness) / area.getHeight());
    return axis;
  }

  private NumberAxis values() {
    double longest = bars.stream().mapToLong(Bar::total).max().orElse(1);
    double range = shares ? 1 : longest;
    NumberAxis axis = new NumberAxis();
    axis.setVisible(false);
    axis.setRange(0, range);
    axis.setTickUnit(new NumberTickUnit(range)); // choosing one would measure texts
    return axis;
  }

  private static StackedBarRenderer renderer(DefaultCategoryDataset dataset) {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setMinimumBarLength(LEAST_LENGTH);
    for (int row = 0; row < dataset.getRowCount(); row++) {
      renderer.setSeriesPaint(row, ((Tone) dataset.getRowKey(row)).colour());
    }
    return renderer;
  }

  private static List<Rectangle2D> shapes(Element root) {
    NodeList drawn = root.getElementsByTagNameNS(SVG, "rect");
    List<Rectangle2D> shapes = new ArrayList<>();
    for (int i = 0; i < drawn.getLength(); i++) {
      Element rect = (Element) drawn.item(i);
      shapes.add(
          new Rectangle2D.Double(
              number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height")));
    }
    return shapes;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
