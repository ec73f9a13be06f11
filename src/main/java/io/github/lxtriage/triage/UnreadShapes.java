package io.github.lxtriage.triage;

import io.github.lxtriage.trace.TraceRecord.Text;
import io.github.lxtriage.triage.CaptureSummary.UnreadShape;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Unread lines, grouped by how they look. */
final class UnreadShapes {
  private static final int MAX_SHAPES = 1000;
  private static final int MAX_LISTED = 50;
  private static final int MAX_LENGTH = 160;
  private static final String OTHERS = "(lines of further shapes)";
  private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F]+|[0-9]+");

  private final Map<String, UnreadShape> shapes = new TreeMap<>();

  void add(Text record) {
    add(shape(record.text()), 1, record.line());
  }

  private void add(String shape, long count, long line) {
    String key = shapes.containsKey(shape) || shapes.size() < MAX_SHAPES ? shape : OTHERS;
    shapes.merge(
        key,
        new UnreadShape(key, count, line),
        (a, b) -> new UnreadShape(key, a.count() + b.count(), Math.min(a.line(), b.line())));
  }

  /** False where more shapes were seen than are kept apart, so that their order mattered. */
  boolean exact() {
    return !shapes.containsKey(OTHERS);
  }

  /** Adds what was seen in lines below others. */
  void join(UnreadShapes below, long linesBefore) {
    below.shapes.values().stream()
        .sorted(Comparator.comparingLong(UnreadShape::line))
        .forEach(shape -> add(shape.shape(), shape.count(), shape.line() + linesBefore));
  }

  void write(FormWriter out) {
    out.list(shapes.values(), SummaryForm::shape);
  }

  static UnreadShapes read(FormReader in) {
    UnreadShapes read = new UnreadShapes();
    in.list(SummaryForm::shape).forEach(shape -> read.shapes.put(shape.shape(), shape));
    return read;
  }

  private static String shape(String text) {
    String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return NUMBER.matcher(head.strip()).replaceAll("N");
  }

  /**
   * The shapes seen most often, at most 50; what they leave out is in the count of all unread
   * lines.
   */
  List<UnreadShape> list() {
    return shapes.values().stream()
        .sorted(
            Comparator.comparingLong(UnreadShape::count)
                .reversed()
                .thenComparingLong(UnreadShape::line)
                .thenComparing(UnreadShape::shape))
        .limit(MAX_LISTED)
        .toList();
  }
}
