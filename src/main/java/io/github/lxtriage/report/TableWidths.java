package io.github.lxtriage.report;

import java.util.List;

/**
 * How wide the columns of the table are: what they hold, as far as the terminal has room for it.
 *
 * @param width columns of the terminal; 0 is unlimited
 */
record TableWidths(int width) {
  /** Where there is no terminal, a cell that is longer is an attack or a mistake. */
  private static final int WIDEST = 160;

  private static final int BETWEEN = 2;

  /** What a column keeps when room is short, in the order of the table. */
  private static final int[] LEAST = {10, 6, 16, 12, 8};

  int[] of(List<List<String>> cells) {
    int[] widths = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(DisplayWidth.of(row.get(i)), WIDEST));
      }
    }
    if (width > 0) {
      shrink(widths);
    }
    return widths;
  }

  /** Takes from the widest column, as long as one has more than it must keep. */
  private void shrink(int[] widths) {
    int excess = -width + BETWEEN * (widths.length - 1);
    for (int each : widths) {
      excess += each;
    }
    while (excess > 0) {
      int widest = -1;
      for (int i = 2; i < widths.length; i++) {
        boolean spare = widths[i] > LEAST[i];
        if (spare && (widest < 0 || widths[i] - LEAST[i] > widths[widest] - LEAST[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return; // the line is cut at the edge
      }
      widths[widest]--;
      excess--;
    }
  }
}
