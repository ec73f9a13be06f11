package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markdown for an issue: where it was seen, how far to trust it, what was found. */
final class Ticket {
  private static final int PROCESSES = 4;
  private static final int LENGTH = 200;
  private static final Pattern TICKS = Pattern.compile("`+");

  /** What begins a list, a rule or a heading at the start of a line. */
  private static final Pattern BLOCK = Pattern.compile("^( *(?:[0-9]+(?=[.)]( |$)))?)([-+=.)])");

  private final StringBuilder out = new StringBuilder();
  private final Wording wording;

  private Ticket(Triage triage) {
    this.wording = new Wording(triage, "at least ");
  }

  static String text(Triage triage, ReportContext context) {
    Ticket ticket = new Ticket(triage);
    ticket.out.append("## LX: ").append(ticket.wording.headline()).append("\n\n");
    ticket.captures(triage.captures());
    ticket.actionable();
    ticket.unknown();
    ticket.out.append("lxtriage ").append(plain(context.version()));
    ticket.out.append(", knowledge: ").append(plain(context.knowledge())).append('\n');
    return ticket.out.toString();
  }

  private void captures(List<CaptureSummary> captures) {
    out.append("| capture | platform | records | trust |\n|---|---|---|---|\n");
    for (CaptureSummary capture : captures) {
      String reasons =
          capture.trust().reasons().stream()
              .map(reason -> plain(reason.text()))
              .collect(Collectors.joining("; "));
      out.append("| ").append(code(capture.source()).replace("|", "\\|"));
      out.append(" | ").append(plain(capture.platform().orElse("not stated")));
      out.append(" | ").append(capture.records());
      out.append(" | ").append(capture.trust().level().id()).append(": ").append(reasons);
      out.append(" |\n");
    }
    out.append('\n');
  }

  private void actionable() {
    List<Finding> findings = wording.with(Verdict.ACTIONABLE).stream().limit(Page.CARDS).toList();
    if (findings.isEmpty()) {
      return;
    }
    out.append("### Needs action\n\n");
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      out.append(i + 1).append(". ").append(code(finding.id())).append(", ");
      out.append(wording.count(finding.count(), "call", "calls")).append(processes(finding));
      out.append(".\n");
      line(plain(Visible.shortened(finding.title(), LENGTH)));
      line(finding.fixedIn().isBlank() ? "" : "Fixed in: " + plain(Wording.fixedIn(finding)));
      for (RawLine raw : finding.lines().subList(0, Math.min(1, finding.lines().size()))) {
        line(code(raw.text()) + " (" + plain(raw.place().toString()) + ")");
      }
    }
    int more = wording.with(Verdict.ACTIONABLE).size() - findings.size();
    out.append(more > 0 ? "\nand " + Wording.number(more) + " more\n\n" : "\n");
  }

  private void line(String text) {
    if (!text.isBlank()) {
      out.append("   ").append(text).append('\n');
    }
  }

  private static String processes(Finding finding) {
    if (finding.processes().isEmpty()) {
      return "";
    }
    String named =
        finding.processes().stream()
            .limit(PROCESSES)
            .map(caller -> code(caller.execname()))
            .collect(Collectors.joining(", "));
    return " (" + named + (finding.processes().size() > PROCESSES ? " and others" : "") + ")";
  }

  private void unknown() {
    List<Finding> findings = wording.with(Verdict.UNKNOWN);
    if (findings.isEmpty()) {
      return;
    }
    String named =
        findings.stream()
            .limit(Page.CARDS)
            .map(finding -> code(finding.id()))
            .collect(Collectors.joining(", "));
    int more = findings.size() - Page.CARDS;
    out.append("### Not judged\n\n").append(named);
    out.append(more > 0 ? " and " + Wording.number(more) + " more\n\n" : "\n\n");
  }

  /** Text between as many backticks as it takes; what it holds means nothing to Markdown. */
  static String code(String text) {
    String shown = Visible.shortened(text, LENGTH);
    String fence = fence(shown, 1);
    String space = fence.length() > 1 ? " " : "";
    return fence + space + shown + space + fence;
  }

  /** More backticks than a text has in a row. */
  static String fence(String text, int least) {
    int longest = least - 1;
    Matcher ticks = TICKS.matcher(text);
    while (ticks.find()) {
      longest = Math.max(longest, ticks.end() - ticks.start());
    }
    return "`".repeat(longest + 1);
  }

  /**
   * Text in which every character that Markdown or HTML would act on is quoted. Addresses, and
   * references to somebody or to an issue, are looked for after the quotes are gone; a comment,
   * which is not shown, breaks them, since whoever names a process would choose where they lead.
   */
  static String plain(String text) {
    String quoted =
        Visible.line(text)
            .replaceAll("([\\\\`*_\\[\\]<>|#@!~&])", "\\\\$1")
            .replaceAll("\\\\([@#])(?=\\w)", "$1<!-- -->")
            .replaceAll("://", ":<!-- -->//")
            .replaceAll("(?i)\\b(www)\\.", "$1<!-- -->.");
    return BLOCK.matcher(quoted).replaceFirst("$1\\\\$3");
  }
}
