package io.github.lxtriage.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lxtriage.knowledge.Basis;
import io.github.lxtriage.knowledge.Cure;
import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Symptom;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Explanation;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes what {@code explain} found: lines to read, or one JSON object on one line. */
public final class ExplanationReport {
  private static final int WIDTH = 100;

  /** More matches than this are not read. */
  private static final int LISTED = 12;

  private static final String INDENT = "  ";

  private ExplanationReport() {}

  /** The explanation as lines of at most 100 columns, in the order of a reader's questions. */
  public static String text(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    paragraph(
        out,
        "",
        (explanation.asked().isBlank() ? "(empty)" : explanation.asked())
            + ": "
            + explanation.verdict().id()
            + (explanation.known() && explanation.entry().isPresent()
                ? " (confidence " + explanation.confidence().id() + ")"
                : ""));
    paragraph(
        out,
        INDENT,
        (explanation.symptom().isPresent() ? "Likely: " : "") + explanation.title() + ".");
    labelled(
        out,
        "Subject",
        explanation.domain() == Domain.OTHER && explanation.entry().isEmpty()
            ? ""
            : explanation.id());
    labelled(out, "The text shows", explanation.errno());
    explanation.symptom().ifPresent(symptom -> symptom(out, symptom));
    explanation
        .parts()
        .forEach(part -> labelled(out, "Flag", part.name() + ", " + part.verdict().id()));
    labelled(out, "Why", explanation.why());
    explanation
        .entry()
        .ifPresent(entry -> entry(out, entry, explanation.symptom().isEmpty() ? entry.who() : ""));
    labelled(out, "Do", explanation.advice());
    explanation.cures().forEach(cure -> cure(out, cure));
    explanation
        .probe()
        .ifPresent(
            probe ->
                labelled(
                    out,
                    "To see it",
                    "run lxtriage script " + probe.script() + ", which " + probe.shows() + "."));
    labelled(out, "Fixed in", Wording.fixedIn(explanation.fixedIn()));
    explanation.platform().ifPresent(note -> labelled(out, PlatformNote.LABEL, note.text() + "."));
    explanation
        .entry()
        .flatMap(Entry::inherited)
        .ifPresent(family -> inherited(out, family, explanation.verdict()));
    explanation.evidence().forEach(source -> labelled(out, "Evidence", source));
    others(out, explanation.others());
    return out.toString();
  }

  private static void others(StringBuilder out, List<Explanation.Match> others) {
    others.stream()
        .limit(LISTED)
        .forEach(
            other ->
                labelled(
                    out,
                    "See also",
                    other.id() + ", " + other.verdict().id() + ": " + other.title() + "."));
    if (others.size() > LISTED) {
      labelled(out, "See also", others.size() - LISTED + " more, which --format json lists.");
    }
  }

  private static void inherited(StringBuilder out, Entry.Inherited family, Verdict verdict) {
    labelled(
        out,
        "Inherited from",
        family.name()
            + "; "
            + (family.basis() == Basis.JUDGEMENT && verdict != Verdict.UNKNOWN
                ? "the verdict is " + Basis.CAUTION + "."
                : "nobody has judged this one for itself."));
  }

  private static void symptom(StringBuilder out, Symptom symptom) {
    labelled(out, "Who says it", symptom.who());
    labelled(
        out,
        "How sure",
        symptom.basis() == Basis.JUDGEMENT
            ? "that these words point to this is " + Basis.CAUTION + "."
            : "");
  }

  /** The file stands as it is to be written, so that it can be copied. */
  private static void cure(StringBuilder out, Cure cure) {
    labelled(out, "Cure for " + cure.unit(), cure.why());
    out.append(INDENT).append(INDENT).append("Write ").append(cure.file()).append(":\n");
    cure.content().lines().forEach(line -> out.append(INDENT.repeat(4)).append(line).append('\n'));
    if (!cure.then().isEmpty()) {
      out.append(INDENT).append(INDENT).append("Then: ").append(cure.then()).append('\n');
    }
  }

