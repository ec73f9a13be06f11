package io.github.lxtriage.triage;

import io.github.lxtriage.trace.SaturatedSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Findings by capture, or by a label of the captures. What is new and what is fixed is said only
 * along a series: columns of the same distribution, image, host, zone and file, in the order of
 * their builds.
 */
public final class Matrix {
  private static final String NOT_STATED = "(not stated)";

  /** Labels that tell builds apart, in the order in which they decide. */
  private static final List<String> ORDERING = List.of("platform", "build");

  /** Labels that say nothing of what was run. */
  private static final Set<String> ASIDE = Set.of("platform", "build", "note");

  private final List<Column> columns;

  private Matrix(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Captures that share a column.
   *
   * @param name the capture's source, or the label's value
   * @param series what it can be compared with; empty where with nothing
   */
  public record Column(
      String name, List<CaptureSummary> captures, Optional<String> series, List<String> order) {
    public Column {
      captures = List.copyOf(captures);
      order = List.copyOf(order);
    }

    /** The worst trust of its captures. */
    public Trust.Level trust() {
      return captures.stream()
          .map(capture -> capture.trust().level())
          .max(Comparator.naturalOrder())
          .orElse(Trust.Level.UNKNOWN);
    }
  }

  /** What a column says of a finding. */
  public enum Answer {
    /** Seen; the count is exact. */
    SEEN,
    /** Seen at least so often: records may be missing. */
    AT_LEAST,
    /** Not seen by a complete capture that can show it. */
    NOT_SEEN,
    /** Not seen, but it may have happened. */
    NOT_SURE,
    /** Not seen, and an earlier column of the series has it. */
    FIXED,
    /** The scripts cannot show it. */
    CANNOT_SEE
  }

  /**
   * A cell.
   *
   * @param seenIn in how many captures of the column
   * @param fresh true where no earlier column of the series has it
   * @param sure true where all earlier columns were complete and could show it
   */
  public record Cell(Answer answer, long count, long seenIn, boolean fresh, boolean sure) {}

  /** The columns of a triage: each capture one, or one for each value of a label. */
  public static Matrix of(Triage triage, Optional<String> groupBy) {
    Map<String, List<CaptureSummary>> groups = new TreeMap<>(Matrix::naturally);
    for (CaptureSummary capture : triage.captures()) {
      groups
          .computeIfAbsent(
              groupBy.map(label -> label(capture, label)).orElse(capture.source()),
              name -> new ArrayList<>())
          .add(capture);
    }
    List<Column> columns = new ArrayList<>();
    groups.forEach((name, captures) -> columns.add(column(name, captures, groupBy)));
    columns.sort(
        Comparator.comparing((Column column) -> column.series().orElse(""), Matrix::naturally)
            .thenComparing(column -> String.join("\n", column.order()), Matrix::naturally)
            .thenComparing(Column::name, Matrix::naturally));
    return new Matrix(columns);
  }

  private static Column column(
      String name, List<CaptureSummary> captures, Optional<String> groupBy) {
    if (groupBy.isPresent()) {
      boolean ordered = ORDERING.contains(groupBy.get()) && !name.equals(NOT_STATED);
      return new Column(
          name, captures, ordered ? Optional.of(line(name)) : Optional.empty(), List.of(name));
    }
    CaptureSummary capture = captures.get(0);
    List<String> order =
        ORDERING.stream().map(label -> label(capture, label)).filter(Matrix::stated).toList();
    Optional<String> series = order.isEmpty() ? Optional.empty() : series(capture);
    return new Column(name, captures, series, series.isEmpty() ? List.of() : order);
  }

  private static boolean stated(String value) {
    return !value.equals(NOT_STATED);
  }

  /** Builds of two systems are no series: what is before the colon tells them apart. */
  private static String line(String platform) {
    return platform.contains(":") ? platform.substring(0, platform.indexOf(':')) : "";
  }

  /** What a capture shares with others of its series; nothing where only its build is known. */
  private static Optional<String> series(CaptureSummary capture) {
    StringBuilder series = new StringBuilder();
    capture
        .labels()
        .forEach(
            (name, value) -> {
              if (!ASIDE.contains(name)) {
                series.append(name).append('=').append(value).append('\n');
              }
            });
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(series + line(label(capture, "platform")));
  }

  /** What a capture's label says; a platform is known from more than labels. */
  private static String label(CaptureSummary capture, String name) {
    Optional<String> own = name.equals("platform") ? capture.platform() : Optional.empty();
    return own.or(() -> Optional.ofNullable(capture.labels().get(name))).orElse(NOT_STATED);
  }

  /** Text in the order in which people count: build-9 comes before build-10. */
  static int naturally(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int m = digits(a, i);
      int n = digits(b, j);
      int order =
          m > i && n > j
              ? number(a, i, m).compareTo(number(b, j, n))
              : Character.compare(a.charAt(i), b.charAt(j));
      if (order != 0) {
        return order;
      }
      i = Math.max(m, i + 1);
      j = Math.max(n, j + 1);
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** The digits, so long that they compare as numbers do. */
  private static String number(String text, int from, int end) {
    String digits = text.substring(from, end).replaceFirst("^0+(?=.)", "");
    return String.format(java.util.Locale.ROOT, "%08d", digits.length()) + digits;
  }

  /** In the order of their series and builds. */
  public List<Column> columns() {
    return columns;
  }

  /** What each column says of a finding, in their order. */
  public List<Cell> row(Finding finding) {
    Map<String, Long> counts = new HashMap<>();
    finding
        .extra()
        .captures()
        .forEach(capture -> counts.merge(capture.source(), capture.count(), SaturatedSum::of));
    Map<String, Past> series = new LinkedHashMap<>();
    List<Cell> row = new ArrayList<>();
    for (Column column : columns) {
      Past past =
          column
              .series()
              .map(name -> series.computeIfAbsent(name, n -> new Past()))
              .orElseGet(Past::new);
      row.add(cell(column, finding, counts, past));
    }
    return row;
  }

  /** What earlier columns of a series said. */
  private static final class Past {
    private boolean any;
    private boolean seen;
    private boolean sure = true;
  }

  private static Cell cell(Column column, Finding finding, Map<String, Long> counts, Past past) {
    long count = 0;
    long seenIn = 0;
    boolean able = false;
    boolean certain = true;
    Set<String> added = new HashSet<>();
    for (CaptureSummary capture : column.captures()) {
      Long seen = counts.get(capture.source());
      boolean shows = seen != null || Sightline.shows(capture, finding);
      able |= shows;
      certain &= !shows || capture.trust().level() == Trust.Level.COMPLETE;
      if (seen != null && added.add(capture.source())) {
        count = SaturatedSum.of(count, seen);
        seenIn++;
      }
    }
    Answer answer =
        seenIn > 0
            ? certain ? Answer.SEEN : Answer.AT_LEAST
            : !able
                ? Answer.CANNOT_SEE
                : !certain ? Answer.NOT_SURE : past.seen ? Answer.FIXED : Answer.NOT_SEEN;
    boolean fresh = seenIn > 0 && past.any && !past.seen;
    Cell cell = new Cell(answer, count, seenIn, fresh, past.sure);
    past.any |= able;
    past.seen |= seenIn > 0;
    past.sure &= certain;
    return cell;
  }
}
