package io.github.lxtriage.fleet;

import io.github.lxtriage.triage.Batch;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Adds up what captures hold: in each task one after another, then in a tree. */
final class Merging {
  /** From some hundred partitions on, two levels bring fewer to the driver than their number. */
  private static final int LEVELS = 2;

  private Merging() {}

  /** The sum of all captures; empty where there is none. */
  static byte[] sums(JavaRDD<CaptureRead> captures) {
    JavaRDD<byte[]> sums = captures.mapPartitions(new Fold());
    return sums.getNumPartitions() == 0 ? new Batch(Optional.empty()).sums() : tree(sums);
  }

  private static byte[] tree(JavaRDD<byte[]> sums) {
    return sums.treeReduce(Merging::both, LEVELS);
  }

  private static byte[] both(byte[] a, byte[] b) {
    Batch batch = new Batch(Optional.empty());
    batch.addSums(a);
    batch.addSums(b);
    return batch.sums();
  }

  /** The sum of a partition; a partition without captures has one too. */
  private record Fold() implements FlatMapFunction<Iterator<CaptureRead>, byte[]> {
    @Override
    public Iterator<byte[]> call(Iterator<CaptureRead> captures) {
      Batch batch = new Batch(Optional.empty());
      while (captures.hasNext()) {
        CaptureRead read = captures.next();
        if (!read.isBroken()) {
          batch.addSums(read.sums().bytes());
        }
      }
      return Collections.singletonList(batch.sums()).iterator();
    }
  }
}
