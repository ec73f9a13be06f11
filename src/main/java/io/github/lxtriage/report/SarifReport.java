package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.Place;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes SARIF 2.1.0: a rule and a result for each finding, with the line of the capture that shows
 * it. With a baseline each result has its {@code baselineState}, and what is gone for certain has a
 * result too.
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String PLAIN_IN_PATH = "-._~/";

  private final Triage triage;
  private final ReportContext context;
  private final JsonText json;

  /** Those of the triage, then those that are gone since the baseline. */
  private final List<Finding> findings;

  private final Map<String, String> states = new HashMap<>();

  private SarifReport(Triage triage, ReportContext context, JsonText json) {
    this.triage = triage;
    this.context = context;
    this.json = json;
    List<Finding> all = new ArrayList<>(triage.findings());
    context.baseline().ifPresent(diff -> compare(diff, all));
    findings = List.copyOf(all);
  }

  private void compare(TriageDiff diff, List<Finding> all) {
    all.forEach(finding -> states.put(finding.id(), "unchanged"));
    for (TriageDiff.Change change : diff.changes()) {
      if (change.after().isPresent()) {
        boolean isNew = change.kinds().contains(TriageDiff.Kind.NEW);
        states.put(change.id(), isNew ? "new" : "updated");
      } else if (!change.uncertain() && !states.containsKey(change.id())) {
        states.put(change.id(), "absent");
        all.add(change.finding());
      }
    }
  }

  static String text(Triage triage, ReportContext context) throws IOException {
    return JsonText.write(json -> new SarifReport(triage, context, json).document());
  }

  private void document() throws IOException {
    json.object(
        () -> {
          json.text("$schema", SCHEMA);
          json.text("version", "2.1.0");
          json.array("runs", List.of(triage), this::run);
        });
  }

  private void run(Triage run) throws IOException {
    json.object(
        () -> {
          json.object("tool", () -> json.object("driver", this::driver));
          json.array("invocations", List.of(run), this::invocation);
          json.array("artifacts", run.captures(), this::artifact);
          json.array("results", findings, this::result);
          json.text("columnKind", "utf16CodeUnits");
          json.object(
              "properties",
              () -> {
                json.text("trust", run.trust().id());
                json.texts("notVisible", run.blind());
              });
        });
  }

  private void driver() throws IOException {
    json.text("name", "lxtriage");
    json.text("version", Visible.line(context.version()));
    json.array("rules", findings, this::rule);
    json.object("properties", () -> json.text("knowledge", Visible.line(context.knowledge())));
  }

  private void rule(Finding finding) throws IOException {
    json.object(
        () -> {
          json.text("id", Visible.line(finding.id()));
          message("shortDescription", Wording.title(finding));
          message("fullDescription", or(finding.why(), Wording.title(finding)));
          message("help", or(finding.advice(), "Nothing is known that helps."));
          finding.evidence().stream()
              .flatMap(source -> Page.webAddress(source).stream())
              .findFirst()
              .ifPresent(address -> json.quietText("helpUri", address.toASCIIString()));
          json.object("defaultConfiguration", () -> json.text("level", level(finding.verdict())));
          json.object(
              "properties",
              () -> {
                json.texts("tags", List.of(finding.domain().id(), finding.verdict().id()));
                json.texts("evidence", finding.evidence());
              });
        });
  }

  private static String or(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }

  private static String level(Verdict verdict) {
    return switch (verdict) {
      case ACTIONABLE -> "error";
      case UNKNOWN, DEGRADED -> "warning";
      case HARMLESS -> "note";
      case SUPPORTED -> "none";
    };
  }

  /** How the capture was made, as far as it says what it lacks. */
  private void invocation(Triage run) throws IOException {
    json.object(
        () -> {
          json.flag("executionSuccessful", true);
          json.array(
              "toolExecutionNotifications",
              run.captures().stream().filter(SarifReport::isDoubtful).toList(),
              this::notification);
        });
  }

  private static boolean isDoubtful(CaptureSummary capture) {
    return capture.trust().level() != Trust.Level.COMPLETE;
  }

  private void notification(CaptureSummary capture) throws IOException {
    boolean lossy = capture.trust().level() == Trust.Level.LOSSY;
    long line =
        capture.losses().stream().mapToLong(Loss::line).filter(at -> at > 0).min().orElse(1);
    json.object(
        () -> {
          json.text("level", lossy ? "warning" : "note");
          message(
              "message",
              "The capture is "
                  + (lossy ? "lossy" : "not known to be complete")
                  + ": "
                  + String.join(
                      "; ", capture.trust().reasons().stream().map(Trust.Reason::text).toList()));
          json.array(
              "locations",
              List.of(new RawLine(new Place(capture.source(), line), "")),
              this::location);
        });
  }

  private void artifact(CaptureSummary capture) throws IOException {
    json.object(
        () -> {
          json.object("location", () -> json.text("uri", uri(capture.source())));
          json.object(
              "properties",
              () -> {
                json.text("trust", capture.trust().level().id());
                json.number("records", capture.records());
                json.number("unread", capture.unread());
              });
        });
  }

  private void result(Finding finding) throws IOException {
    json.object(
        () -> {
          json.text("ruleId", Visible.line(finding.id()));
          json.number("ruleIndex", findings.indexOf(finding));
          json.text("kind", finding.verdict() == Verdict.SUPPORTED ? "pass" : "fail");
          json.text("level", level(finding.verdict()));
          String state = states.get(finding.id());
          if (state != null) {
            json.text("baselineState", state);
          }
          message(
              "message",
              Wording.title(finding) + ". " + or(finding.seen(), "Seen") + ". " + finding.advice());
          json.number("occurrenceCount", Math.max(1, finding.count()));
          List<RawLine> lines = lines(finding);
          json.array("locations", lines.subList(0, 1), this::location);
          if (lines.size() > 1) {
            json.array("relatedLocations", lines.subList(1, lines.size()), this::location);
          }
          json.object(
              "partialFingerprints", () -> json.text("subject/v1", Visible.line(finding.id())));
          suppression(finding);
          json.object("properties", () -> properties(finding));
        });
  }

  private static List<RawLine> lines(Finding finding) {
    return finding.lines().isEmpty() ? List.of(new RawLine(finding.first(), "")) : finding.lines();
  }

  private void suppression(Finding finding) throws IOException {
    if (finding.suppressed()) {
      json.array(
          "suppressions",
          List.of(finding),
          suppressed ->
              json.object(
                  () -> {
                    json.text("kind", "external");
                    json.text(
                        "justification",
                        Visible.line(
                            suppressed
                                .extra()
                                .suppression()
                                .map(by -> by.reason() + " (until " + by.expires() + ")")
                                .orElse("suppressed")));
                  }));
    }
  }

  private void properties(Finding finding) throws IOException {
    json.text("verdict", finding.verdict().id());
    json.text("confidence", finding.confidence().id());
    json.text("fixedIn", Visible.line(finding.fixedIn()));
    json.texts("spellings", finding.spellings());
    List<String> versions = Wording.versions(finding);
    if (!versions.isEmpty()) {
      json.texts("versions", versions);
    }
    if (!finding.extra().wants().isEmpty()) {
      json.texts("wantsVersionOf", finding.extra().wants());
    }
    json.texts("processes", finding.processes().stream().map(Finding.Caller::execname).toList());
  }

  private void location(RawLine raw) throws IOException {
    long line = Math.max(1, raw.place().line());
    json.object(
        () ->
            json.object(
                "physicalLocation",
                () -> {
                  json.object(
                      "artifactLocation", () -> json.text("uri", uri(raw.place().source())));
                  json.object(
                      "region",
                      () -> {
                        json.number("startLine", line);
                        if (!raw.text().isEmpty()) {
                          json.object(
                              "snippet", () -> json.text("text", Visible.block(raw.text())));
                        }
                      });
                }));
  }

  /** Brackets would begin a link and braces a placeholder; nobody's text may. */
  private void message(String name, String text) throws IOException {
    String safe =
        Visible.line(text.strip()).replaceAll("[\\\\\\[\\]]", "\\\\$0").replaceAll("[{}]", "$0$0");
    json.object(name, () -> json.text("text", safe));
  }

  /** The capture's name as an address: relative as it was given, or that of an absolute path. */
  private static String uri(String source) {
    StringBuilder uri = new StringBuilder(source.startsWith("/") ? "file://" : "");
    for (byte b : source.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN_IN_PATH.indexOf(c) >= 0;
      uri.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return uri.toString();
  }
}
