package io.github.lxtriage.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * What a part of a picture stands for. A page gives the tones their colours by their class, so that
 * they follow its theme; the colour here is for light paper.
 */
public enum Tone {
  ALERT(0xad2f1b, "M6 .6 11.8 11H.2z"),
  DOUBT(0x6a419f, "M6 .3 11.7 6 6 11.7.3 6zM6 2.9 2.9 6 6 9.1 9.1 6z"),
  LOSS(0x855300, "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM6 2v8a4 4 0 0 0 0-8z"),
  CALM(0x4b6478, "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z"),
  FINE(0x22704d, "M1.3 6.2 2.6 4.9l2.2 2.2 4.7-5 1.3 1.2-6 6.4z"),
  SERIES_1(0x1d3f66, ""),
  SERIES_2(0x2a6fb0, ""),
  SERIES_3(0x0d6e6e, ""),
  SERIES_4(0x556b1f, ""),
  SERIES_5(0x7a5230, ""),
  SERIES_6(0x97396f, ""),
  OTHERS(0x5f6872, ""),
  HEAT_1(0xe3ebf3, ""),
  HEAT_2(0xbed2e6, ""),
  HEAT_3(0x8fb0d0, ""),
  HEAT_4(0x2f6299, ""),
  HEAT_5(0x1d3f66, "");

  private final int rgb;
  private final String mark;

  Tone(int rgb, String mark) {
    this.rgb = rgb;
    this.mark = mark;
  }

  /** The class that elements of this tone carry in a picture. */
  public String cssClass() {
    return "t-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The shape that stands for this tone where colour alone will not do: SVG path data in a square
   * of 12, filled by the even-odd rule; empty for a series.
   */
  public String mark() {
    return mark;
  }

  Color colour() {
    return new Color(rgb);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
