package io.github.lxtriage.chart;

import java.awt.geom.Rectangle2D;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Stacked bars, one below the other, as an SVG element that can stand in a page: without style
 * attributes, and without anything that depends on the fonts of this machine.
 *
 * @param id prefix of the ids in the picture, unique in its page
 * @param title what it shows, in a few words
 * @param description what it says, with the numbers
 * @param scale how long the bars are
 * @param bars from top to bottom
 */
public record BarPicture(String id, String title, String description, Scale scale, List<Bar> bars)
    implements Picture {
  /** From the middle of a line of text to its base line. */
  private static final double BASE = 4;

  public BarPicture {
    bars = List.copyOf(bars);
  }

  /** How the lengths of bars relate. */
  public enum Scale {
    /** Every bar is as wide as the picture and shows shares; its label stands above. */
    SHARES(400, 0, 400, 56, 20, 26),
    /** Lengths compare; labels stand to the left and totals to the right. */
    COMMON(720, 290, 340, 26, 4, 18),
    /** The same for many bars with short labels; it can be read in a window of 360 px. */
    NARROW(430, 130, 220, 18, 2, 14);

    private final int width;
    private final int left;
    private final int longest;
    private final int slot;
    private final int top;
    private final int thickness;

    /**
     * @param left where bars begin
     * @param longest how long the longest is
     * @param slot height of a bar with all that belongs to it
     * @param top from the top of a slot to its bar
     */
    Scale(int width, int left, int longest, int slot, int top, int thickness) {
      this.width = width;
      this.left = left;
      this.longest = longest;
      this.slot = slot;
      this.top = top;
      this.thickness = thickness;
    }
  }

  @Override
  public String svg() {
    int height = Math.max(1, bars.size()) * scale.slot;
    Svg svg = new Svg(id, title, description, scale.width, height);
    Rectangle2D area = new Rectangle2D.Double(scale.left, 0, scale.longest, height);
    Iterator<Rectangle2D> shapes =
        new StackedBars(bars, scale == Scale.SHARES)
            .draw(area, scale.top, scale.thickness)
            .iterator();
    for (int i = 0; i < bars.size(); i++) {
      double end = segments(svg, bars.get(i), shapes);
      label(svg, bars.get(i), i * scale.slot, end);
    }
    return svg.written();
  }

  /** Draws a bar and returns where it ends. */
  private double segments(Svg svg, Bar bar, Iterator<Rectangle2D> shapes) {
    double end = scale.left;
    for (Bar.Segment segment : bar.segments()) {
      if (segment.value() > 0) {
        Rectangle2D shape = shapes.next();
        svg.segment(shape, segment.tone(), segment.name() + ": " + number(segment.value()));
        if (scale != Scale.NARROW) {
          inside(svg, shape, segment);
        }
        end = shape.getMaxX();
      }
    }
    return end;
  }

  private static void inside(Svg svg, Rectangle2D shape, Bar.Segment segment) {
    String number = number(segment.value());
    String named = segment.name() + " " + number;
    double room = shape.getWidth() - 6;
    String text = Svg.width(named) <= room ? named : number;
    if (Svg.width(text) <= room) {
      svg.centred(shape.getCenterX(), shape.getCenterY() + BASE, "on", text);
    }
  }

  private void label(Svg svg, Bar bar, int top, double end) {
    String total = (bar.total() == 0 ? "" : bar.atLeast()) + number(bar.total());
    double base = top + scale.top + scale.thickness / 2.0 + BASE;
    if (scale == Scale.SHARES) {
      svg.text(0, top + scale.top - 7, "label", total + " " + bar.label());
      return;
    }
    double x = 0;
    if (bar.mark().isPresent()) {
      svg.mark(bar.mark().get(), x, base - 10);
      x = 18;
    }
    svg.text(x, base, "label", Svg.cut(bar.label(), scale.left - x - 8));
    svg.text(end + 6, base, "total", total);
    double behind = end + 6 + Svg.width(total + " ");
    if (!bar.note().isEmpty() && scale.width - behind >= Svg.width("a note")) {
      svg.text(behind, base, "note", Svg.cut(bar.note(), scale.width - behind));
    }
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
