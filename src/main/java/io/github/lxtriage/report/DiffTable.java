package io.github.lxtriage.report;

import io.github.lxtriage.triage.Noise;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageDiff.Change;
import io.github.lxtriage.triage.TriageDiff.Kind;
import java.util.List;
import java.util.Locale;

/** Writes a difference as lines for a terminal. */
final class DiffTable {
  private DiffTable() {}

  static String text(TriageDiff diff, ReportContext context) {
    StringBuilder out = new StringBuilder();
    out.append(DiffWording.headline(diff)).append(".\n");
    out.append("Before: ").append(DiffWording.side(diff.before())).append(".\n");
    out.append("After: ").append(DiffWording.side(diff.after())).append(".\n");
    for (Kind kind : Kind.values()) {
      section(out, kind, diff.of(kind), context.width());
    }
    out.append('\n').append(Noise.RULE).append('\n');
    return out.toString();
  }

  private static void section(StringBuilder out, Kind kind, List<Change> changes, int width) {
    if (changes.isEmpty()) {
      return;
    }
    out.append('\n').append(DiffWording.heading(kind)).append(":\n");
    for (Change change : changes) {
      String meaning = DiffWording.meaning(change);
      String line =
          String.format(
              Locale.ROOT,
              "  %-10s  %10s -> %-10s  %s  %s%s",
              change.finding().verdict().id(),
              DiffWording.count(change.was()),
              DiffWording.count(change.is()),
              Visible.line(change.id()),
              Visible.line(change.finding().title()),
              meaning.isEmpty() ? "" : " (" + meaning + ")");
      out.append(width == 0 ? line : Visible.shortened(line, width)).append('\n');
    }
  }
}
