package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.CaptureParts;
import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.cli.CaptureStream;
import io.github.lxtriage.fleet.PieceRead.Edge;
import io.github.lxtriage.fleet.PieceRead.Facts;
import io.github.lxtriage.fleet.PieceRead.Kind;
import io.github.lxtriage.fleet.Settings.Readers;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Reads pieces of large captures. Where exactly a piece begins and ends, each task finds out for
 * itself from the bytes there; two neighbours come to the same answer.
 */
record PieceReader(Settings settings, int round)
    implements FlatMapFunction<Iterator<Piece>, PieceRead> {
  private static final int TRIES = 2;

  @Override
  public Iterator<PieceRead> call(Iterator<Piece> pieces) {
    Readers readers = settings.readers();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pieces.hasNext();
      }

      @Override
      public PieceRead next() {
        return read(pieces.next(), readers);
      }
    };
  }

  private PieceRead read(Piece piece, Readers readers) {
    String problem = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        return read(piece, StoredCapture.of(piece.capture(), settings.configuration()), readers);
      } catch (IOException unreadable) {
        problem = piece.capture().name() + ": " + StoredCapture.reason(unreadable);
      } catch (OutOfMemoryError full) {
        return other(piece, Kind.BROKEN, piece.capture().name() + ": " + WholeReader.TOO_LARGE);
      }
    }
    return other(piece, Kind.BROKEN, problem);
  }

  private PieceRead read(Piece piece, StoredCapture stored, Readers readers) throws IOException {
    if (piece.place() == 0 && isReadAsAWhole(stored)) {
      return other(piece, Kind.WHOLE, "");
    }
    boolean cut = !piece.exact() && piece.place() > 0;
    OptionalLong begins =
        cut ? CaptureParts.cut(stored, piece.from()) : OptionalLong.of(piece.from());
    if (begins.isEmpty()) {
      return other(piece, Kind.VOID, "");
    }
    long from = begins.getAsLong();
    String start = cut ? CaptureParts.guess(stored, from, piece.start()) : piece.start();
    long limit = piece.exact() ? piece.until() : limit(stored, piece.until());
    Tally tally = new Tally(piece.capture().name(), readers.interpreter()).part(piece.context());
    CaptureParts.Part part = readers.parts().read(stored, from, start, limit, tally);
    tally.leftOut(part.summary().leftOutLine());
    boolean exact = tally.exact();
    Edge end = new Edge(part.until(), part.end().orElse(""), String.valueOf(tally.context()));
    Facts facts =
        new Facts(
            piece.capture().name(),
            piece.place(),
            round,
            exact ? Kind.COUNTED : Kind.INEXACT,
            new Edge(from, start, piece.context()),
            limit,
            end,
            part.end().isEmpty(),
            part.summary().lines(),
            part.summary().tornLine(),
            "");
    return new PieceRead(
        piece.capture(), facts, exact ? new Packed(tally.bytes()) : Packed.NOTHING);
  }

  private PieceRead other(Piece piece, Kind kind, String problem) {
    Facts facts =
        new Facts(
            piece.capture().name(),
            piece.place(),
            round,
            kind,
            Edge.NONE,
            piece.until(),
            Edge.NONE,
            false,
            0,
            0,
            problem);
    return new PieceRead(piece.capture(), facts, Packed.NOTHING);
  }

  /** Where the next piece begins that has a line to begin with. */
  private long limit(CaptureReader.Source stored, long until) throws IOException {
    long at = until;
    while (at < stored.size()) {
      OptionalLong cut = CaptureParts.cut(stored, at);
      if (cut.isPresent()) {
        return cut.getAsLong();
      }
      at += settings.partSize();
    }
    return Long.MAX_VALUE;
  }

  /** Archives, saved results and structured output have no places to cut. */
  private static boolean isReadAsAWhole(StoredCapture stored) throws IOException {
    try (InputStream in = stored.from(0)) {
      if (CaptureStream.encoded(in)) {
        return true;
      }
    }
    try (InputStream in = stored.from(0)) {
      return SavedTriage.isSaved(in.readNBytes(SavedTriage.HEAD)) || !CaptureParts.hasParts(stored);
    }
  }
}
