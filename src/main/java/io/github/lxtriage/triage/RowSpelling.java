package io.github.lxtriage.triage;

/** How a row that only shows a call is named among the spellings of a subject. */
final class RowSpelling {
  private static final String OPTION = "SOCKOPT ";
  private static final String LEVEL = "PROTO ";

  private RowSpelling() {}

  static String of(long level, long optname) {
    return LEVEL + level + " " + OPTION + optname;
  }

  static String ofOption(long optname) {
    return OPTION + optname;
  }

  /** True where a spelling is that of a row; LX says no message that begins like it. */
  static boolean isRow(String spelling) {
    return spelling.startsWith(LEVEL) || spelling.startsWith(OPTION);
  }
}
