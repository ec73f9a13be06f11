package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Dating;
import io.github.lxtriage.triage.Doubt;
import io.github.lxtriage.triage.Ending;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes the JSON of {@code triage --format json}, from which the same page can be made. */
final class JsonReport {
  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  static String text(Triage triage, ReportContext context) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.generator(out)) {
      new JsonReport(json).triage(triage, context);
    }
    return out.append('\n').toString();
  }

  private void triage(Triage triage, ReportContext context) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "lxtriage");
    json.writeStringField("version", context.version());
    json.writeStringField("knowledge", context.knowledge());
    json.writeEndObject();
    array("captures", triage.captures(), this::capture);
    json.writeObjectFieldStart("summary");
    for (Map.Entry<Verdict, Integer> count : worstFirst(triage.summary())) {
      json.writeNumberField(count.getKey().id(), count.getValue());
    }
    json.writeEndObject();
    array("findings", triage.findings(), this::finding);
    strings("blind", triage.blind());
    array("histograms", triage.histograms(), this::histogram);
    array("timeline", triage.timeline(), this::moment);
    if (!triage.unknownShapes().isEmpty()) {
      array("unknownShapes", triage.unknownShapes(), this::unknownShape);
    }
    if (!triage.remarks().isEmpty()) {
      strings("remarks", triage.remarks());
    }
    if (!triage.unreadable().isEmpty()) {
      strings("unreadable", triage.unreadable());
    }
    if (context.baseline().isPresent()) {
      json.writeFieldName("baseline");
      new DiffJson(json).object(context.baseline().get());
    }
    json.writeEndObject();
  }

  private static List<Map.Entry<Verdict, Integer>> worstFirst(Map<Verdict, Integer> summary) {
    return summary.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .toList();
  }

  private void capture(CaptureSummary capture) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", capture.source());
    strings("producers", capture.producers());
    json.writeNumberField("records", capture.records());
    json.writeNumberField("explained", capture.explained());
    json.writeNumberField("unexplained", capture.unexplained());
    json.writeNumberField("unread", capture.unread());
    json.writeNumberField("lines", capture.lines());
    if (capture.platform().isPresent()) {
      json.writeStringField("platform", capture.platform().get());
    } else {
      json.writeNullField("platform");
    }
    json.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label : capture.labels().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
    json.writeStringField("trust", capture.trust().level().id());
    array("reasons", capture.trust().reasons(), this::reason);
    array("losses", capture.losses(), this::loss);
    if (!capture.trust().doubts().isEmpty()) {
      array("doubts", capture.trust().doubts(), this::doubt);
    }
    if (!capture.trust().runs().isEmpty()) {
      array("runs", capture.trust().runs(), this::run);
    }
    array("unreadShapes", capture.unreadShapes(), this::unreadShape);
    if (!capture.contents().isEmpty()) {
      json.writeStringField("contents", capture.contents());
    }
    if (capture.dating().isPresent()) {
      dating(capture.dating().get());
    }
    if (!capture.endings().isEmpty()) {
      array("endings", capture.endings(), this::ending);
    }
    json.writeEndObject();
  }

  private void unknownShape(MessageShape shape) throws IOException {
    json.writeStartObject();
    json.writeStringField("shape", shape.shape());
    json.writeNumberField("count", shape.count());
    place("first", shape.first());
    json.writeStringField("rule", shape.rule());
    json.writeEndObject();
  }

  private void dating(Dating dating) throws IOException {
    json.writeObjectFieldStart("dating");
    json.writeStringField("olderThan", dating.olderThan());
    json.writeStringField("newerThan", dating.newerThan());
    json.writeStringField("text", dating.text());
    json.writeNumberField("line", dating.line());
    json.writeStringField("sentence", dating.sentence());
    json.writeEndObject();
  }

  private void ending(Ending ending) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", ending.pid());
    json.writeStringField("program", ending.program());
    json.writeNumberField("line", ending.line());
    strings("lines", ending.lines());
    json.writeEndObject();
  }

  private void reason(Trust.Reason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", reason.text());
    json.writeStringField("remedy", reason.remedy());
    json.writeEndObject();
  }

  private void loss(Loss loss) throws IOException {
    json.writeStartObject();
    json.writeStringField("class", loss.kind());
    json.writeNumberField("count", loss.count());
    json.writeNumberField("line", loss.line());
    json.writeStringField("remedy", loss.remedy());
    json.writeEndObject();
  }

  private void doubt(Doubt doubt) throws IOException {
    json.writeStartObject();
    json.writeStringField("class", doubt.kind().id());
    json.writeNumberField("count", doubt.count());
    json.writeNumberField("line", doubt.line());
    json.writeStringField("text", doubt.text());
    json.writeEndObject();
  }

  private void run(Trust.Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("script", run.script());
    json.writeNumberField("line", run.line());
    json.writeStringField("trust", run.trust().id());
    json.writeEndObject();
  }

  private void unreadShape(CaptureSummary.UnreadShape shape) throws IOException {
    json.writeStartObject();
    json.writeStringField("shape", shape.shape());
    json.writeNumberField("count", shape.count());
    json.writeNumberField("line", shape.line());
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    json.writeStringField("domain", finding.domain().id());
    json.writeStringField("name", finding.name());
    json.writeStringField("verdict", finding.verdict().id());
    json.writeStringField("confidence", finding.confidence().id());
    json.writeNumberField("count", finding.count());
    if (finding.calls() > 0) {
      json.writeNumberField("calls", finding.calls());
    }
    json.writeNumberField("refusals", finding.refusals());
    if (finding.domain() == Domain.SOCKOPT) {
      json.writeStringField("support", finding.support().id());
    }
    strings("spellings", finding.spellings());
    if (finding.extra().spellingsLeftOut() > 0) {
      json.writeNumberField("spellingsLeftOut", finding.extra().spellingsLeftOut());
    }
    array("processes", finding.processes(), this::process);
    array("captures", finding.extra().captures(), this::sourceCount);
    json.writeStringField("title", finding.title());
    json.writeStringField("seen", finding.seen());
    json.writeStringField("why", finding.why());
    json.writeStringField("advice", finding.advice());
    json.writeStringField("fixedIn", finding.fixedIn());
    FindingExtras.fixedIn(
        json, finding.entry().map(Entry::fixedIn).orElse(Entry.FixedIn.NOT_STATED));
    strings("evidence", finding.evidence());
    array("parts", finding.parts(), this::part);
    strings("candidates", finding.candidates());
    if (finding.entry().isPresent()) {
      entry(finding.entry().get());
    }
    extra(finding.extra());
    place("first", finding.first());
    array("lines", finding.lines(), this::rawLine);
    json.writeBooleanField("suppressed", finding.suppressed());
    json.writeEndObject();
  }

  private void extra(Finding.Extra extra) throws IOException {
    FindingOutcomes.write(json, extra.outcomes());
    FindingExtras.write(json, extra.platform(), extra.cures(), extra.probe());
    if (!extra.wants().isEmpty()) {
      strings("wantsVersionOf", extra.wants());
    }
    if (!extra.supportNote().isEmpty()) {
      json.writeStringField("supportNote", extra.supportNote());
    }
    if (extra.suppression().isPresent()) {
      json.writeObjectFieldStart("suppression");
      json.writeStringField("reason", extra.suppression().get().reason());
      json.writeStringField("expires", extra.suppression().get().expires().toString());
      json.writeEndObject();
    }
  }

  private void histogram(HistogramSeen seen) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", seen.place().source());
    json.writeNumberField("line", seen.place().line());
    strings("keys", seen.keys());
    json.writeStringField("label", seen.label());
    array("buckets", seen.buckets(), this::bucket);
    json.writeEndObject();
  }

  private void bucket(HistogramSeen.Bucket bucket) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", bucket.label());
    json.writeNumberField("count", bucket.count());
    json.writeEndObject();
  }

  private void moment(Moment moment) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", moment.source());
    json.writeNumberField("second", moment.second());
    json.writeNumberField("count", moment.count());
    json.writeEndObject();
  }

  private void sourceCount(SourceCount capture) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", capture.source());
    json.writeNumberField("count", capture.count());
    json.writeEndObject();
  }

  private void place(String field, Place place) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("source", place.source());
    json.writeNumberField("line", place.line());
    json.writeEndObject();
  }

  private void process(Finding.Caller caller) throws IOException {
    json.writeStartObject();
    json.writeStringField("execname", caller.execname());
    json.writeNumberField("count", caller.count());
    array("pids", caller.pids(), json::writeNumber);
    if (caller.pidsLeftOut() > 0) {
      json.writeNumberField("pidsLeftOut", caller.pidsLeftOut());
    }
    json.writeStringField("verdict", caller.verdict().id());
    if (!caller.note().isEmpty()) {
      json.writeStringField("note", caller.note());
    }
    json.writeEndObject();
  }

  private void part(Finding.Part part) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", part.id());
    json.writeStringField("name", part.name());
    json.writeStringField("verdict", part.verdict().id());
    json.writeEndObject();
  }

  private void entry(Entry entry) throws IOException {
    json.writeObjectFieldStart("entry");
    json.writeStringField("subject", entry.subject());
    json.writeStringField("verdict", entry.verdict().id());
    if (entry.basis().isPresent()) {
      json.writeStringField("basis", entry.basis().get().id());
    }
    if (entry.inherited().isPresent()) {
      FindingExtras.inherited(json, entry.inherited().get());
    }
    json.writeStringField("sees", entry.sees());
    json.writeStringField("who", entry.who());
    array("callers", entry.callers(), caller -> FindingExtras.caller(json, caller));
    json.writeEndObject();
    if (entry.secondOpinion().isPresent()) {
      Entry.SecondOpinion opinion = entry.secondOpinion().get();
      json.writeObjectFieldStart("secondOpinion");
      json.writeStringField("verdict", opinion.verdict().id());
      json.writeStringField("confidence", opinion.confidence().id());
      json.writeStringField("why", opinion.why());
      json.writeEndObject();
    }
  }

  private void rawLine(RawLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", line.place().source());
    json.writeNumberField("line", line.place().line());
    json.writeStringField("text", line.text());
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) throws IOException {
    array(name, values, json::writeString);
  }

  private <T> void array(String name, List<T> values, Item<T> item) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      item.write(value);
    }
    json.writeEndArray();
  }

  private interface Item<T> {
    void write(T value) throws IOException;
  }
}
