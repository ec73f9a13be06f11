package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the made-up pages that {@code src/test/browser} looks at. */
@SuppressWarnings("EnumOrdinal") // made-up findings, spread over the verdicts
final class BrowserPages {
  private BrowserPages() {}

  public static void main(String[] folder) throws IOException {
    Path pages = Path.of(folder[0]);
    write(pages.resolve("everything.html"), MadeUp.everything());
    write(pages.resolve("empty.html"), MadeUp.triage(Trust.Level.COMPLETE));
    write(pages.resolve("notes.html"), MadeUp.notes());
    write(pages.resolve("hostile.html"), GoldenTest.named("hostile"));
    write(pages.resolve("large.html"), large(100));
    write(pages.resolve("captures.html"), large(1000));
  }

  /** 1,000 findings in many captures; each finding is in ten of every hundred. */
  static Triage large(int many) {
    List<CaptureSummary> captures = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      captures.add(
          MadeUp.capture("capture-" + i + ".log", List.of(Trust.Level.values()).get(i % 3)));
    }
    List<Verdict> verdicts = List.of(Verdict.values());
    List<Domain> domains = List.of(Domain.values());
    MadeUp[] findings = new MadeUp[1000];
    for (int i = 0; i < findings.length; i++) {
      Verdict verdict = verdicts.get((i * 7) % verdicts.size());
      findings[i] =
          MadeUp.finding(domains.get(i % domains.size()), "n" + (1000 + i), verdict)
              .count(1 + (i * 7919L) % 5000)
              .title("call " + (1000 + i) + " is refused, and the program does without it")
              .why("The caller gets ENOSYS and takes another way, which costs some time.")
              .advice("Ask for it, or accept the loss (" + i % 60 + ").")
              .spellings("NOSYS (" + (1000 + i) + "): out of bounds")
              .evidence("https://github.com/a/b/issues/" + i);
      for (int c = 0; c < many / 10; c++) {
        String source = "capture-" + (i + 13 * c) % many + ".log";
        findings[i].in(source, 1 + c).by("proc" + (i + c) % 60, 1 + c, (long) i);
        if (c < 6) {
          findings[i].line(source, i + 1, "  " + i + "   proc" + c + " NOSYS (" + (1000 + i) + ")");
        }
      }
    }
    return MadeUp.triage(captures, findings);
  }

  private static void write(Path file, Triage triage) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ReportFormat.HTML.write(triage, ReportContext.plain("1.2.3", "342 entries"), out);
    }
  }
}
