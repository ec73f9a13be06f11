package io.github.lxtriage.report;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Ending;
import java.util.ArrayList;
import java.util.List;

/** How processes ended, by their last debug lines. */
final class EndingSection {
  private static final int SHOWN = 20;
  private static final int NAME = 64;

  private EndingSection() {}

  /** An ending and the capture it is in. */
  private record Seen(String source, Ending ending) {}

  private static List<Seen> endings(Page page) {
    List<Seen> endings = new ArrayList<>();
    for (CaptureSummary capture : page.triage.captures()) {
      capture.endings().forEach(ending -> endings.add(new Seen(capture.source(), ending)));
    }
    return endings;
  }

  static int count(Page page) {
    return endings(page).size();
  }

  static void write(Page page) {
    List<Seen> endings = endings(page);
    Html html = page.html;
    page.heading("How processes ended", Wording.number(endings.size()));
    html.leaf("p", "The last lines that the emulation library printed for each, its end included.");
    for (Seen seen : endings.subList(0, Math.min(SHOWN, endings.size()))) {
      Ending ending = seen.ending();
      String program =
          ending.program().isEmpty() ? "a program that is not named" : ending.program();
      html.open("details").open("summary");
      html.text("pid " + ending.pid() + ", ").leaf("code", Visible.shortened(program, NAME));
      html.text(" (" + seen.source() + ":" + ending.line() + ")").close("summary");
      html.open("pre", "tabindex", "0");
      html.block(String.join("\n", ending.lines()) + "\n").close("pre").close("details");
    }
    if (endings.size() > SHOWN) {
      html.leaf("p", "and " + Wording.number(endings.size() - SHOWN) + " more in the JSON.");
    }
  }
}
