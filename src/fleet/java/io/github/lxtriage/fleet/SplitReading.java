package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.CaptureParts;
import io.github.lxtriage.fleet.PieceRead.Edge;
import io.github.lxtriage.fleet.PieceRead.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Reads large captures in pieces, in rounds. The first round reads the beginning of each; in what
 * is in force at its end, the second begins all other pieces at once. Those that were begun
 * otherwise than the piece above ended are read again, begun as it ended. In each round at least
 * the first wrong piece becomes right; what is not right after {@value #ROUNDS} is read as a whole.
 */
final class SplitReading {
  private static final int ROUNDS = 6;

  /** How much is read to learn what a capture is, and what is in force in it. */
  static final long BEGINNING = 1 << 18;

  private final JavaSparkContext spark;
  private final Settings settings;
  private final Map<String, Capture> captures = new TreeMap<>();
  private final List<JavaRDD<PieceRead>> rounds = new ArrayList<>();

  SplitReading(JavaSparkContext spark, Settings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /** What is known of a capture that is being read. */
  private static final class Capture {
    private final Listed listed;
    private final TreeMap<Integer, Facts> pieces = new TreeMap<>();

    Capture(Listed listed) {
      this.listed = listed;
    }

    Chain chain() {
      return Chain.of(List.copyOf(pieces.values()));
    }
  }

  /**
   * What came of it.
   *
   * @param joined captures whose pieces fit together
   * @param wholes captures that must be read from beginning to end
   * @param broken captures that cannot be read
   */
  record Outcome(JavaRDD<CaptureRead> joined, List<Listed> wholes, List<CaptureRead> broken) {}

  Outcome read(Collection<Listed> large) {
    large.forEach(listed -> captures.put(listed.name(), new Capture(listed)));
    round(large.stream().map(listed -> piece(listed, 0, beginning(), false)).toList());
    round(captures.values().stream().flatMap(capture -> others(capture).stream()).toList());
    List<Piece> again = again();
    while (!again.isEmpty() && rounds.size() < ROUNDS) {
      round(again);
      again = again();
    }
    return outcome();
  }

  private static Edge beginning() {
    return new Edge(0, CaptureParts.beginning(), "");
  }

  private Piece piece(Listed listed, int place, Edge begin, boolean exact) {
    return new Piece(
        listed, place, begin.offset(), end(listed, place), begin.state(), begin.context(), exact);
  }

  private long begin(int place) {
    return BEGINNING + (place - 1) * settings.partSize();
  }

  private long end(Listed listed, int place) {
    return begin(place + 1) + settings.partSize() / 2 < listed.size()
        ? begin(place + 1)
        : Long.MAX_VALUE;
  }

  private List<Piece> others(Capture capture) {
    List<Piece> pieces = new ArrayList<>();
    Chain chain = capture.chain();
    Facts first = capture.pieces.firstEntry().getValue();
    if (chain.whole() || !chain.problem().isEmpty() || first.last()) {
      return pieces;
    }
    for (int place = 1; end(capture.listed, place - 1) < Long.MAX_VALUE; place++) {
      Edge guess = new Edge(begin(place), first.end().state(), first.end().context());
      pieces.add(piece(capture.listed, place, guess, false));
    }
    return pieces;
  }

  private List<Piece> again() {
    List<Piece> again = new ArrayList<>();
    for (Capture capture : captures.values()) {
      for (Chain.Link link : capture.chain().again()) {
        Edge begin = link.begin();
        again.add(
            new Piece(
                capture.listed,
                link.place(),
                begin.offset(),
                link.limit(),
                begin.state(),
                begin.context(),
                true));
      }
    }
    return again;
  }

  /** Reads pieces; what they hold stays on the disks of those who read it. */
  private void round(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return;
    }
    JavaRDD<PieceRead> read =
        spark
            .parallelize(pieces, pieces.size())
            .mapPartitions(new PieceReader(settings, rounds.size()))
            .persist(StorageLevel.DISK_ONLY());
    rounds.add(read);
    for (Facts facts : read.map(PieceRead::facts).collect()) {
      Capture capture = captures.get(facts.name());
      if (capture == null) {
        throw new IllegalStateException("a piece of no capture: " + facts.name());
      }
      capture.pieces.put(facts.place(), facts);
    }
  }

  private Outcome outcome() {
    Map<String, Integer> partitions = new HashMap<>();
    Map<PieceKey, Integer> counting = new HashMap<>();
    List<Listed> wholes = new ArrayList<>();
    List<CaptureRead> broken = new ArrayList<>();
    for (Capture capture : captures.values()) {
      Chain chain = capture.chain();
      String name = capture.listed.name();
      if (!chain.problem().isEmpty()) {
        broken.add(CaptureRead.broken(name, chain.problem()));
      } else if (chain.whole() || !chain.again().isEmpty()) {
        wholes.add(capture.listed);
      } else {
        partitions.put(name, partitions.size());
        chain
            .counting()
            .forEach(facts -> counting.put(new PieceKey(name, facts.place()), facts.round()));
      }
    }
    return new Outcome(joined(new ByCapture(partitions), Map.copyOf(counting)), wholes, broken);
  }

  private JavaRDD<CaptureRead> joined(ByCapture partitions, Map<PieceKey, Integer> counting) {
    JavaRDD<PieceRead> all = spark.emptyRDD();
    for (JavaRDD<PieceRead> round : rounds) {
      all = all.union(round);
    }
    JavaPairRDD<PieceKey, PieceRead> keyed =
        all.mapToPair(
                piece ->
                    new Tuple2<>(new PieceKey(piece.facts().name(), piece.facts().place()), piece))
            .filter(
                keyedPiece ->
                    Integer.valueOf(keyedPiece._2().facts().round())
                        .equals(counting.get(keyedPiece._1())));
    return keyed
        .repartitionAndSortWithinPartitions(partitions)
        .mapPartitions(new PieceJoin(settings));
  }
}
