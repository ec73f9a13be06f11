package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lxtriage.triage.Errno;
import io.github.lxtriage.triage.Outcomes;
import io.github.lxtriage.triage.Outcomes.Counted;
import java.io.IOException;
import java.util.List;

/** Writes what rows of scripts say of a finding; what is absent is left out. */
final class FindingOutcomes {
  private final JsonGenerator json;

  private FindingOutcomes(JsonGenerator json) {
    this.json = json;
  }

  static void write(JsonGenerator json, Outcomes outcomes) throws IOException {
    FindingOutcomes writer = new FindingOutcomes(json);
    if (!outcomes.errnos().isEmpty()) {
      writer.errnos("errnos", outcomes.errnos());
    }
    if (!outcomes.scripts().isEmpty()) {
      writer.counted("refusedIn", "script", outcomes.scripts());
    }
    if (outcomes.followed()) {
      json.writeObjectFieldStart("outcomes");
      writer.errnos("answers", outcomes.answers());
      writer.counted("next", "call", outcomes.next());
      writer.signals(outcomes.signals());
      writer.counted("exits", "how", outcomes.exits());
      json.writeEndObject();
    }
  }

  private void errnos(String name, List<Counted<Errno>> errnos) throws IOException {
    json.writeArrayFieldStart(name);
    for (Counted<Errno> errno : errnos) {
      json.writeStartObject();
      json.writeNumberField("errno", errno.what().number());
      json.writeStringField("name", errno.what().name());
      json.writeNumberField("count", errno.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void signals(List<Counted<Long>> signals) throws IOException {
    json.writeArrayFieldStart("signals");
    for (Counted<Long> signal : signals) {
      json.writeStartObject();
      json.writeNumberField("signal", signal.what());
      json.writeNumberField("count", signal.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void counted(String name, String key, List<Counted<String>> counts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Counted<String> count : counts) {
      json.writeStartObject();
      json.writeStringField(key, count.what());
      json.writeNumberField("count", count.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
