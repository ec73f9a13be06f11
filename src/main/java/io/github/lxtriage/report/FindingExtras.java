package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.SilentFailures.Probe;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.triage.PlatformNote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the fields that only some findings and explanations have; what is absent is left out. */
final class FindingExtras {
  private FindingExtras() {}

  static void write(
      JsonGenerator json, Optional<PlatformNote> platform, List<Cure> cures, Optional<Probe> probe)
      throws IOException {
    if (platform.isPresent()) {
      json.writeObjectFieldStart("platformNote");
      json.writeStringField("kind", platform.get().kind().id());
      json.writeStringField("text", platform.get().text());
      json.writeEndObject();
    }
    if (!cures.isEmpty()) {
      json.writeArrayFieldStart("cures");
      for (Cure cure : cures) {
        write(json, cure);
      }
      json.writeEndArray();
    }
    if (probe.isPresent()) {
      json.writeObjectFieldStart("probe");
      json.writeStringField("script", probe.get().script());
      json.writeStringField("shows", probe.get().shows());
      json.writeEndObject();
    }
  }

  /** Since which builds it is solved, where that is known. */
  static void fixedIn(JsonGenerator json, Entry.FixedIn fixed) throws IOException {
    if (!fixed.isStated()) {
      return;
    }
    json.writeObjectFieldStart("fixedInBuilds");
    build(json, "smartos", fixed.smartos());
    if (!fixed.omnios().isEmpty()) {
      json.writeArrayFieldStart("omnios");
      for (String release : fixed.omnios()) {
        json.writeString(release);
      }
      json.writeEndArray();
    }
    build(json, "omniosBy", fixed.omniosBy());
    if (!fixed.still().isEmpty()) {
      json.writeStringField("still", fixed.still());
    }
    json.writeEndObject();
  }

  private static void build(JsonGenerator json, String field, Optional<String> version)
      throws IOException {
    if (version.isPresent()) {
      json.writeStringField(field, version.get());
    }
  }

  /** A program for which the verdict differs, and for which versions of it. */
  static void caller(JsonGenerator json, Entry.Caller caller) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", caller.name());
    json.writeStringField("verdict", caller.verdict().id());
    json.writeStringField("note", caller.note());
    build(json, "from", caller.versions().from().map(Version::text));
    build(json, "below", caller.versions().below().map(Version::text));
    json.writeEndObject();
  }

  static void inherited(JsonGenerator json, Entry.Inherited family) throws IOException {
    json.writeObjectFieldStart("inherited");
    json.writeStringField("family", family.family());
    json.writeStringField("name", family.name());
    json.writeStringField("basis", family.basis().id());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Cure cure) throws IOException {
    json.writeStartObject();
    json.writeStringField("unit", cure.unit());
    json.writeStringField("file", cure.file());
    json.writeStringField("content", cure.content());
    json.writeStringField("then", cure.then());
    json.writeStringField("why", cure.why());
    json.writeEndObject();
  }
}
