package io.github.lxtriage.chart;

import java.awt.geom.Rectangle2D;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table of numbers as a picture: the darker a cell, the larger its number, which stands in it.
 *
 * @param id prefix of the ids in the picture, unique in its page
 * @param title what it shows, in a few words
 * @param description what it says
 * @param columns names of the columns
 * @param rows from top to bottom, each with a cell for every column
 */
public record HeatPicture(
    String id, String title, String description, List<String> columns, List<Row> rows)
    implements Picture {
  private static final int WIDEST_LABEL = 310;
  private static final int WIDEST_COLUMN = 110;
  private static final int NARROWEST_COLUMN = 56;
  private static final int ROW = 26;
  private static final int TOP = 26;
  private static final int GAP = 2;
  private static final double BASE = 4;
  private static final List<Tone> STEPS =
      List.of(Tone.HEAT_1, Tone.HEAT_2, Tone.HEAT_3, Tone.HEAT_4, Tone.HEAT_5);

  /** From this step on, the number is written in the colour of the paper. */
  private static final Tone DARK = Tone.HEAT_4;

  public HeatPicture {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException("a row needs a cell for each column: " + row.label());
      }
    }
  }

  /**
   * A row.
   *
   * @param mark the tone whose shape stands before the label
   */
  public record Row(String label, Optional<Tone> mark, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param value how dark it is; a cell of 0 is not coloured
   * @param text what stands in it
   */
  public record Cell(long value, String text) {
    public Cell {
      if (value < 0) {
        throw new IllegalArgumentException("a cell is not negative: " + value);
      }
    }

    /** A cell that shows its number, and before it the sign of a lower bound, unless it is 0. */
    public static Cell of(String atLeast, long value) {
      String sign = value == 0 ? "" : atLeast;
      return new Cell(value, sign + String.format(Locale.ROOT, "%,d", value));
    }
  }

  @Override
  public String svg() {
    int left = left();
    int wide = columnWidth();
    int width = left + Math.max(1, columns.size()) * wide;
    int height = TOP + Math.max(1, rows.size()) * ROW;
    Svg svg = new Svg(id, title, description, width, height);
    svg.natural();
    for (int column = 0; column < columns.size(); column++) {
      svg.middle(
          left + (column + 0.5) * wide, TOP - 10, "label", Svg.cut(columns.get(column), wide - 4));
    }
    Rectangle2D area = new Rectangle2D.Double(left, TOP, width - left, height - TOP);
    Iterator<Rectangle2D> shapes = new HeatCells(rows, columns.size()).draw(area).iterator();
    for (int row = 0; row < rows.size(); row++) {
      row(svg, rows.get(row), row, shapes);
    }
    return svg.written();
  }

  /** Room for the longest label and its mark. */
  private int left() {
    double longest = rows.stream().mapToDouble(row -> Svg.width(row.label())).max().orElse(0);
    return (int) Math.min(WIDEST_LABEL, Math.ceil(longest + 30));
  }

  /** Room for the longest name of a column and the longest number. */
  private int columnWidth() {
    double longest = columns.stream().mapToDouble(Svg::width).max().orElse(0);
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        longest = Math.max(longest, Svg.width(cell.text()));
      }
    }
    return (int) Math.max(NARROWEST_COLUMN, Math.min(WIDEST_COLUMN, Math.ceil(longest + 12)));
  }

  private void row(Svg svg, Row row, int number, Iterator<Rectangle2D> shapes) {
    int left = left();
    int wide = columnWidth();
    double base = TOP + (number + 0.5) * ROW + BASE;
    double x = 0;
    if (row.mark().isPresent()) {
      svg.mark(row.mark().get(), x, base - 10);
      x = 18;
    }
    svg.text(x, base, "label", Svg.cut(row.label(), left - x - 8));
    for (int column = 0; column < columns.size(); column++) {
      Cell cell = row.cells().get(column);
      double middle = left + (column + 0.5) * wide;
      String text = Svg.cut(cell.text(), wide - GAP);
      if (cell.value() == 0) {
        svg.middle(middle, base, "note", text);
        continue;
      }
      Rectangle2D shape = shapes.next();
      shape.setRect(
          shape.getX() + GAP / 2.0,
          shape.getY() + GAP / 2.0,
          shape.getWidth() - GAP,
          shape.getHeight() - GAP);
      Tone tone = tone(cell.value());
      svg.segment(shape, tone, row.label() + ", " + columns.get(column) + ": " + cell.text());
      if (tone.compareTo(DARK) >= 0) {
        svg.centred(middle, base, "on", text);
      } else {
        svg.middle(middle, base, "label", text);
      }
    }
  }

  /** Equal steps of the logarithm, so that one loud cell does not make all others pale. */
  Tone tone(long value) {
    long largest =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .mapToLong(Cell::value)
            .max()
            .orElse(value);
    double share = largest <= 1 ? 0 : Math.log((double) value) / Math.log((double) largest);
    int step = (int) Math.min(STEPS.size() - 1, Math.floor(share * STEPS.size()));
    return STEPS.get(Math.max(0, step));
  }
}
