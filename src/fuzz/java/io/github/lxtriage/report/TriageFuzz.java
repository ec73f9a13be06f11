package io.github.lxtriage.report;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes can be triaged, with the same result however they were read; what is written of it is
 * what was saved, and sends no control character.
 */
public final class TriageFuzz {
  private static final ReportContext CONTEXT = ReportContext.plain("1", "2");
  private static final LinuxTables LINUX = LinuxTables.bundled();
  private static final LxReader LX = new LxReader(LINUX);
  private static final Knowledge KNOWLEDGE = Knowledge.bundled();

  private static final Interpreter INTERPRETER =
      new Interpreter(LINUX, LX, KNOWLEDGE, Optional.empty());

  /** Pages take longest; one in this many results becomes one. */
  private static final int PAGES = 16;

  private TriageFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    Triage triage = triage(bytes, false);
    byte[] json = written(ReportFormat.JSON, triage);
    same(json, written(ReportFormat.JSON, triage(bytes, true)), "read by the grammar alone");
    Triage saved = SavedTriage.read(new ByteArrayInputStream(json)).triage();
    same(json, written(ReportFormat.JSON, saved), "saved");
    ReportFormat[] formats = ReportFormat.values();
    int turn = Math.floorMod(Arrays.hashCode(bytes), formats.length * PAGES);
    ReportFormat format = formats[turn % formats.length];
    if (format == ReportFormat.HTML && turn >= formats.length) {
      return;
    }
    byte[] report = written(format, triage);
    same(report, written(format, saved), format + " of what was saved");
    new String(report, StandardCharsets.UTF_8)
        .codePoints()
        .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        .findFirst()
        .ifPresent(
            c -> {
              throw new AssertionError(format + " holds the control character " + c);
            });
  }

  private static Triage triage(byte[] bytes, boolean plainly) throws IOException {
    Tally tally = new Tally("c.log", INTERPRETER);
    CaptureReader reader = new CaptureReader(LX::startIn);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    ReadSummary summary = plainly ? reader.readPlainly(in, tally) : reader.read(in, tally);
    tally.end(summary.lines(), summary.tornLine());
    return Triage.of(List.of(tally), KNOWLEDGE);
  }

  private static void same(byte[] expected, byte[] actual, String how) {
    if (!Arrays.equals(expected, actual)) {
      throw new AssertionError(
          how
              + ":\n"
              + new String(expected, StandardCharsets.UTF_8)
              + "\n"
              + new String(actual, StandardCharsets.UTF_8));
    }
  }

  private static byte[] written(ReportFormat format, Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, CONTEXT, out);
    return out.toByteArray();
  }
}
