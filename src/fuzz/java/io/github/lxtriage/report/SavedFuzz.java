package io.github.lxtriage.report;

import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any bytes may be given as a saved result: they are refused in one line, or can be written in
 * every format, and saved again without a difference.
 */
public final class SavedFuzz {
  private static final ReportContext CONTEXT = ReportContext.plain("1", "2");

  /** Pages take longest; one in this many results becomes one. */
  private static final int PAGES = 16;

  private SavedFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    SavedTriage saved;
    try {
      saved = SavedTriage.read(new ByteArrayInputStream(bytes));
    } catch (SavedException refused) {
      if (String.valueOf(refused.getMessage()).indexOf('\n') >= 0) {
        throw new AssertionError("not one line", refused);
      }
      return;
    }
    Triage triage = saved.triage();
    byte[] json = written(ReportFormat.JSON, triage);
    byte[] again =
        written(ReportFormat.JSON, SavedTriage.read(new ByteArrayInputStream(json)).triage());
    if (!Arrays.equals(json, again)) {
      throw new AssertionError(
          "saved again, it is another: "
              + new String(json, StandardCharsets.UTF_8)
              + " and "
              + new String(again, StandardCharsets.UTF_8));
    }
    ReportFormat[] formats = ReportFormat.values();
    int turn = Math.floorMod(Arrays.hashCode(bytes), formats.length * PAGES);
    ReportFormat format = formats[turn % formats.length];
    if (format != ReportFormat.HTML || turn < formats.length) {
      written(format, triage);
    }
  }

  private static byte[] written(ReportFormat format, Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, CONTEXT, out);
    return out.toByteArray();
  }
}
