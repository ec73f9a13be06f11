package io.github.lxtriage.report.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.ContentReference;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.HistogramSeen;
import io.github.lxtriage.triage.MessageShape;
import io.github.lxtriage.triage.Moment;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Triage;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A triage that was saved with {@code triage --format json}.
 *
 * @param version of the program that made it
 * @param knowledge how much that program knew, in words
 */
public record SavedTriage(Triage triage, String version, String knowledge) {
  /** How many bytes are needed to tell a saved triage from a capture. */
  public static final int HEAD = 256;

  /** Deeper than what is written, and far from the depth that would fill a stack. */
  private static final int DEPTH = 64;

  /** For a file whose bytes are no text, so that no place in it has a line. */
  private static final JsonLocation BEGINNING =
      new JsonLocation(ContentReference.unknown(), 0, 0, 1, 1);

  private static final Pattern FIRST_KEY =
      Pattern.compile("(?:\u00ef\u00bb\u00bf)?\\s*\\{\\s*\"tool\"\\s*:.*", Pattern.DOTALL);

  private static final Pattern TO_PROGRAMMERS =
      Pattern.compile(" \\(code [0-9]+\\)|, from `[^`]*`|: enable `.*");

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  /** True where the first bytes of a file are those of a saved triage: its first key is tool. */
  public static boolean isSaved(byte[] head) {
    return FIRST_KEY.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
  }

  /**
   * Reads a saved triage, capture by capture and finding by finding.
   *
   * @throws SavedException where it is not one
   */
  public static SavedTriage read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      try {
        return new Reader(json).read();
      } catch (JsonProcessingException broken) {
        JsonLocation at = broken.getLocation();
        boolean located = at != null && at.getLineNr() > 0;
        throw new SavedException(
            located ? at : json.currentLocation(), words(broken.getOriginalMessage()));
      }
    } catch (CharConversionException broken) {
      throw new SavedException(BEGINNING, "this is not UTF-8: " + broken.getMessage());
    }
  }

  /** The parser's message without what it says to those who program with it. */
  private static String words(String message) {
    return message.startsWith("Unexpected end-of-input")
        ? "the file ends in the middle of the object"
        : TO_PROGRAMMERS.matcher(message).replaceAll("");
  }

  /** The reading of one file. */
  private static final class Reader {
    private final JsonParser json;
    private final List<CaptureSummary> captures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> blind = new ArrayList<>();
    private final List<MessageShape> shapes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<HistogramSeen> histograms = new ArrayList<>();
    private final List<Moment> timeline = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final SavedSources sources = new SavedSources();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private Optional<Value> summary = Optional.empty();
    private String version = "";
    private String knowledge = "";

    Reader(JsonParser json) {
      this.json = json;
    }

    SavedTriage read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new SavedException(json.currentTokenLocation(), "an object is expected");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        field(name);
      }
      if (json.nextToken() != null) {
        throw new SavedException(json.currentTokenLocation(), "something follows the object");
      }
      for (String needed : List.of("captures", "findings")) {
        if (!fields.contains(needed)) {
          throw new SavedException(BEGINNING, "'" + needed + "' is missing");
        }
      }
      Triage triage =
          new Triage(captures, findings, blind, shapes, remarks, histograms, timeline, unreadable);
      sources.areOf(captures);
      rowsAgree(triage);
      if (summary.isPresent()) {
        agrees(summary.get(), triage);
      }
      return new SavedTriage(triage, version, knowledge);
    }

    /** Each row of lxunsup is a refusal that is counted. */
    private static void rowsAgree(Triage triage) throws SavedException {
      Map<String, Long> counted = new HashMap<>();
      for (Finding finding : triage.findings()) {
        for (SourceCount seen : finding.extra().captures()) {
          counted.merge(seen.source(), seen.count(), SaturatedSum::of);
        }
      }
      for (CaptureSummary capture : triage.captures()) {
        boolean rows =
            capture.producers().equals(List.of("lxunsup"))
                && capture.losses().isEmpty()
                && !capture.contents().isEmpty();
        long said = counted.getOrDefault(capture.source(), 0L);
        if (rows && said < capture.explained()) {
          throw new SavedException(
              BEGINNING,
              capture.source()
                  + " has "
                  + capture.explained()
                  + " rows, but the findings count "
                  + said);
        }
      }
    }

    private static void agrees(Value summary, Triage triage) throws SavedException {
      for (Verdict verdict : Verdict.values()) {
        Optional<Value> said = summary.optional(verdict.id());
        long counted = triage.summary().getOrDefault(verdict, 0);
        if (said.isPresent() && said.get().number() != counted) {
          throw new SavedException(
              said.get().at(),
              "the summary says "
                  + said.get().number()
                  + " "
                  + verdict.id()
                  + ", but the findings are "
                  + counted);
        }
      }
    }

    private Finding finding(Value saved) throws SavedException {
      Finding finding = SavedFindings.finding(saved);
      if (!ids.add(finding.id())) {
        throw new SavedException(saved.field("id").at(), "there are two findings of this id");
      }
      sources.note(saved.field("first"), finding.first().source());
      for (SourceCount seen : finding.extra().captures()) {
        sources.note(saved.field("captures"), seen.source());
      }
      return finding;
    }

    private void field(String name) throws IOException {
      fields.add(name);
      switch (name) {
        case "tool" -> {
          Value tool = Value.read(json);
          version = tool.field("version").text();
          knowledge = tool.text("knowledge");
        }
        case "captures" -> items(captures, SavedCaptures::capture);
        case "findings" -> items(findings, this::finding);
        case "summary" -> summary = Optional.of(Value.read(json));
        case "blind" -> items(blind, Value::text);
        case "unknownShapes" -> items(shapes, SavedCaptures::messageShape);
        case "remarks" -> items(remarks, Value::text);
        case "histograms" -> items(histograms, SavedCaptures::histogram);
        case "unreadable" -> items(unreadable, Value::text);
        case "timeline" -> items(timeline, SavedCaptures::moment);
        default -> json.skipChildren(); // what is newer is not known
      }
    }

    private <T> void items(List<T> items, Value.Use<T> use) throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw new SavedException(json.currentTokenLocation(), "an array is expected");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(use.of(Value.read(json)));
      }
    }
  }
}
