package io.github.lxtriage.fleet;

import io.github.lxtriage.cli.Fingerprint;
import io.github.lxtriage.fleet.Settings.Readers;
import io.github.lxtriage.trace.NoRecords;
import io.github.lxtriage.triage.Tally;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Joins the pieces of a capture in their order, one at a time. */
record PieceJoin(Settings settings)
    implements FlatMapFunction<Iterator<Tuple2<PieceKey, PieceRead>>, CaptureRead> {

  @Override
  public Iterator<CaptureRead> call(Iterator<Tuple2<PieceKey, PieceRead>> pieces) {
    if (!pieces.hasNext()) {
      return Collections.emptyIterator();
    }
    Readers readers = settings.readers();
    PieceRead piece = pieces.next()._2();
    String name = piece.capture().name();
    Tally tally = new Tally(name, readers.interpreter());
    tally.label(piece.capture().labels());
    tally.join(piece.tally().bytes(), 0);
    long lines = piece.facts().lines();
    long torn = piece.facts().tornLine();
    while (pieces.hasNext()) {
      piece = pieces.next()._2();
      tally.join(piece.tally().bytes(), lines);
      torn = piece.facts().tornLine() > 0 ? lines + piece.facts().tornLine() : torn;
      lines += piece.facts().lines();
    }
    try {
      StoredCapture stored = StoredCapture.of(piece.capture(), settings.configuration());
      tally.contents(Fingerprint.of(stored).toString());
    } catch (IOException unreadable) {
      String problem = name + ": " + StoredCapture.reason(unreadable);
      return Collections.singletonList(CaptureRead.broken(name, problem)).iterator();
    }
    tally.end(lines, torn);
    String note = tally.withoutRecords().map(NoRecords::words).orElse("");
    return Collections.singletonList(CaptureRead.of(name, tally, settings.given(), note))
        .iterator();
  }
}
