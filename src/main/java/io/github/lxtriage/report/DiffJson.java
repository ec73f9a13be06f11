package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Noise;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageDiff.Change;
import io.github.lxtriage.triage.TriageDiff.Kind;
import io.github.lxtriage.triage.TriageDiff.Side;
import io.github.lxtriage.triage.TriageDiff.State;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;

/** Writes the JSON of {@code diff --format json}. */
final class DiffJson {
  private final JsonGenerator json;

  DiffJson(JsonGenerator json) {
    this.json = json;
  }

  static String text(TriageDiff diff, ReportContext context) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.generator(out)) {
      new DiffJson(json).object(diff);
    }
    return out.append('\n').toString();
  }

  /** The object of a difference. */
  void object(TriageDiff diff) throws IOException {
    json.writeStartObject();
    side("before", diff.before());
    side("after", diff.after());
    for (Kind kind : Kind.values()) {
      json.writeArrayFieldStart(kind.name().toLowerCase(Locale.ROOT));
      for (Change change : diff.of(kind)) {
        change(change);
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("uncertain");
    for (Change change : diff.uncertain()) {
      json.writeString(change.id());
    }
    json.writeEndArray();
    json.writeStringField("noise", Noise.RULE);
    json.writeEndObject();
  }

  private void side(String name, Side side) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("captures", side.captures());
    json.writeArrayFieldStart("platforms");
    for (String platform : side.platforms()) {
      json.writeString(platform);
    }
    json.writeEndArray();
    json.writeStringField("trust", side.trust().id());
    json.writeEndObject();
  }

  private void change(Change change) throws IOException {
    Finding finding = change.finding();
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    json.writeStringField("domain", finding.domain().id());
    json.writeStringField("name", finding.name());
    json.writeStringField("verdict", finding.verdict().id());
    json.writeStringField("confidence", finding.confidence().id());
    json.writeStringField("title", finding.title());
    json.writeStringField("why", finding.why());
    json.writeStringField("advice", finding.advice());
    json.writeStringField("fixedIn", finding.fixedIn());
    state("before", change.before(), change.was());
    state("after", change.after(), change.is());
    json.writeBooleanField("uncertain", change.uncertain());
    if (change.kinds().contains(Kind.GONE)) {
      json.writeBooleanField("fixed", change.is().certain());
    }
    json.writeEndObject();
  }

  private void state(String name, Optional<Finding> finding, State state) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", state.count());
    json.writeBooleanField("atLeast", !state.certain());
    json.writeNumberField("captures", state.seenIn());
    json.writeNumberField("capturesThatCanShowIt", state.able());
    if (finding.isPresent()) {
      json.writeStringField("verdict", finding.get().verdict().id());
      json.writeStringField("seen", finding.get().seen());
      json.writeObjectFieldStart("first");
      json.writeStringField("source", finding.get().first().source());
      json.writeNumberField("line", finding.get().first().line());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
