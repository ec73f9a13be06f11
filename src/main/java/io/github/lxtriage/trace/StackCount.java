package io.github.lxtriage.trace;

import java.util.List;

/**
 * An entry of an aggregation with a stack among its keys (section 9.4).
 *
 * @param frames leaf first; of two stacks the first comes first; empty where the stack was empty
 * @param keys the other keys, in order
 * @param cpus what each CPU contributed, where the capture says so
 */
public record StackCount(
    long line,
    Reading reading,
    List<String> frames,
    List<Key> keys,
    long value,
    List<CpuValue> cpus)
    implements TraceRecord {
  public StackCount {
    frames = List.copyOf(frames);
    keys = List.copyOf(keys);
    cpus = List.copyOf(cpus);
  }

  public StackCount(long line, Reading reading, List<String> frames, List<Key> keys, long value) {
    this(line, reading, frames, keys, value, List.of());
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.STACK_COUNT;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.stackCount(this);
  }
}
