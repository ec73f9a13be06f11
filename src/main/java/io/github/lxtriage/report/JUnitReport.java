package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.PlatformNote;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JUnit's XML: a test case for each finding. What needs action and what nobody judged is a
 * failure, what is suppressed is skipped, the rest passes. With a baseline only what is new or
 * became worse can be a failure. Nothing is written that the schema of Jenkins' xUnit plugin does
 * not name, as it refuses the whole file: no file, no line.
 */
final class JUnitReport {
  private static final String NAME = "lxtriage";

  private final Triage triage;
  private final ReportContext context;
  private final XMLStreamWriter xml;

  /** The ids of what is new or worse; empty without a baseline, where everything counts. */
  private final Optional<Set<String>> changed;

  private JUnitReport(Triage triage, ReportContext context, XMLStreamWriter xml) {
    this.triage = triage;
    this.context = context;
    this.xml = xml;
    changed =
        context
            .baseline()
            .map(diff -> diff.newOrWorse().stream().map(Finding::id).collect(Collectors.toSet()));
  }

  static String text(Triage triage, ReportContext context) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JUnitReport(triage, context, xml).document();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a string cannot fail to be written", impossible);
    }
    return out.append('\n').toString();
  }

  private boolean isKnown(Finding finding) {
    return changed.filter(ids -> !ids.contains(finding.id())).isPresent();
  }

  private boolean fails(Finding finding) {
    return !finding.suppressed()
        && !isKnown(finding)
        && (finding.verdict() == Verdict.ACTIONABLE || finding.verdict() == Verdict.UNKNOWN);
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    newline(0);
    open(0, "testsuites");
    totals();
    open(1, "testsuite");
    totals();
    attribute(
        "skipped", Long.toString(triage.findings().stream().filter(Finding::suppressed).count()));
    property();
    for (Finding finding : triage.findings()) {
      testCase(finding);
    }
    open(2, "system-out");
    Wording wording = new Wording(triage, ">=");
    characters(wording.headline() + ".\nTrust: " + wording.trustLine() + ".");
    xml.writeEndElement();
    close(1);
    close(0);
    xml.writeEndDocument();
  }

  private void totals() throws XMLStreamException {
    List<Finding> findings = triage.findings();
    attribute("name", NAME);
    attribute("tests", Integer.toString(findings.size()));
    attribute("failures", Long.toString(findings.stream().filter(this::fails).count()));
    attribute("errors", "0");
  }

  private void property() throws XMLStreamException {
    open(2, "properties");
    property("version", context.version());
    property("knowledge", context.knowledge());
    property("trust", triage.trust().id());
    for (CaptureSummary capture : triage.captures()) {
      property("capture", capture.source() + ": " + capture.trust().level().id());
    }
    close(2);
  }

  private void property(String name, String value) throws XMLStreamException {
    newline(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(Finding finding) throws XMLStreamException {
    open(2, "testcase");
    attribute("classname", NAME + "." + finding.domain().id());
    attribute("name", finding.id());
    if (finding.suppressed()) {
      newline(3);
      xml.writeEmptyElement("skipped");
      attribute(
          "message",
          finding
              .extra()
              .suppression()
              .map(by -> "suppressed until " + by.expires() + ": " + by.reason())
              .orElse("suppressed"));
    } else if (fails(finding)) {
      open(3, "failure");
      attribute("type", finding.verdict().id());
      attribute("message", Wording.title(finding));
      characters("\n" + body(finding));
      xml.writeEndElement();
    } else {
      open(3, "system-out");
      characters(
          Visible.line(
              (isKnown(finding) ? "known since the baseline, " : "")
                  + finding.verdict().id()
                  + ": "
                  + Wording.title(finding)
                  + " (first at "
                  + finding.first()
                  + ")"));
      xml.writeEndElement();
    }
    close(2);
  }

  private static String body(Finding finding) {
    StringBuilder body = new StringBuilder();
    line(body, "Seen", finding.seen());
    line(body, "First at", finding.first().toString());
    line(body, "Why", finding.why());
    line(body, "Do", finding.advice());
    line(body, "Fixed in", Wording.fixedIn(finding));
    finding.extra().platform().ifPresent(note -> line(body, PlatformNote.LABEL, note.text()));
    for (RawLine raw : finding.lines()) {
      line(body, raw.place().toString(), raw.text());
    }
    finding.evidence().forEach(source -> line(body, "Evidence", source));
    return body.toString();
  }

  private static void line(StringBuilder body, String label, String text) {
    if (!text.isBlank()) {
      body.append(Visible.line(label)).append(": ").append(Visible.line(text)).append('\n');
    }
  }

  private void open(int depth, String name) throws XMLStreamException {
    newline(depth);
    xml.writeStartElement(name);
  }

  private void close(int depth) throws XMLStreamException {
    newline(depth);
    xml.writeEndElement();
  }

  private void newline(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** What XML cannot hold is shown as an escape. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Visible.line(value));
  }

  private void characters(String text) throws XMLStreamException {
    xml.writeCharacters(Visible.block(text));
  }
}
