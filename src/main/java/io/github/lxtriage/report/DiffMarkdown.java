package io.github.lxtriage.report;

import static io.github.lxtriage.report.Ticket.code;
import static io.github.lxtriage.report.Ticket.plain;

import io.github.lxtriage.triage.Noise;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageDiff.Change;
import io.github.lxtriage.triage.TriageDiff.Kind;
import java.util.List;

/**
 * Writes a difference as Markdown, ready to be pasted into a change as its evidence. It ends before
 * the limit of tickets, and says how many rows it leaves out.
 */
final class DiffMarkdown {
  private static final int MOST = 58_000;
  private static final int TITLE = 200;

  private DiffMarkdown() {}

  static String text(TriageDiff diff, ReportContext context) {
    StringBuilder out = new StringBuilder();
    out.append("## LX: ").append(DiffWording.headline(diff)).append("\n\n");
    out.append("- Before: ").append(plain(DiffWording.side(diff.before()))).append('\n');
    out.append("- After: ").append(plain(DiffWording.side(diff.after()))).append("\n\n");
    for (Kind kind : Kind.values()) {
      section(out, kind, diff.of(kind));
    }
    out.append(plain(Noise.RULE)).append(" A sign of >= marks a count that may be too small.\n\n");
    out.append("lxtriage ").append(plain(context.version())).append('\n');
    return out.toString();
  }

  private static void section(StringBuilder out, Kind kind, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    out.append("### ").append(DiffWording.heading(kind)).append("\n\n");
    out.append("| verdict | finding | before | after | remark |\n|---|---|---:|---:|---|\n");
    int written = 0;
    for (Change change : changes) {
      String row = row(change);
      if (out.length() + row.length() > MOST) {
        break;
      }
      out.append(row);
      written++;
    }
    int left = changes.size() - written;
    out.append(left == 0 ? "" : "\nand " + Wording.number(left) + " more\n").append('\n');
  }

  private static String row(Change change) {
    String title = Visible.shortened(change.finding().title(), TITLE);
    String meaning = DiffWording.meaning(change);
    return "| "
        + change.finding().verdict().id()
        + " | "
        + code(Visible.shortened(change.id(), TITLE)).replace("|", "\\|")
        + " "
        + plain(title).replace("|", "\\|")
        + " | "
        + DiffWording.count(change.was())
        + " | "
        + DiffWording.count(change.is())
        + " | "
        + plain(meaning)
        + " |\n";
  }
}
