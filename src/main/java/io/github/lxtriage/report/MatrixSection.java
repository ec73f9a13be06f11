package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Matrix;
import io.github.lxtriage.triage.Matrix.Answer;
import io.github.lxtriage.triage.Matrix.Cell;
import io.github.lxtriage.triage.Matrix.Column;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finding by capture, or by a label of the captures. The rows that somebody acts on come first and
 * the rest is folded, so that what to do stays near the top. Where there are more columns than a
 * table can show, they stand in folds of their own, and the first table adds them up.
 */
final class MatrixSection {
  /** The widest table that can be read. */
  private static final int COLUMNS = 12;

  /** With more columns series share folds: rows are named in each, and the page has to open. */
  private static final int APART = 20 * COLUMNS;

  private static final int ROWS = 60;

  /** Answers that are worked out to find the rows; of many captures fewer findings compete. */
  private static final int ANSWERS = 400_000;

  /** Rows that are open at once. */
  private static final int OPEN = 12;

  private static final int NAME = 48;

  private final Page page;
  private final Html html;
  private final Matrix matrix;
  private final List<Row> rows;
  private final boolean grouped;

  /** A finding and what every column says of it. */
  private record Row(Finding finding, List<Cell> cells) {
    /** What somebody has to look at before the rest, and of that what is new before the rest. */
    int rank() {
      boolean bad = finding.verdict() == Verdict.ACTIONABLE || finding.verdict() == Verdict.UNKNOWN;
      boolean fresh = cells.stream().anyMatch(Cell::fresh);
      return (bad ? 0 : 2) + (fresh ? 0 : 1);
    }

    long count(Answer... answers) {
      return cells.stream().filter(cell -> List.of(answers).contains(cell.answer())).count();
    }
  }

  private MatrixSection(Page page) {
    this.page = page;
    this.html = page.html;
    this.grouped = page.context.groupBy().isPresent();
    this.matrix = Matrix.of(page.triage, page.context.groupBy());
    this.rows =
        failures(page)
            .limit(Math.max(ROWS, ANSWERS / Math.max(1, matrix.columns().size())))
            .map(finding -> new Row(finding, matrix.row(finding)))
            .sorted(Comparator.comparingInt(Row::rank)) // and within that as they were, worst first
            .limit(ROWS)
            .toList();
  }

  private static Stream<Finding> failures(Page page) {
    return page.wording.judged().stream()
        .filter(
            finding ->
                finding.verdict() != Verdict.SUPPORTED && !finding.extra().captures().isEmpty());
  }

  /** True where several captures can be told apart. */
  static boolean worthwhile(Page page) {
    return page.triage.captures().size() > 1 && failures(page).findAny().isPresent();
  }

  static void write(Page page) {
    new MatrixSection(page).write();
  }

  private void write() {
    String by = page.context.groupBy().orElse("capture");
    page.heading("By " + by, Wording.number(matrix.columns().size()));
    html.leaf("p", caption());
    boolean wide = matrix.columns().size() > COLUMNS;
    if (wide) {
      folded(this::totals);
      html.open("details", "class", "columnwise");
      html.leaf(
          "summary",
          "The calls in each of the " + Wording.number(matrix.columns().size()) + " columns");
      folds(by);
      key();
      html.close("details");
    } else {
      folded(some -> table("Calls by finding and " + by, some, 0, matrix.columns().size()));
      key();
    }
  }

  /** The first rows, and a fold with the others. */
  private void folded(Consumer<List<Row>> table) {
    int open = rows.size() <= OPEN + 2 ? rows.size() : OPEN; // a fold of two rows saves nothing
    table.accept(rows.subList(0, open));
    if (open < rows.size()) {
      html.open("details");
      html.leaf("summary", Wording.number(rows.size() - open) + " more findings");
      table.accept(rows.subList(open, rows.size()));
      html.close("details");
    }
  }

  private String caption() {
    long fresh = rows.stream().flatMap(row -> row.cells().stream()).filter(Cell::fresh).count();
    long fixed = rows.stream().mapToLong(row -> row.count(Answer.FIXED)).sum();
    long open = rows.stream().mapToLong(row -> row.count(Answer.NOT_SURE, Answer.CANNOT_SEE)).sum();
    long answers = rows.stream().mapToLong(row -> row.cells().size()).sum();
    long all = failures(page).count();
    return (rows.size() < all
            ? "The worst " + Wording.number(rows.size()) + " of " + Wording.number(all) + ". "
            : "")
        + "Of "
        + Wording.number(answers)
        + " answers "
        + are(fixed, "fixed")
        + ", "
        + are(fresh, "new")
        + " and "
        + are(open, "open")
        + (open == 0 ? "." : ": the capture lacks something, or its script cannot see it.");
  }

  private static String are(long count, String what) {
    return (count == 0 ? "none is " : Wording.plural(count, "is ", "are ")) + what;
  }

