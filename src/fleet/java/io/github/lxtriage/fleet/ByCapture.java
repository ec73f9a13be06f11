package io.github.lxtriage.fleet;

import java.util.Map;
import org.apache.spark.Partitioner;

/** Brings the pieces of a capture together; each capture has a partition of its own. */
final class ByCapture extends Partitioner {
  private final Map<String, Integer> partitions;

  /**
   * @param partitions a number for each capture, from 0
   */
  ByCapture(Map<String, Integer> partitions) {
    this.partitions = Map.copyOf(partitions);
  }

  @Override
  public int numPartitions() {
    return Math.max(1, partitions.size());
  }

  @Override
  public int getPartition(Object key) {
    Integer partition = partitions.get(((PieceKey) key).name());
    if (partition == null) {
      throw new IllegalStateException("a piece of no capture: " + key);
    }
    return partition;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByCapture same && same.partitions.equals(partitions);
  }

  @Override
  public int hashCode() {
    return partitions.hashCode();
  }
}
