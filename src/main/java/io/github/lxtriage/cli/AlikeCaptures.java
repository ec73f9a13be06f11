package io.github.lxtriage.cli;

import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Loss;
import io.github.lxtriage.triage.SourceCount;
import io.github.lxtriage.triage.Triage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Captures that seem to be in two parts of a merge, such as a capture and a result that was saved
 * of it. A saved result does not hold the contents, so this rests on the names, of which one ends
 * with the other, and on everything that was counted.
 */
final class AlikeCaptures {
  private final Map<Counted, Named> first = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  /** What was counted of a capture of this name, which may be the end of its name. */
  private record Counted(
      String name,
      long lines,
      long records,
      long unread,
      Optional<String> platform,
      List<Loss> losses,
      List<CaptureSummary.UnreadShape> unreadShapes,
      long findings) {
    Counted named(String other) {
      return new Counted(other, lines, records, unread, platform, losses, unreadShapes, findings);
    }
  }

  /** A capture and which part it is in. */
  private record Named(int part, String name) {}

  /**
   * Adds a part.
   *
   * @param part which one
   * @param file that it was saved in; empty for captures
   */
  void add(int part, String file, Triage triage) {
    Map<String, Long> findings = findings(triage);
    for (CaptureSummary capture : triage.captures()) {
      if (capture.records() > 0) {
        String name = file.isEmpty() ? capture.source() : file + "/" + capture.source();
        add(new Named(part, name), counted(capture, findings));
      }
    }
  }

  private void add(Named named, Counted counted) {
    String name = counted.name();
    boolean said = false;
    for (int from = 0; from >= 0; from = next(name, from)) {
      Named other = first.putIfAbsent(counted.named(name.substring(from)), named);
      if (!said && other != null && other.part() != named.part()) {
        lines.add(
            named.name()
                + ": as many lines, records and findings as "
                + other.name()
                + "; if it is the same capture, it counts twice");
        said = true;
      }
    }
  }

  /** Where the next shorter end of a path begins; negative where there is none. */
  private static int next(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? -1 : slash + 1;
  }

  /** A number that stands for how often each finding was seen, in whatever order. */
  private static Map<String, Long> findings(Triage triage) {
    Map<String, Long> sums = new HashMap<>();
    for (Finding finding : triage.findings()) {
      for (SourceCount seen : finding.extra().captures()) {
        sums.merge(
            seen.source(), finding.id().hashCode() * 0x9e3779b97f4a7c15L * seen.count(), Long::sum);
      }
    }
    return sums;
  }

  private static Counted counted(CaptureSummary capture, Map<String, Long> findings) {
    return new Counted(
        capture.source(),
        capture.lines(),
        capture.records(),
        capture.unread(),
        capture.platform(),
        capture.losses(),
        capture.unreadShapes(),
        findings.getOrDefault(capture.source(), 0L));
  }

  /** One line for each capture that seems to be in an earlier part as well. */
  List<String> lines() {
    return lines;
  }
}
