package io.github.lxtriage.report.saved;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
import io.github.lxtriage.triage.Doubt;
import io.github.lxtriage.triage.Ending;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Captures as they are saved, and what belongs to them. */
final class SavedCaptures {
  private SavedCaptures() {}

  static CaptureSummary capture(Value saved) throws SavedException {
    Map<String, String> labels = new TreeMap<>();
    Optional<Value> label = saved.optional("labels");
    if (label.isPresent()) {
      for (Map.Entry<String, Value> entry : label.get().map().entrySet()) {
        labels.put(entry.getKey(), entry.getValue().text());
      }
    }
    long records = saved.number("records");
    long unread = saved.number("unread");
    long lines = saved.maybe("lines", Value::number).orElse(Math.max(records, unread));
    long unexplained = saved.number("unexplained");
    CaptureSummary capture =
        new CaptureSummary(
            saved.field("source").text(),
            saved.texts("producers"),
            lines,
            records,
            saved.maybe("explained", Value::number).orElse(Math.max(0, records - unexplained)),
            unexplained,
            unread,
            saved.maybe("platform", Value::text),
            trust(saved),
            saved.list("losses", SavedCaptures::loss),
            saved.list("unreadShapes", SavedCaptures::unreadShape),
            saved.maybe("dating", SavedCaptures::dating),
            saved.list("endings", SavedCaptures::ending),
            labels,
            saved.text("contents"));
    agrees(saved, capture);
    return capture;
  }

  /** Kinds of record of which several may stand on one line, or in one line of structured text. */
  private static final Set<String> SHARED_LINES =
      Set.of("probe-row", "flow-row", "lxsockopt-optlen");

  /** Refuses a capture that says one thing in one field and another in the next. */
  private static void agrees(Value saved, CaptureSummary capture) throws SavedException {
    Value trust = saved.field("trust");
    boolean lossy = capture.trust().level() == Trust.Level.LOSSY;
    if (lossy == capture.losses().isEmpty()) {
      throw new SavedException(
          trust.at(),
          lossy
              ? "the capture is lossy, but no loss is listed"
              : "losses are listed, but the trust is '" + capture.trust().level().id() + "'");
    }
    boolean complete = capture.trust().level() == Trust.Level.COMPLETE;
    if (complete
        && capture.trust().reasons().stream().anyMatch(reason -> !reason.remedy().isEmpty())) {
      throw new SavedException(
          trust.at(), "a reason for doubt is given, but the trust is 'complete'");
    }
    boolean shared = capture.producers().stream().anyMatch(SHARED_LINES::contains);
    if (capture.unread() > capture.lines()
        || (capture.records()
                > capture.lines() + 1 + capture.lines() / 8 // rows that lost a newline
            && !(shared && capture.lines() > 0))) {
      throw new SavedException(
          saved.field("lines").at(),
          "more records or unread lines than lines: "
              + capture.records()
              + " and "
              + capture.unread()
              + " of "
              + capture.lines());
    }
    if (capture.explained() > capture.records() - capture.unexplained()) {
      throw new SavedException(
          saved.field("records").at(), "more records are explained than there are");
    }
  }

  private static Trust trust(Value saved) throws SavedException {
    Value word = saved.field("trust");
    Trust.Level level = word.word(Trust.Level::of);
    List<Doubt> doubts = saved.list("doubts", SavedCaptures::doubt);
    List<Trust.Run> runs = saved.list("runs", SavedCaptures::run);
    boolean complete = level == Trust.Level.COMPLETE;
    if (complete && !doubts.isEmpty()) {
      throw new SavedException(word.at(), "doubts are listed, but the trust is 'complete'");
    }
    if (runs.stream().anyMatch(run -> run.trust().compareTo(level) > 0)) {
      throw new SavedException(word.at(), "a run is trusted less than the capture that holds it");
    }
    List<Trust.Reason> reasons =
        saved.list(
            "reasons",
            reason -> new Trust.Reason(reason.field("text").text(), reason.text("remedy")));
    return new Trust(
        level,
        reasons.isEmpty()
            ? List.of(new Trust.Reason("The saved result gives no reason", ""))
            : reasons,
        doubts,
        runs);
  }

  private static Doubt doubt(Value saved) throws SavedException {
    return new Doubt(
        saved.field("class").word(Doubt.Kind::of),
        saved.field("count").number(),
        saved.field("line").number(),
        saved.text("text"));
  }

  private static Trust.Run run(Value saved) throws SavedException {
    return new Trust.Run(
        saved.text("script"),
        saved.field("line").number(),
        saved.field("trust").word(Trust.Level::of));
  }

  private static Loss loss(Value saved) throws SavedException {
    return new Loss(
        saved.field("class").text(),
        saved.field("count").number(),
        saved.number("line"),
        saved.text("remedy"));
  }

  private static CaptureSummary.UnreadShape unreadShape(Value saved) throws SavedException {
    return new CaptureSummary.UnreadShape(
        saved.field("shape").text(), saved.field("count").number(), saved.field("line").number());
  }

  private static Dating dating(Value saved) throws SavedException {
    return new Dating(
        saved.text("olderThan"), saved.text("newerThan"), saved.text("text"), saved.number("line"));
  }

  private static Ending ending(Value saved) throws SavedException {
    return new Ending(
        saved.field("pid").integer(),
        saved.text("program"),
        saved.number("line"),
        saved.texts("lines"));
  }

  static MessageShape messageShape(Value saved) throws SavedException {
    return new MessageShape(
        saved.field("shape").text(),
        saved.field("count").number(),
        place(saved.field("first")),
        saved.text("rule"));
  }

  static HistogramSeen histogram(Value saved) throws SavedException {
    return new HistogramSeen(
        place(saved),
        saved.texts("keys"),
        saved.text("label"),
        saved.list(
            "buckets",
            bucket ->
                new HistogramSeen.Bucket(
                    bucket.field("label").text(), bucket.field("count").integer())));
  }

  static Moment moment(Value saved) throws SavedException {
    return new Moment(
        saved.field("source").text(),
        saved.field("second").number(),
        saved.field("count").number());
  }

  static Place place(Value saved) throws SavedException {
    return new Place(saved.field("source").text(), saved.field("line").number());
  }
}
