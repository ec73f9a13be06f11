package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.cli.CaptureStream;
import io.github.lxtriage.cli.Fingerprint;
import io.github.lxtriage.fleet.Settings.Readers;
import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.trace.NoRecords;
import io.github.lxtriage.triage.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Reads captures from beginning to end, one after another; each is counted and forgotten. A file
 * that cannot be read is read once more, because storage that many machines share has weak moments;
 * then it is broken.
 */
record WholeReader(Settings settings)
    implements FlatMapFunction<Iterator<List<Listed>>, CaptureRead> {
  private static final int TRIES = 2;

  static final String TOO_LARGE =
      "holds more different texts than there is memory for; give executors more (--executor-memory)";

  @Override
  public Iterator<CaptureRead> call(Iterator<List<Listed>> groups) {
    Readers readers = settings.readers();
    Iterator<Listed> captures = new Flattened<>(groups);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return captures.hasNext();
      }

      @Override
      public CaptureRead next() {
        return read(captures.next(), readers);
      }
    };
  }

  private CaptureRead read(Listed listed, Readers readers) {
    String problem = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        return tally(listed, readers);
      } catch (IOException unreadable) {
        problem = problem(listed.name(), unreadable);
      } catch (LinkageError missing) {
        return CaptureRead.broken(
            listed.name(),
            listed.name() + ": what reads it cannot be loaded: " + missing.getMessage());
      } catch (OutOfMemoryError full) {
        return CaptureRead.broken(listed.name(), listed.name() + ": " + TOO_LARGE);
      }
    }
    return CaptureRead.broken(listed.name(), problem);
  }

  /** A saved result that is none says where; the line is that of the command line. */
  private static String problem(String name, IOException failure) {
    return failure instanceof SavedException
        ? name + ":" + failure.getMessage()
        : name + ": " + StoredCapture.reason(failure);
  }

  private CaptureRead tally(Listed listed, Readers readers) throws IOException {
    StoredCapture stored = StoredCapture.of(listed, settings.configuration());
    try (CaptureStream in = new CaptureStream(stored.from(0))) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      if (SavedTriage.isSaved(head)) {
        SavedTriage.read(new SequenceInputStream(new ByteArrayInputStream(head), in));
        return CaptureRead.broken(
            listed.name(),
            listed.name() + ": a saved result, not a capture: give it to lxtriage report");
      }
      Tally tally = new Tally(listed.name(), readers.interpreter());
      tally.label(listed.labels());
      Fingerprint.Taking whole =
          new Fingerprint.Taking(new SequenceInputStream(new ByteArrayInputStream(head), in));
      ReadSummary summary = readers.whole().read(whole, tally);
      tally.contents(whole.taken().toString());
      tally.end(summary.lines(), summary.tornLine());
      tally.leftOut(summary.leftOutLine());
      List<String> notes = new ArrayList<>(in.remarks());
      if (in.isBroken()) {
        tally.truncated();
      } else {
        tally.withoutRecords().map(NoRecords::words).ifPresent(notes::add);
      }
      return CaptureRead.of(listed.name(), tally, settings.given(), String.join("; ", notes));
    }
  }
}
