package io.github.lxtriage.report.saved;

import io.github.lxtriage.triage.Errno;
import io.github.lxtriage.triage.Outcomes;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.util.List;

/** How refusals were answered and went on, as a finding saves it. */
final class SavedOutcomes {
  private SavedOutcomes() {}

  static Outcomes of(Value finding) throws SavedException {
    List<Counted<Errno>> errnos = finding.list("errnos", SavedOutcomes::errno);
    List<Counted<String>> scripts = finding.list("refusedIn", counted("script"));
    Outcomes followed = finding.maybe("outcomes", SavedOutcomes::followed).orElse(Outcomes.NONE);
    return new Outcomes(
        errnos, followed.answers(), followed.next(), followed.signals(), followed.exits(), scripts);
  }

  private static Outcomes followed(Value saved) throws SavedException {
    return new Outcomes(
        List.of(),
        saved.list("answers", SavedOutcomes::errno),
        saved.list("next", counted("call")),
        saved.list(
            "signals",
            signal ->
                new Counted<>(signal.field("signal").integer(), signal.field("count").number())),
        saved.list("exits", counted("how")),
        List.of());
  }

  private static Counted<Errno> errno(Value saved) throws SavedException {
    return new Counted<>(
        new Errno(saved.field("errno").integer(), saved.field("name").text()),
        saved.field("count").number());
  }

  private static Value.Use<Counted<String>> counted(String name) {
    return saved -> new Counted<>(saved.field(name).text(), saved.field("count").number());
  }
}