  private static void entry(StringBuilder out, Entry entry, String who) {
    labelled(
        out,
        "Rests on",
        entry.inherited().isEmpty() ? entry.basis().map(Wording::basis).orElse("") : "");
    labelled(out, "The caller gets", entry.sees());
    labelled(out, "Who does it", who);
    for (Entry.Caller caller : entry.callers()) {
      String name = Wording.caller(caller);
      String note = caller.note().isEmpty() ? "" : " (" + caller.note() + ")";
      labelled(out, "For " + name, caller.verdict().id() + note);
    }
    entry
        .secondOpinion()
        .ifPresent(
            opinion ->
                labelled(
                    out,
                    "A second judge says",
                    opinion.verdict().id()
                        + " (confidence "
                        + opinion.confidence().id()
                        + "). "
                        + opinion.why()));
  }

  private static void labelled(StringBuilder out, String label, String text) {
    if (!text.isBlank()) {
      paragraph(out, INDENT, label + ": " + text);
    }
  }

  /** Breaks at blanks; an address stays whole. */
  private static void paragraph(StringBuilder out, String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : Visible.line(text).strip().split(" +", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(indent).append(INDENT);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
      line.append(word);
    }
    out.append(line).append('\n');
  }

  /** One object on one line: a finding without what only a capture has. */
  public static String json(Explanation explanation) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json =
        new JsonFactoryBuilder()
            .highestNonEscapedChar(0x7e)
            .characterEscapes(new AsciiEscapes())
            .build()
            .createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("text", explanation.asked());
      json.writeStringField("id", explanation.id());
      json.writeStringField("domain", explanation.domain().id());
      json.writeStringField("name", explanation.name());
      if (!explanation.errno().isEmpty()) {
        json.writeStringField("errno", explanation.errno());
      }
      json.writeStringField("verdict", explanation.verdict().id());
      json.writeStringField("confidence", explanation.confidence().id());
      strings(json, "spellings", explanation.entry().map(Entry::examples).orElse(List.of()));
      json.writeStringField("title", explanation.title());
      json.writeStringField("why", explanation.why());
      json.writeStringField("advice", explanation.advice());
      json.writeStringField("fixedIn", explanation.fixedIn());
      FindingExtras.fixedIn(
          json, explanation.entry().map(Entry::fixedIn).orElse(Entry.FixedIn.NOT_STATED));
      strings(json, "evidence", explanation.evidence());
      parts(json, explanation.parts());
      if (explanation.entry().isPresent()) {
        entry(json, explanation.entry().get());
      }
      if (explanation.entry().flatMap(Entry::inherited).isPresent()) {
        FindingExtras.inherited(json, explanation.entry().flatMap(Entry::inherited).get());
      }
      if (explanation.symptom().isPresent()) {
        symptom(json, explanation.symptom().get());
      }
      FindingExtras.write(json, explanation.platform(), explanation.cures(), explanation.probe());
      json.writeBooleanField("suppressed", false);
      strings(json, "others", explanation.others().stream().map(Explanation.Match::id).toList());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a string cannot fail to be written", impossible);
    }
    return out.append('\n').toString();
  }

  private static void symptom(JsonGenerator json, Symptom symptom) throws IOException {
    json.writeObjectFieldStart("symptom");
    strings(json, "words", symptom.words());
    json.writeStringField("who", symptom.who());
    json.writeStringField("why", symptom.why());
    json.writeStringField("advice", symptom.advice());
    json.writeStringField("basis", symptom.basis().id());
    strings(json, "subjects", symptom.subjects());
    json.writeEndObject();
  }

  private static void entry(JsonGenerator json, Entry entry) throws IOException {
    if (entry.basis().isPresent()) {
      json.writeStringField("basis", entry.basis().get().id());
    }
    json.writeStringField("sees", entry.sees());
    json.writeStringField("who", entry.who());
    json.writeArrayFieldStart("callers");
    for (Entry.Caller caller : entry.callers()) {
      FindingExtras.caller(json, caller);
    }
    json.writeEndArray();
    if (entry.secondOpinion().isPresent()) {
      Entry.SecondOpinion opinion = entry.secondOpinion().get();
      json.writeObjectFieldStart("secondOpinion");
      json.writeStringField("verdict", opinion.verdict().id());
      json.writeStringField("confidence", opinion.confidence().id());
      json.writeStringField("why", opinion.why());
      json.writeEndObject();
    }
  }

  private static void parts(JsonGenerator json, List<Finding.Part> parts) throws IOException {
    json.writeArrayFieldStart("parts");
    for (Finding.Part part : parts) {
      json.writeStartObject();
      json.writeStringField("id", part.id());
      json.writeStringField("name", part.name());
      json.writeStringField("verdict", part.verdict().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
