package io.github.lxtriage.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Cells as JFreeChart lays them out. As with bars, only the shapes are taken from it. */
final class HeatCells {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private final List<HeatPicture.Row> rows;
  private final int columns;

  HeatCells(List<HeatPicture.Row> rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** One item for each cell that is not 0: its column, its row and its value. */
  DefaultXYZDataset dataset() {
    List<double[]> items = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        long value = rows.get(row).cells().get(column).value();
        if (value > 0) {
          items.add(new double[] {column, row, value});
        }
      }
    }
    double[][] series = new double[3][items.size()];
    for (int i = 0; i < items.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        series[axis][i] = items.get(i)[axis];
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("cells", series);
    return dataset;
  }

  /** The shapes of all cells that are not 0, row by row. */
  List<Rectangle2D> draw(Rectangle2D area) {
    DefaultXYZDataset dataset = dataset();
    if (dataset.getItemCount(0) == 0) {
      return List.of();
    }
    SVGGraphics2D graphics =
        Fontless.graphics(
            GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null));
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(new LookupPaintScale(0, Double.MAX_VALUE, Color.BLACK));
    NumberAxis down = axis(rows.size());
    down.setInverted(true);
    XYPlot plot = new XYPlot(dataset, axis(columns), down, renderer);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.draw(graphics, area, null, null, null);
    return shapes(graphics.getRoot());
  }

  private static NumberAxis axis(int cells) {
    NumberAxis axis = new NumberAxis();
    axis.setVisible(false);
    axis.setRange(-0.5, cells - 0.5);
    axis.setTickUnit(new NumberTickUnit(cells)); // choosing one would measure texts
    return axis;
  }

  /** Each cell is drawn twice, filled and as an outline; the filled ones are the cells. */
  private static List<Rectangle2D> shapes(Element root) {
    NodeList drawn = root.getElementsByTagNameNS(SVG, "rect");
    List<Rectangle2D> shapes = new ArrayList<>();
    for (int i = 0; i < drawn.getLength(); i += 2) {
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
