package io.github.lxtriage.fleet;

import io.github.lxtriage.triage.Batch;
import io.github.lxtriage.triage.Triage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** The triage of captures that many machines read. */
final class FleetTriage {
  /** What opening a file costs, in bytes that could be read meanwhile. */
  private static final long OPENING = 1 << 20;

  private final JavaSparkContext spark;
  private final Settings settings;

  FleetTriage(JavaSparkContext spark, Settings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * What came of it.
   *
   * @param captures each capture that was read, on the disks of those who read it
   * @param about what is said of each, sorted by name; broken ones included
   */
  record Outcome(Triage triage, JavaRDD<CaptureRead> captures, List<About> about) {}

  /**
   * What the user should know of a capture.
   *
   * @param problem the line that says why it could not be read; empty where it was
   */
  record About(String name, String note, String problem) {}

  /** What the driver wants of a capture. */
  private record Brief(String name, Packed about, String note, String problem)
      implements Serializable {
    static Brief of(CaptureRead read) {
      return new Brief(read.name(), read.about(), read.note(), read.problem());
    }
  }

  Outcome read(List<Listed> listed) {
    Map<String, Listed> large = new TreeMap<>();
    List<Listed> wholes = new ArrayList<>();
    for (Listed each : listed) {
      // pieces are put together by name, which two captures may share
      if (!isLarge(each) || large.putIfAbsent(each.name(), each) != null) {
        wholes.add(each);
      }
    }
    SplitReading.Outcome split = new SplitReading(spark, settings).read(large.values());
    wholes.addAll(split.wholes());
    List<List<Listed>> groups = groups(wholes);
    JavaRDD<CaptureRead> read =
        spark
            .parallelize(groups, Math.max(1, groups.size()))
            .mapPartitions(new WholeReader(settings))
            .union(split.joined())
            .persist(StorageLevel.DISK_ONLY());
    List<Brief> briefs = new ArrayList<>(read.map(Brief::of).collect());
    split.broken().forEach(broken -> briefs.add(Brief.of(broken)));
    briefs.sort(Comparator.comparing(Brief::name));
    return new Outcome(
        triage(Merging.sums(read), briefs),
        read.filter(capture -> !capture.isBroken()),
        briefs.stream()
            .map(brief -> new About(brief.name(), brief.note(), brief.problem()))
            .toList());
  }

  private boolean isLarge(Listed listed) {
    return listed.size() > settings.partSize() + settings.partSize() / 2;
  }

  private Triage triage(byte[] sums, List<Brief> briefs) {
    Judging judging = settings.judging();
    Batch all = new Batch(judging.given());
    all.addSums(sums);
    briefs.stream()
        .filter(brief -> brief.problem().isEmpty())
        .forEach(brief -> all.addCaptures(brief.about().bytes()));
    return all.triage(judging.knowledge(), judging.request());
  }

  /**
   * Groups of about a piece's size, the largest first, so that none begins when others are done.
   */
  private List<List<Listed>> groups(List<Listed> wholes) {
    List<List<Listed>> groups = new ArrayList<>();
    List<Listed> group = new ArrayList<>();
    long weight = 0;
    for (Listed listed : wholes) {
      if (weight > 0 && weight + listed.size() + OPENING > settings.partSize()) {
        groups.add(group);
        group = new ArrayList<>();
        weight = 0;
      }
      group.add(listed);
      weight += listed.size() + OPENING;
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    groups.sort(
        Comparator.comparingLong((List<Listed> each) -> each.stream().mapToLong(Listed::size).sum())
            .reversed());
    return groups;
  }
}
