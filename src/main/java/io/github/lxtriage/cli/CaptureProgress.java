package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a capture holds while it is made. */
final class CaptureProgress {
  private final Map<DiagnosticClass, Long> losses = new EnumMap<>(DiagnosticClass.class);
  private long records;
  private String failure = "";

  /** Reads a capture to its end; other threads may ask meanwhile. */
  void read(CaptureReader reader, InputStream capture) throws IOException {
    reader.readPlainly(capture, (record, raw) -> take(record));
  }

  private synchronized void take(TraceRecord record) {
    if (!(record instanceof TraceRecord.Diagnostic diagnostic)) {
      records++;
      return;
    }
    if (diagnostic.kind().loss()) {
      losses.merge(diagnostic.kind(), diagnostic.count(), Long::sum);
    }
    if (diagnostic.kind() == DiagnosticClass.FAILED
        || diagnostic.kind() == DiagnosticClass.UNKNOWN) {
      failure = diagnostic.text();
    }
  }

  synchronized long records() {
    return records;
  }

  synchronized long drops() {
    return losses.entrySet().stream()
        .filter(loss -> isDrop(loss.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Why dtrace did not start; empty where it said nothing. */
  synchronized String failure() {
    return failure;
  }

  private static boolean isDrop(DiagnosticClass kind) {
    return switch (kind) {
      case DROPS, AGGREGATION_DROPS, DYNAMIC_VARIABLE_DROPS, SPECULATIVE_DROPS, OTHER_DROPS -> true;
      case ERROR, ABORTED, FAILED, MATCHED, LOWERED, NOTICE, UNKNOWN -> false;
    };
  }

  /** One line for each kind of loss, with the option that prevents it. */
  synchronized List<String> remedies() {
    List<String> lines = new ArrayList<>();
    losses.forEach((kind, count) -> lines.add(count + " " + remedy(kind)));
    return lines;
  }

  private static String remedy(DiagnosticClass kind) {
    return switch (kind) {
      case DROPS -> "drops: the buffers were full; raise --bufsize or --switchrate";
      case AGGREGATION_DROPS -> "aggregation drops: too many different rows; raise --aggsize";
      case DYNAMIC_VARIABLE_DROPS -> "dynamic variable drops: raise --dynvarsize";
      case SPECULATIVE_DROPS ->
          "speculative drops: the script speculates; raise its options nspec and specsize";
      case OTHER_DROPS -> "other drops: see the lines that begin 'dtrace:' in the capture";
      case ERROR ->
          "errors in clauses, each of which cost a row: see the lines that begin 'dtrace: error'";
      case ABORTED -> "times dtrace gave up: the system was too busy; trace less";
      case FAILED -> "failures: see the lines that begin 'dtrace:' in the capture";
      case MATCHED, LOWERED, NOTICE, UNKNOWN -> kind.id();
    };
  }
}
