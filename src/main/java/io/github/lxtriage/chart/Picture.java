package io.github.lxtriage.chart;

/**
 * A picture as an SVG element that can stand in a page: without style attributes, and without
 * anything that depends on the fonts of this machine.
 */
public sealed interface Picture permits BarPicture, HeatPicture {
  /** The element. */
  String svg();
}
