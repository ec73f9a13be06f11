package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a capture holds while it is made. The reader looks some lines ahead before it says
 * what a line is; the lines that it has not come to are counted as they arrive: each that is not
 * blank, of the heading or of dtrace itself is taken for a record, and drops are read at once.
 */
final class CaptureProgress {
  private static final String MESSAGE = "dtrace: ";
  private static final int LONGEST_LINE = 4096;

  private final CaptureReader reader;
  private final Map<DiagnosticClass, Long> losses = new EnumMap<>(DiagnosticClass.class);
  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long lines;
  private long records;
  private String failure = "";

  CaptureProgress(CaptureReader reader) {
    this.reader = reader;
  }

  /** A line that the reader has not come to. */
  private record Ahead(long line, boolean record, long drops) {}

  /** Reads a capture to its end; other threads may ask meanwhile. */
  void read(InputStream capture) throws IOException {
    reader.readPlainly(capture, (record, raw) -> take(record));
    synchronized (this) {
      ahead.clear();
    }
  }

  private synchronized void take(TraceRecord record) {
    while (!ahead.isEmpty() && ahead.element().line() <= record.line()) {
      ahead.remove();
    }
    if (!(record instanceof TraceRecord.Diagnostic diagnostic)) {
      records++;
      return;
    }
    if (diagnostic.kind().loss()) {
      losses.merge(diagnostic.kind(), diagnostic.count(), Long::sum);
    }
    if (diagnostic.kind() == DiagnosticClass.FAILED || !diagnostic.kind().understood()) {
      failure = diagnostic.text();
    }
  }

  /** Sees bytes on their way to the reader. */
  synchronized void arrive(byte[] bytes, int length) throws IOException {
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        arrived(line.toString(ISO_8859_1));
        line.reset();
      } else if (line.size() < LONGEST_LINE) {
        line.write(bytes[at]);
      }
    }
  }

  private void arrived(String text) throws IOException {
    lines++;
    boolean message = text.startsWith(MESSAGE);
    boolean record = !message && !text.isBlank() && !text.startsWith("# lxtriage");
    ahead.add(new Ahead(lines, record, drops(text)));
  }

  private long drops(String text) throws IOException {
    int at = text.indexOf(MESSAGE);
    if (at < 0) {
      return 0;
    }
    long[] drops = new long[1];
    reader.readPlainly(
        new ByteArrayInputStream(text.substring(at).getBytes(ISO_8859_1)),
        (record, raw) -> {
          if (record instanceof TraceRecord.Diagnostic said && isDrop(said.kind())) {
            drops[0] += said.count();
          }
        });
    return drops[0];
  }

  synchronized long records() {
    return records + ahead.stream().filter(Ahead::record).count();
  }

  synchronized long drops() {
    return losses.entrySet().stream()
            .filter(loss -> isDrop(loss.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum()
        + ahead.stream().mapToLong(Ahead::drops).sum();
  }

  /** Why dtrace did not start; empty where it said nothing. */
  synchronized String failure() {
    return failure;
  }

  private static boolean isDrop(DiagnosticClass kind) {
    return switch (kind) {
      case DROPS, AGGREGATION_DROPS, DYNAMIC_VARIABLE_DROPS, SPECULATIVE_DROPS, OTHER_DROPS -> true;
      case ERROR, ABORTED, FAILED, OTHER_LOSS, MATCHED, LOWERED, NOTICE, UNKNOWN -> false;
    };
  }

  /** One line for each kind of loss, with the option that prevents it. */
  synchronized List<String> remedies() {
    List<String> lines = new ArrayList<>();
    losses.forEach(
        (kind, count) -> {
          String remedy = remedy(kind, count == 1 ? "" : "s");
          if (!remedy.isEmpty()) {
            lines.add(count + " " + remedy);
          }
        });
    return lines;
  }

  /** Empty for what is no loss, and for a failure, which is said where the capture ends. */
  private static String remedy(DiagnosticClass kind, String s) {
    return switch (kind) {
      case DROPS -> "drop" + s + ": the buffers were full; raise --bufsize or --switchrate";
      case AGGREGATION_DROPS ->
          "aggregation drop" + s + ": too many different rows; raise --aggsize";
      case DYNAMIC_VARIABLE_DROPS -> "dynamic variable drop" + s + ": raise --dynvarsize";
      case SPECULATIVE_DROPS ->
          "speculative drop" + s + ": the script speculates; raise its options nspec and specsize";
      case OTHER_DROPS -> "other drop" + s + ": see the lines that begin 'dtrace:' in the capture";
      case ERROR ->
          "error"
              + s
              + " in clauses, each of which cost a row: see the lines that begin 'dtrace: error'";
      case OTHER_LOSS ->
          "line" + s + " of dtrace about a loss: see the lines that begin 'dtrace:' in the capture";
      case ABORTED, FAILED, MATCHED, LOWERED, NOTICE, UNKNOWN -> "";
    };
  }
}
