package io.github.lxtriage.report;

import static io.github.lxtriage.report.Ticket.code;
import static io.github.lxtriage.report.Ticket.plain;

import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes Markdown for a ticket, worst first. Tickets have a limit (GitHub's is 65,536 characters),
 * so this ends before 60,000, and says how many findings it leaves out.
 */
final class MarkdownReport {
  private static final int MOST = 60_000;

  /** What is kept free for the ends of sections and the last line. */
  private static final int RESERVED = 3_000;

  /** How much of the text may be captures, and what cannot be seen. */
  private static final int SURROUNDINGS = 12_000;

  private static final int LONGEST_TEXT = 1_200;
  private static final int NAMED_PROCESSES = 6;
  private static final int SOURCES = 6;

  private final Triage triage;
  private final Wording wording;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Triage triage) {
    this.triage = triage;
    this.wording = new Wording(triage, "at least ");
  }

  static String text(Triage triage, ReportContext context) {
    MarkdownReport report = new MarkdownReport(triage);
    report.out.append("## LX: ").append(shown(report.wording.headline())).append("\n\n");
    report.captures();
    report.unreadable();
    report.section("Needs action", Verdict.ACTIONABLE, report::full);
    report.section("Not judged", Verdict.UNKNOWN, report::full);
    report.section("Works with a loss", Verdict.DEGRADED, report::line);
    report.section("Harmless", Verdict.HARMLESS, report::line);
    report.section("Supported", Verdict.SUPPORTED, report::line);
    report.suppressed();
    report.notes();
    report.blind();
    context.baseline().ifPresent(report::baseline);
    report.out.append("lxtriage ").append(shown(context.version()));
    report.out.append(", knowledge: ").append(shown(context.knowledge())).append('\n');
    return report.out.toString();
  }

  /** Only the answer: the difference itself has a command of its own. */
  private void baseline(TriageDiff diff) {
    out.append("Against the baseline: ").append(shown(DiffWording.headline(diff))).append(".\n\n");
  }

  private static String shown(String text) {
    return plain(Visible.shortened(text, LONGEST_TEXT));
  }

  private void captures() {
    List<String> rows = new ArrayList<>();
    for (CaptureSummary capture : triage.captures()) {
      String reasons =
          capture.trust().reasons().stream().map(Wording::reason).collect(Collectors.joining("; "));
      rows.add(
          "| "
              + code(capture.source()).replace("|", "\\|")
              + " | "
              + shown(capture.platform().orElse("not stated"))
              + shown(age(capture))
              + " | "
              + capture.records()
              + " | "
              + capture.unread()
              + " | "
              + capture.trust().level().id()
              + ": "
              + shown(reasons)
              + " |\n");
    }
    out.append("| capture | platform | records | unread lines | trust |\n|---|---|---|---|---|\n");
    int left = append(rows, SURROUNDINGS);
    out.append(left > 0 ? "\nand " + Wording.plural(left, "more capture", "more captures") : "");
    out.append(left > 0 ? "\n\n" : "\n");
  }

  private void unreadable() {
    if (triage.unreadable().isEmpty()) {
      return;
    }
    out.append("Not read:\n\n");
    List<String> lines =
        triage.unreadable().stream().map(line -> "- " + shown(line) + "\n").toList();
    int left = append(lines, SURROUNDINGS);
    out.append(left > 0 ? "- and " + left + " more\n\n" : "\n");
  }

  /** How old the platform is, by its texts. */
  private static String age(CaptureSummary capture) {
    return capture
        .dating()
        .map(Dating::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .map(
            sentence ->
                "; " + sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1))
        .orElse("");
  }

  /** Adds what fits below a length, and returns how many do not. */
  private int append(List<String> blocks, int limit) {
    for (int i = 0; i < blocks.size(); i++) {
      if (out.length() + blocks.get(i).length() > limit) {
        return blocks.size() - i;
      }
      out.append(blocks.get(i));
    }
    return 0;
  }

  private void section(String name, Verdict verdict, Function<Finding, String> block) {
    findings(name, wording.with(verdict), block);
  }

  private void suppressed() {
    List<Finding> suppressed = triage.findings().stream().filter(Finding::suppressed).toList();
    findings(
        "Suppressed",
        suppressed,
        finding ->
            line(finding).stripTrailing()
                + finding
                    .extra()
                    .suppression()
                    .map(by -> " (until " + by.expires() + ": " + shown(by.reason()) + ")")
                    .orElse("")
                + "\n");
  }

  private void findings(String name, List<Finding> findings, Function<Finding, String> block) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("### ").append(name).append(" (").append(findings.size()).append(")\n\n");
    int left = append(findings.stream().map(block).toList(), MOST - RESERVED);
    if (left > 0) {
      out.append("- and ")
          .append(Wording.plural(left, "more finding", "more findings"))
          .append(", left out for length\n");
    }
    out.append('\n');
  }

  /** Everything that helps whoever reads the ticket. */
  private String full(Finding finding) {
    StringBuilder block = new StringBuilder();
    block.append("- **").append(shown(Wording.title(finding).strip())).append("**\n");
    item(block, "", code(finding.id()) + ", " + count(finding) + processes(finding));
    item(block, "Outcome: ", shown(OutcomeWords.of(finding.extra().outcomes())));
    item(block, "Why: ", shown(finding.why()));
    item(block, "Do: ", shown(finding.advice()));
    finding.extra().cures().forEach(cure -> cure(block, cure));
    item(block, "Fixed in: ", shown(Wording.fixedIn(finding)));
    finding
        .extra()
        .platform()
        .ifPresent(note -> item(block, PlatformNote.LABEL + ": ", shown(note.text())));
    item(block, "Confidence: ", finding.confidence().id());
    item(block, "Second opinion: ", shown(Notes.secondOpinion(finding).orElse("")));
    item(block, "Basis: ", shown(Wording.basis(finding)));
    for (RawLine raw : finding.lines().subList(0, Math.min(1, finding.lines().size()))) {
      item(block, "Line: ", code(raw.text()) + " (" + shown(raw.place().toString()) + ")");
    }
    item(
        block,
        "Evidence: ",
        finding.evidence().stream()
            .limit(SOURCES)
            .map(MarkdownReport::source)
            .collect(Collectors.joining(", ")));
    triage.unknownShapes().stream()
        .filter(shape -> finding.domain() == Domain.OTHER && shape.first().equals(finding.first()))
        .limit(1)
        .forEach(shape -> copyable(block, "The draft of a rule:", shape.rule()));
    return block.toString();
  }

  private static void cure(StringBuilder block, Cure cure) {
    copyable(
        block,
        "Cure for "
            + shown(cure.unit())
            + ": "
            + shown(cure.why())
            + " Write "
            + code(cure.file())
            + ":",
        cure.content());
    item(block, "Then: ", cure.then().isBlank() ? "" : code(cure.then()));
  }

  /** An item with a text that can be copied, whatever it holds. */
  private static void copyable(StringBuilder block, String what, String text) {
    String fence = Ticket.fence(text, 3);
    block.append("  - ").append(what).append("\n\n    ").append(fence).append('\n');
    Visible.block(text).lines().forEach(line -> block.append("    ").append(line).append('\n'));
    block.append("    ").append(fence).append("\n");
  }

  /** An address of the web in angle brackets is a link as it stands; what else it is, is text. */
  private static String source(String evidence) {
    return Page.webAddress(evidence)
        .map(address -> "<" + Visible.shortened(address.toASCIIString(), LONGEST_TEXT) + ">")
        .orElseGet(() -> shown(evidence));
  }

  private static void item(StringBuilder block, String label, String text) {
    if (!text.isBlank()) {
      block.append("  - ").append(label).append(text).append('\n');
    }
  }

  private String count(Finding finding) {
    return wording.count(finding.count(), "call", "calls");
  }

  private String line(Finding finding) {
    return "- "
        + code(finding.id())
        + (finding.title().isBlank() ? "" : ": " + shown(finding.title()))
        + ", "
        + count(finding)
        + processes(finding)
        + "\n";
  }

  private static String processes(Finding finding) {
    List<Finding.Caller> all = finding.processes();
    String named =
        all.stream()
            .limit(NAMED_PROCESSES)
            .map(caller -> code(caller.execname()))
            .collect(Collectors.joining(", "));
    int more = all.size() - NAMED_PROCESSES;
    return all.isEmpty()
        ? ""
        : " (" + named + (more > 0 ? " and " + Wording.number(more) + " more" : "") + ")";
  }

  /** What only some findings have, where they have one line above. */
  private void notes() {
    List<Finding> described = new ArrayList<>(wording.with(Verdict.ACTIONABLE));
    described.addAll(wording.with(Verdict.UNKNOWN));
    for (Notes note : Notes.of(triage, described::contains)) {
      List<String> lines = note.lines().stream().map(text -> "- " + shown(text) + "\n").toList();
      int length = lines.stream().mapToInt(String::length).sum();
      if (out.length() + length < MOST - RESERVED / 2) {
        out.append("### ").append(note.heading()).append("\n\n");
        lines.forEach(out::append);
        out.append('\n');
      }
    }
  }

  private void blind() {
    if (triage.blind().isEmpty()) {
      return;
    }
    out.append("### Not visible here\n\n");
    int left =
        append(
            triage.blind().stream().map(text -> "- " + shown(text) + "\n").toList(),
            MOST - RESERVED / 2);
    out.append(left > 0 ? "- and " + left + " more\n\n" : "\n");
  }
}
