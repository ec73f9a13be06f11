package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageMerge;
import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the inputs of a triage hold: captures, and triages that were saved as JSON. */
final class Parts {
  private final Program program;
  private final Interpreter interpreter;
  private final List<Tally> tallies = new ArrayList<>();
  private final List<SavedTriage> saved = new ArrayList<>();

  Parts(Program program, Interpreter interpreter) {
    this.program = program;
    this.interpreter = interpreter;
  }

  /**
   * Reads an input; what it begins with says which of the two it is.
   *
   * @param problem takes the line that says why it cannot be read
   */
  void read(Input input, Consumer<String> problem) {
    try (CaptureStream in = input.open()) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      if (SavedTriage.isSaved(head)) {
        saved.add(SavedTriage.read(whole));
      } else {
        tallies.add(tally(input.name(), program.captureReader(), whole, in));
      }
    } catch (SavedException broken) {
      problem.accept(input.name() + ":" + broken.getMessage());
    } catch (IOException unreadable) {
      problem.accept(input.name() + ": " + Inputs.reason(unreadable));
    }
  }

  private Tally tally(String name, CaptureReader reader, InputStream whole, CaptureStream in)
      throws IOException {
    Tally tally = new Tally(name, interpreter);
    ReadSummary summary = reader.read(whole, tally::add);
    tally.end(summary.lines(), summary.tornLine());
    if (in.broken().isPresent()) {
      tally.truncated();
    }
    return tally;
  }

  /** One triage of all parts. What is saved keeps its verdicts; suppressions hide it too. */
  Triage triage(Knowledge knowledge, TriageRequest request) {
    if (saved.isEmpty()) {
      return Triage.of(tallies, knowledge, request);
    }
    List<Triage> parts = new ArrayList<>(saved.stream().map(SavedTriage::triage).toList());
    if (!tallies.isEmpty()) {
      TriageRequest unsuppressed =
          new TriageRequest(request.platform(), List.of(), request.today());
      parts.add(Triage.of(tallies, knowledge, unsuppressed));
    }
    return TriageMerge.of(parts, knowledge, request);
  }

  boolean hasSaved() {
    return !saved.isEmpty();
  }

  /** Which versions of the program judged, and how much they knew. */
  Judges judges() {
    Set<String> versions = new TreeSet<>();
    Set<String> knowledge = new TreeSet<>();
    for (SavedTriage each : saved) {
      versions.add(each.version());
      knowledge.add(each.knowledge());
    }
    if (saved.isEmpty() || !tallies.isEmpty()) {
      versions.add(Program.version());
      knowledge.add(program.knowledge().size() + " entries");
    }
    return new Judges(String.join(" and ", versions), String.join(" and ", knowledge));
  }

  /** Who judged, as every output says it. */
  record Judges(String version, String knowledge) {}
}