  /** Some rows, and the columns from one to another, without the latter. */
  private void table(String caption, List<Row> some, int from, int to) {
    List<Column> columns = matrix.columns().subList(from, to);
    html.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption);
    html.open("table", "class", "matrix").leaf("caption", caption, "class", "hidden");
    html.open("thead").open("tr").leaf("th", "Finding", "scope", "col");
    columns.forEach(this::head);
    html.close("tr").close("thead").open("tbody");
    for (Row row : some) {
      List<Cell> cells = row.cells().subList(from, to);
      boolean nothing =
          cells.stream().allMatch(cell -> cell.seenIn() == 0 && cell.answer() != Answer.FIXED);
      if (!nothing || matrix.columns().size() <= COLUMNS) {
        name(row.finding());
        cells.forEach(this::cell);
        html.close("tr");
      }
    }
    page.endTable();
    html.close("div");
  }

  private void head(Column column) {
    html.open("th", "scope", "col").text(Visible.shortened(column.name(), NAME) + " ");
    html.leaf("small", about(column)).close("th");
  }

  private String about(Column column) {
    String trust = column.trust().id();
    if (column.captures().size() > 1) {
      return Wording.number(column.captures().size()) + " captures, " + trust;
    }
    CaptureSummary capture = column.captures().get(0);
    return capture.platform().map(platform -> platform + ", ").orElse("") + trust;
  }

  private void name(Finding finding) {
    html.open("tr").open("th", "scope", "row");
    page.idLink(finding);
    html.text(" ").open("small");
    page.verdict(finding.verdict());
    html.close("small").close("th");
  }

  private void cell(Cell cell) {
    String css =
        switch (cell.answer()) {
          case SEEN, AT_LEAST -> "hit";
          case FIXED -> "fixed";
          case NOT_SEEN, NOT_SURE, CANNOT_SEE -> "none";
        };
    html.open("td", "class", css).text(text(cell));
    if (cell.fresh()) {
      html.text(" ").leaf("b", cell.sure() ? "new" : "new?");
    }
    html.close("td");
  }

  private String text(Cell cell) {
    return switch (cell.answer()) {
      case SEEN -> Wording.number(cell.count());
      case AT_LEAST -> "\u2265" + Wording.number(cell.count());
      case NOT_SEEN -> "0";
      case NOT_SURE -> "\u22650";
      case FIXED -> "fixed";
      case CANNOT_SEE -> "n/a";
    };
  }

  /** One line for each finding: in how many columns it is what. */
  private void totals(List<Row> some) {
    page.table(
        "In how many " + (grouped ? "columns" : "captures") + " each finding is",
        "stack dense",
        "Finding",
        "Calls#",
        "Seen in#",
        "New in#",
        "Fixed in#",
        "Not seen in#",
        "Open in#");
    for (Row row : some) {
      name(row.finding());
      page.numberCell("Calls", page.wording.count(row.finding().count()));
      number("Seen in", row.count(Answer.SEEN, Answer.AT_LEAST));
      number("New in", row.cells().stream().filter(Cell::fresh).count());
      number("Fixed in", row.count(Answer.FIXED));
      number("Not seen in", row.count(Answer.NOT_SEEN));
      number("Open in", row.count(Answer.NOT_SURE, Answer.CANNOT_SEE));
      html.close("tr");
    }
    page.endTable();
  }

  /** On a narrow screen only what is not 0 is worth its place. */
  private void number(String label, long number) {
    String css = number == 0 ? "number zero" : "number";
    html.leaf("td", Wording.number(number), "data-label", label, "class", css);
  }

  /** Columns of one series share folds; of few captures each, of many only the marks. */
  private void folds(String by) {
    List<Column> columns = matrix.columns();
    int from = 0;
    while (from < columns.size()) {
      int to = from + 1;
      while (to < columns.size()
          && to - from < COLUMNS
          && sameFold(columns.get(from), columns.get(to))) {
        to++;
      }
      fold(by, from, to);
      from = to;
    }
  }

  private boolean sameFold(Column a, Column b) {
    return matrix.columns().size() > APART
        || a.series().equals(b.series())
        || columnsWithoutSeries(a, b);
  }

  private static boolean columnsWithoutSeries(Column a, Column b) {
    return a.series().isEmpty() && b.series().isEmpty();
  }

  private void fold(String by, int from, int to) {
    List<Column> columns = matrix.columns().subList(from, to);
    String first = Visible.shortened(columns.get(0).name(), NAME);
    String last = Visible.shortened(columns.get(columns.size() - 1).name(), NAME);
    String names = columns.size() == 1 ? first : first + " to " + last;
    html.open("details").open("summary").text(names + " ");
    html.leaf("span", states(columns), "class", "note").close("summary");
    table("Calls by finding and " + by + ": " + names, rows, from, to);
    html.close("details");
  }

  private static String states(List<Column> columns) {
    Map<Trust.Level, Long> levels = new TreeMap<>();
    columns.forEach(column -> levels.merge(column.trust(), 1L, Long::sum));
    List<String> words = new ArrayList<>();
    levels.forEach((level, count) -> words.add(Wording.number(count) + " " + level.id()));
    return String.join(", ", words);
  }

  private void key() {
    html.open("ul", "class", "key");
    entry("12", "calls");
    entry("\u226512", "at least: records may be missing");
    entry("0", "not seen, capture complete");
    entry("\u22650", "not seen, but it may have happened");
    entry("fixed", "not seen by a complete capture, and seen on an earlier build");
    entry("new", "not seen on an earlier build; new? where that is not certain");
    entry("n/a", "the scripts cannot see it");
    html.close("ul");
  }

  private void entry(String mark, String meaning) {
    html.open("li");
    html.leaf("b", mark);
    html.text(" " + meaning).close("li");
  }
}
