package io.github.lxtriage.report.saved;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
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
    return new CaptureSummary(
        saved.field("source").text(),
        saved.texts("producers"),
        saved.number("lines"),
        saved.number("records"),
        saved.number("unread"),
        saved.maybe("platform", Value::text),
        trust(saved),
        saved.list("losses", SavedCaptures::loss),
        saved.list("unreadShapes", SavedCaptures::unreadShape),
        saved.maybe("dating", SavedCaptures::dating),
        saved.list("endings", SavedCaptures::ending),
        labels,
        saved.text("contents"));
  }

  private static Trust trust(Value saved) throws SavedException {
    Trust.Level level = saved.field("trust").word(Trust.Level::of);
    List<Trust.Reason> reasons =
        saved.list(
            "reasons",
            reason -> new Trust.Reason(reason.field("text").text(), reason.text("remedy")));
    return new Trust(
        level,
        reasons.isEmpty()
            ? List.of(new Trust.Reason("The saved result gives no reason", ""))
            : reasons);
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
