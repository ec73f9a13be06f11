package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.report.RecordFormat;
import io.github.lxtriage.report.RecordWriter;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Does once, for a few made-up lines and on another processor, what a command that reads captures
 * is about to do: tables, grammars, knowledge and classes are then at hand when they are needed.
 * What it makes is thrown away, and a run without it gives the same.
 */
final class Rehearsal {
  /** In the columns of lxunsup.d, as most captures are, and few: all that is judged costs time. */
  private static final String ROWS =
      """
         PID                 NAME CALL
        1001              made-up NOSYS (332): out of bounds\\0
        1002      made-up-service setsockopt(41, 25)\\0
        1002      made-up-service setsockopt(41, 25)\\0
        1002      made-up-service setsockopt(41, 25)\\0
      """;

  /** In the columns of an aggregation of stacks. */
  private static final String STACKS =
      """

                    genunix`made_up+0x10
                    lx_brand`lx_made_up+0x20
                      2

                    genunix`made_up+0x10
                    lx_brand`lx_made_up+0x20
                      3

      """;

  private final Program program;
  private final List<String> arguments;

  Rehearsal(Program program, List<String> arguments) {
    this.program = program;
    this.arguments = arguments;
  }

  /** Begins, where a processor is free for it and the command reads captures. */
  static void begin(Program program, String... arguments) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      new Rehearsal(program, List.of(arguments)).begin();
    }
  }

  /** What fails here fails again where it is needed, and is said there. */
  private void begin() {
    Thread thread = new Thread(this::run, "rehearsal");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, why) -> {});
    thread.start();
  }

  /**
   * Does it.
   *
   * @return false for a command that reads no capture
   */
  boolean run() {
    switch (arguments.isEmpty() ? "" : arguments.get(0)) {
      case "triage", "report", "diff" -> triage();
      case "parse" -> parse();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void triage() {
    Knowledge knowledge = program.knowledge();
    Interpreter interpreter = program.interpreter(Optional.empty(), knowledge);
    Tally tally = new Tally("made-up", interpreter);
    read(ROWS, tally);
    Parts parts = new Parts(program, Optional.empty(), false);
    parts.add(tally);
    Triage triage = parts.triage(knowledge, TriageRequest.PLAIN);
    ReportContext context = ReportContext.plain(Program.version(), parts.judges().knowledge());
    try {
      format().write(triage, context, OutputStream.nullOutputStream());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private ReportFormat format() {
    if (arguments.get(0).equals("report")) {
      return ReportFormat.HTML;
    }
    return arguments.stream()
        .flatMap(word -> ReportFormat.of(word.substring(word.indexOf('=') + 1)).stream())
        .findFirst()
        .orElse(ReportFormat.TABLE);
  }

  private void parse() {
    if (!arguments.contains(RecordFormat.FOLDED.id())) {
      read(ROWS, (record, raw) -> {});
      return;
    }
    try {
      RecordWriter writer = RecordFormat.FOLDED.open(OutputStream.nullOutputStream());
      if (writer instanceof RecordSink sink) {
        read(STACKS, sink);
      }
      writer.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void read(String text, RecordSink sink) {
    try (InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      program.captureReader().read(in, sink);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
